package dev.tarsier.job.model;

import dev.tarsier.job.recipe.TensorShape;
import java.io.Serializable;

/**
 * How a model is fed in this run, and what it gives.
 *
 * @param image one image of the input
 * @param batch images in a run of the model, at the most
 * @param fixedBatch whether the model takes this many and no fewer
 * @param outputs numbers for an image
 */
public record ModelForm(TensorShape image, int batch, boolean fixedBatch, int outputs)
    implements Serializable {}
