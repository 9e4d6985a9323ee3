/**
 * Principal components of features: fitted by Spark ML, applied vector by vector.
 *
 * <p>Spark ML gives the components and their shares; the signs, the mean and what a given size
 * means are decided here.
 */
package dev.tarsier.job.model.pca;
