package dev.tarsier.job.model;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Images on their way through a model together. Its buffer is used again; by one thread. */
public final class TensorBatch {
  private final OnnxModel model;
  private final ModelForm form;
  private final FloatBuffer buffer;
  private int size;

  public TensorBatch(OnnxModel model, ModelForm form) {
    this.model = model;
    this.form = form;
    this.buffer = ModelCheck.buffer(form.image(), form.batch());
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public boolean isFull() {
    return size == form.batch();
  }

  public int size() {
    return size;
  }

  /** Copies one image, its first {@code form.image().values()} numbers. */
  public void add(float[] image) {
    if (isFull()) {
      throw new IllegalStateException("Cannot add to a batch of " + size + ": it is full");
    }
    buffer.position(size * form.image().values());
    buffer.put(image, 0, form.image().values());
    size++;
  }

  /** The vectors of the images in the order in which they came; the batch is empty then. */
  public List<float[]> run() {
    int rows = form.fixedBatch() ? form.batch() : size;
    clearFrom(size, rows);
    buffer.position(0).limit(rows * form.image().values());
    OnnxModel.Output output = model.run(buffer, form.image().dimensions(rows));
    buffer.clear();
    List<float[]> vectors = new ArrayList<>(size);
    for (int row = 0; row < size; row++) {
      vectors.add(
          Arrays.copyOfRange(output.values(), row * form.outputs(), (row + 1) * form.outputs()));
    }
    size = 0;
    return vectors;
  }

  /** What fills up a fixed batch must not be another batch's images: equal input, equal runs. */
  private void clearFrom(int row, int rows) {
    float[] empty = new float[row < rows ? form.image().values() : 0];
    for (int i = row; i < rows; i++) {
      buffer.position(i * form.image().values());
      buffer.put(empty);
    }
  }
}
