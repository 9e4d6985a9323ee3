package dev.tarsier.job.erase;

import java.util.List;

class TestErasedGzipTfRecord extends ErasedFormatContract {
  @Override
  List<String> arguments() {
    return List.of("--output-format", "tfrecord", "--recipe", "tfrecord", "--compression", "gzip");
  }
}
