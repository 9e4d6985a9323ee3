package dev.tarsier.template.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarsier.template.fork.SetupProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Cloud Storage keeps of objects that were overwritten or deleted just now, and how long: soft
 * deletion, and noncurrent versions (https://cloud.google.com/storage/docs/soft-delete and
 * /docs/object-versioning).
 */
public final class ErasedCopies {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int ATTEMPTS = 3;

  /** Conditions of a lifecycle rule beside which its days alone decide. */
  private static final Set<String> PLAIN = Set.of("daysSinceNoncurrentTime", "isLive");

  private final CloudQuestions cloud;
  private final Clock clock;

  ErasedCopies(CloudQuestions cloud, Clock clock) {
    this.cloud = cloud;
    this.clock = clock;
  }

  /** Asks Google Cloud; throws when this machine has no credentials for it. */
  public static ErasedCopies ofGoogle() throws SetupProblem {
    Retry retry = new Retry(time -> Thread.sleep(time.toMillis()), ATTEMPTS);
    Connection connection = Connection.to(DataprocEndpoint.google("us-central1"));
    return new ErasedCopies(
        new CloudQuestions(connection.initializer(), CloudQuestions.Roots.GOOGLE, retry),
        Clock.systemUTC());
  }

  /** One sentence: until when copies are kept in a bucket, and what to do where they stay. */
  public String told(String bucket) throws InterruptedException {
    String name = "gs://" + bucket;
    try {
      Optional<JsonNode> found = cloud.bucket(bucket);
      return found.isEmpty()
          ? "Missing bucket: " + name + " (nothing can be said of its copies)"
          : name + ": " + told(found.get());
    } catch (DataprocProblem e) {
      return name + ": cannot say how long copies are kept there (" + e.getMessage() + ")";
    }
  }

  private String told(JsonNode bucket) {
    Duration softly =
        Duration.ofSeconds(
            bucket.path("softDeletePolicy").path("retentionDurationSeconds").asLong());
    if (!bucket.path("versioning").path("enabled").asBoolean()) {
      return softly.isZero()
          ? "no copies are kept"
          : "soft-deleted copies are gone for good on " + after(softly);
    }
    OptionalLong days = noncurrentDays(bucket);
    if (days.isEmpty()) {
      return "noncurrent versions are kept for ever (add a lifecycle rule with"
          + " daysSinceNoncurrentTime, or delete them with gcloud storage rm --all-versions)";
    }
    // Rules are applied within a day of when they hold.
    Duration noncurrent = Duration.ofDays(days.getAsLong() + 1);
    return softly.isZero()
        ? "noncurrent versions are gone for good by " + after(noncurrent)
        : "noncurrent versions are soft-deleted by "
            + after(noncurrent)
            + " and gone for good by "
            + after(noncurrent.plus(softly));
  }

  private String after(Duration time) {
    return DATE.format(Instant.now(clock).plus(time));
  }

  /** The least days of the rules that delete noncurrent versions for no other reason. */
  private static OptionalLong noncurrentDays(JsonNode bucket) {
    TreeSet<Long> days = new TreeSet<>();
    for (JsonNode rule : bucket.path("lifecycle").path("rule")) {
      JsonNode condition = rule.path("condition");
      boolean plain =
          condition.properties().stream().allMatch(entry -> PLAIN.contains(entry.getKey()));
      if (rule.path("action").path("type").asText().equals("Delete")
          && plain
          && !condition.path("isLive").asBoolean()
          && condition.has("daysSinceNoncurrentTime")) {
        days.add(condition.path("daysSinceNoncurrentTime").asLong());
      }
    }
    return days.isEmpty() ? OptionalLong.empty() : OptionalLong.of(days.first());
  }
}
