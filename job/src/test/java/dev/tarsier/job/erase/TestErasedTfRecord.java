package dev.tarsier.job.erase;

import java.util.List;

/** The files for TensorFlow Datasets, which count samples and bytes, stand among the shards. */
class TestErasedTfRecord extends ErasedFormatContract {
  @Override
  List<String> arguments() {
    return List.of("--output-format", "tfrecord", "--recipe", "tfrecord");
  }
}
