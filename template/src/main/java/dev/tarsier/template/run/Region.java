package dev.tarsier.template.run;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A region of a project, and the full names of what is in it.
 *
 * @param project its id
 * @param id such as {@code us-central1}
 */
public record Region(String project, String id) {
  private static final Pattern OPERATION =
      Pattern.compile("projects/([^/]+)/(?:regions|locations)/([^/]+)/operations/[^/]+");

  /** The region of an operation's full name. */
  public static Optional<Region> ofOperation(String name) {
    Matcher parts = OPERATION.matcher(name);
    return parts.matches()
        ? Optional.of(new Region(parts.group(1), parts.group(2)))
        : Optional.empty();
  }

  String name() {
    return "projects/" + project + "/regions/" + id;
  }

  String template(String template) {
    return name() + "/workflowTemplates/" + template;
  }

  String policy(String policy) {
    return name() + "/autoscalingPolicies/" + policy;
  }
}
