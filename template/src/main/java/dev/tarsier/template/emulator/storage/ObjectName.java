package dev.tarsier.template.emulator.storage;

import dev.tarsier.template.emulator.http.ApiError;

/** Which object. */
record ObjectName(String bucket, String name) {
  /** A zero-byte object that stands for a folder, as the Hadoop connector and consoles make. */
  boolean isPlaceholder() {
    return name.endsWith("/");
  }

  ApiError missing() {
    return ApiError.notFound("No such object: " + bucket + "/" + name);
  }
}
