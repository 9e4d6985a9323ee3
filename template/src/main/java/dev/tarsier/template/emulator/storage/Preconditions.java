package dev.tarsier.template.emulator.storage;

import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;

/**
 * What must hold of an object or bucket for a request to be carried out; −1 asks for nothing, and a
 * generation of 0 means that there is no object
 * (https://cloud.google.com/storage/docs/request-preconditions, read 2026-11: reads and changes
 * answer alike; so does testbench/generation.py of googleapis/storage-testbench).
 */
record Preconditions(
    long generation, long notGeneration, long metageneration, long notMetageneration) {
  private static final long ANY = -1;

  /** Asks for nothing. */
  static final Preconditions NONE = new Preconditions(ANY, ANY, ANY, ANY);

  /** Of the object that the request is about. */
  static Preconditions of(ApiRequest request) throws ApiError {
    return of(request, "if");
  }

  /** Of the object that is copied. */
  static Preconditions ofSource(ApiRequest request) throws ApiError {
    return of(request, "ifSource");
  }

  private static Preconditions of(ApiRequest request, String prefix) throws ApiError {
    return new Preconditions(
        request.number(prefix + "GenerationMatch", ANY),
        request.number(prefix + "GenerationNotMatch", ANY),
        request.number(prefix + "MetagenerationMatch", ANY),
        request.number(prefix + "MetagenerationNotMatch", ANY));
  }

  static Preconditions generation(long wanted) {
    return new Preconditions(wanted, ANY, ANY, ANY);
  }

  /**
   * Before something is read that is there: 412 where a number differs that must match, 304 where
   * one is the same that must not.
   */
  void checkRead(long generationNow, long metagenerationNow) throws ApiError {
    if (differs(generation, generationNow) || differs(metageneration, metagenerationNow)) {
      throw notMet();
    }
    if (notGeneration == generationNow || notMetageneration == metagenerationNow) {
      throw ApiError.notModified();
    }
  }

  /**
   * Before something is changed, both 0 when it is not there: 412 and 304 again. Where there is no
   * object, none has another generation than any that is named (ifGenerationNotMatch of
   * objects.insert, JSON API v1).
   */
  void checkChange(long generationNow, long metagenerationNow) throws ApiError {
    if (notGeneration != ANY && generationNow == 0) {
      throw ApiError.notModified();
    }
    checkRead(generationNow, metagenerationNow);
  }

  private static boolean differs(long wanted, long now) {
    return wanted != ANY && wanted != now;
  }

  private static ApiError notMet() {
    return ApiError.conditionNotMet(
        "At least one of the pre-conditions you specified did not hold.");
  }
}
