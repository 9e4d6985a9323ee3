package dev.tarsier.template.run;

import dev.tarsier.template.dataproc.document.CheckedFile;
import dev.tarsier.template.dataproc.document.Document;
import dev.tarsier.template.dataproc.document.OnlineCheck;
import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.problem.Place;
import dev.tarsier.template.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code validate --online}: what only Google Cloud knows of a spec or a template. */
public final class OnlineChecks implements OnlineCheck {
  /** A check is worth a few seconds of trying, not more. */
  private static final int ATTEMPTS = 3;

  private final CloudQuestions cloud;

  OnlineChecks(CloudQuestions cloud) {
    this.cloud = cloud;
  }

  /** Asks Google Cloud; throws when this machine has no credentials for it. */
  public static OnlineChecks ofGoogle() throws SetupProblem {
    Retry retry = new Retry(time -> Thread.sleep(time.toMillis()), ATTEMPTS);
    // The storage root stands for any: it is the credentials that matter.
    Connection connection = Connection.to(DataprocEndpoint.google("us-central1"));
    return new OnlineChecks(
        new CloudQuestions(connection.initializer(), CloudQuestions.Roots.GOOGLE, retry));
  }

  @Override
  public List<Problem> check(CheckedFile file) {
    Report report = new Report(file);
    try {
      if (file.document() instanceof Document.Spec it) {
        report.places = it.spec().places();
        new OnlineSpec(cloud, report).check(it.spec().spec());
      } else if (file.document() instanceof Document.Template it) {
        new OnlineTemplate(cloud, report).check(it.reading().message());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.copyOf(report.problems);
  }

  /** A question whose answer may be a problem. */
  interface Question {
    void ask() throws DataprocProblem, InterruptedException;
  }

  /** What was found in one file. */
  static final class Report {
    private final CheckedFile file;
    private final List<Problem> problems = new ArrayList<>();
    private Map<String, Place> places = Map.of();

    private Report(CheckedFile file) {
      this.file = file;
    }

    /** One that cannot be answered is told as such, and the others are asked all the same. */
    void ask(String path, Question question) throws InterruptedException {
      try {
        question.ask();
      } catch (DataprocProblem e) {
        add(OnlineRule.ANSWER, path, e.getMessage());
      }
    }

    void add(OnlineRule rule, String path, String message) {
      Place place = placeOf(path);
      problems.add(
          new Problem(
              file.source().file(),
              place.line(),
              place.column(),
              path,
              rule.code(),
              rule.severity(),
              message));
    }

    /** That of the entry, or of what encloses it. */
    private Place placeOf(String path) {
      for (String at = path;
          !at.isEmpty();
          at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
        if (places.containsKey(at)) {
          return places.get(at);
        }
      }
      return Place.WHOLE_FILE;
    }
  }
}
