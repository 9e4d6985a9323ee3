package dev.tarsier.template.emulator.http;

import com.google.rpc.Code;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;

/** Answers that are not as they should be. */
final class FaultyAnswer {
  private FaultyAnswer() {}

  /** An error in the form of Google's. */
  static ApiResponse refusal(int status) {
    ApiResponse error =
        ErrorBody.of(ApiError.of(Code.INTERNAL, "Cannot answer: a fault was asked for"));
    return error.withStatus(status);
  }

  /** Whether the body of the answer suffers. */
  static boolean spoils(Fault fault) {
    return fault instanceof Fault.BrokenBody || fault instanceof Fault.CorruptedBody;
  }

  /** Sends the answer with the fault in its body; an answer without a body is sent as it is. */
  static void send(HttpExchange exchange, ApiResponse response, Fault fault) throws IOException {
    response.headers().forEach(exchange.getResponseHeaders()::set);
    boolean none = response.bytes() == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.status(), none ? -1 : response.bytes());
    if (none) {
      return;
    }
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    response.writeTo(buffer);
    byte[] body = buffer.toByteArray();
    int sent = body.length;
    if (fault instanceof Fault.BrokenBody broken) {
      sent = Math.min(body.length - 1, (int) (body.length * broken.share()));
    } else {
      body[body.length / 2] ^= 1;
    }
    exchange.getResponseBody().write(body, 0, sent);
    exchange.getResponseBody().flush();
  }

  static void pause(Duration delay) {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
