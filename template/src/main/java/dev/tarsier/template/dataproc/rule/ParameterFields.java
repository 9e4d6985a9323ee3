package dev.tarsier.template.dataproc.rule;

import dev.tarsier.template.dataproc.field.FieldPath;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The fields that may be parameters: "Parameterization of workflow templates" at
 * cloud.google.com/dataproc/docs/concepts/workflows/workflow-parameters (read 2026-11-20), which
 * lists more than the proto's own comment. The form of the path to numInstances is not written
 * there.
 */
final class ParameterFields {
  private static final List<Pattern> ALLOWED =
      List.of(
          shape("labels[*]"),
          shape("jobs[*].labels[*]"),
          shape("placement.managedCluster.labels[*]"),
          shape("placement.managedCluster.clusterName"),
          shape("placement.clusterSelector.clusterLabels[*]"),
          shape("placement.clusterSelector.zone"),
          shape("jobs[*].hadoopJob.mainClass"),
          shape("jobs[*].sparkJob.mainClass"),
          Pattern.compile("jobs\\[\\*]\\.\\w+Job\\.(?:main(?:Jar|Python|R)|query)FileUri"),
          Pattern.compile("jobs\\[\\*]\\.\\w+Job\\.(?:jarFile|file|archive|pythonFile)Uris\\[\\*]"),
          Pattern.compile("jobs\\[\\*]\\.\\w+Job\\.(?:args|properties|scriptVariables)\\[\\*]"),
          Pattern.compile(
              "placement\\.managedCluster\\.config\\.(?:master|worker|secondaryWorker)Config"
                  + "\\.numInstances"));

  private ParameterFields() {}

  private static Pattern shape(String text) {
    return Pattern.compile(Pattern.quote(text));
  }

  static boolean mayBeParameter(FieldPath path) {
    String shape = path.shape();
    return ALLOWED.stream().anyMatch(pattern -> pattern.matcher(shape).matches());
  }

  static String refusal(FieldPath path) {
    return "Unsupported field path: "
        + path
        + " (labels, file URIs, arguments, properties, script variables, main class, clusterName,"
        + " numInstances and a selector's zone may be parameters; write this value into the"
        + " template)";
  }
}
