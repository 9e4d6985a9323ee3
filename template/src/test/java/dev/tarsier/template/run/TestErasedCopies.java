package dev.tarsier.template.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestErasedCopies {
  private HttpServer server;
  private String bucket = "{}";
  private int status = 200;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/storage/v1/b/eyes",
        exchange -> {
          byte[] answer = bucket.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String told() throws InterruptedException {
    URI root = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    CloudQuestions cloud =
        new CloudQuestions(
            request -> {},
            new CloudQuestions.Roots(root, root, region -> root),
            new Retry(time -> {}, 1));
    Clock clock = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);
    return new ErasedCopies(cloud, clock).told("eyes");
  }

  @Test
  void withoutSoftDeletionAndVersionsNothingIsKept() throws InterruptedException {
    bucket = "{\"softDeletePolicy\": {\"retentionDurationSeconds\": \"0\"}}";
    assertThat(told()).isEqualTo("gs://eyes: no copies are kept");
  }

  @Test
  void softDeletedCopiesHaveAnEnd() throws InterruptedException {
    bucket = "{\"softDeletePolicy\": {\"retentionDurationSeconds\": \"604800\"}}";
    assertThat(told())
        .isEqualTo("gs://eyes: soft-deleted copies are gone for good on 2026-12-03 12:00 UTC");
  }

  @Test
  void noncurrentVersionsStayUnlessARuleDeletesThem() throws InterruptedException {
    bucket =
        """
        {"versioning": {"enabled": true},
         "lifecycle": {"rule": [
           {"action": {"type": "Delete"}, "condition": {"age": 3}},
           {"action": {"type": "SetStorageClass"}, "condition": {"daysSinceNoncurrentTime": 1}},
           {"action": {"type": "Delete"},
            "condition": {"daysSinceNoncurrentTime": 1, "matchesPrefix": ["logs/"]}}]}}
        """;
    assertThat(told())
        .isEqualTo(
            "gs://eyes: noncurrent versions are kept for ever (add a lifecycle rule with"
                + " daysSinceNoncurrentTime, or delete them with gcloud storage rm --all-versions)");
  }

  @Test
  void aRuleAndSoftDeletionAddUp() throws InterruptedException {
    bucket =
        """
        {"versioning": {"enabled": true},
         "softDeletePolicy": {"retentionDurationSeconds": "604800"},
         "lifecycle": {"rule": [
           {"action": {"type": "Delete"},
            "condition": {"daysSinceNoncurrentTime": 30, "isLive": false}}]}}
        """;
    assertThat(told())
        .isEqualTo(
            "gs://eyes: noncurrent versions are soft-deleted by 2026-12-27 12:00 UTC and gone for"
                + " good by 2027-01-03 12:00 UTC");
    bucket = bucket.replace("604800", "0");
    assertThat(told())
        .isEqualTo("gs://eyes: noncurrent versions are gone for good by 2026-12-27 12:00 UTC");
  }

  @Test
  void aBucketThatCannotBeSeenIsSaidToBe() throws InterruptedException {
    status = 404;
    assertThat(told()).isEqualTo("Missing bucket: gs://eyes (nothing can be said of its copies)");
    status = 403;
    bucket = "{\"error\": {\"code\": 403, \"message\": \"no storage.buckets.get\"}}";
    assertThat(told())
        .startsWith("gs://eyes: cannot say how long copies are kept there (")
        .contains("look at bucket eyes");
  }
}
