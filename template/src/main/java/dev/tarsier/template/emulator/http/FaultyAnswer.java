package dev.tarsier.template.emulator.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.rpc.Code;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Answers that are not as they should be. */
final class FaultyAnswer {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FaultyAnswer() {}

  /** Whether the connection ends before anything is done. */
  static boolean breaksBefore(Fault fault) {
    if (fault instanceof Fault.Struck struck && !struck.behind()) {
      struck.blow().run();
      return true;
    }
    return fault instanceof Fault.Reset;
  }

  /** Whether the connection ends when all is done. */
  static boolean breaksBehind(Fault fault) {
    if (fault instanceof Fault.Struck struck) {
      struck.blow().run();
      return true;
    }
    return fault instanceof Fault.LostAnswer;
  }

  /** An error in the form of Google's. */
  static ApiResponse refusal(int status) {
    ApiResponse error =
        ErrorBody.of(ApiError.of(Code.INTERNAL, "Cannot answer: a fault was asked for"));
    return error.withStatus(status);
  }

  /** Sends a part of the answer's body; an answer without a body is sent as it is. */
  static void send(HttpExchange exchange, ApiResponse response, Fault.BrokenBody broken)
      throws IOException {
    response.headers().forEach(exchange.getResponseHeaders()::set);
    boolean none = response.bytes() == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.status(), none ? -1 : response.bytes());
    if (none) {
      return;
    }
    byte[] body = response.body();
    int sent = Math.min(body.length - 1, (int) (body.length * broken.share()));
    exchange.getResponseBody().write(body, 0, sent);
    exchange.getResponseBody().flush();
  }

  /** The answer with what is wrong in its body. */
  static ApiResponse altered(ApiResponse response, Fault fault) throws IOException {
    if (response.bytes() == 0 || response.status() >= 300) {
      return response;
    }
    if (fault instanceof Fault.FlippedBit flipped) {
      byte[] body = response.body();
      body[Math.min(body.length - 1, (int) (body.length * flipped.share()))] ^= 1;
      return response.withBody(body);
    }
    if (fault instanceof Fault.LostPage) {
      ObjectNode page = (ObjectNode) JSON.readTree(response.body());
      return response.withBody(JSON.writeValueAsBytes(page.remove(List.of("items", "prefixes"))));
    }
    return response;
  }

  /** Returns when the request is to be served. */
  static void holdUp(Fault fault) {
    if (fault instanceof Fault.Slow slow) {
      pause(slow.delay());
    } else if (fault instanceof Fault.Held held) {
      held.until().run();
    }
  }

  private static void pause(Duration delay) {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
