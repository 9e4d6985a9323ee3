package dev.tarsier.template.emulator.http;

import java.io.IOException;

/** Answers the requests of one route. */
public interface Handler {
  ApiResponse answer(ApiRequest request) throws ApiError, IOException;
}
