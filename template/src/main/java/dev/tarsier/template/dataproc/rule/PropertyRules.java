package dev.tarsier.template.dataproc.rule;

import static dev.tarsier.template.dataproc.field.Findings.shown;

import dev.tarsier.job.request.Spelling;
import dev.tarsier.template.dataproc.field.Findings;
import java.util.List;
import java.util.Map;

/** Cluster properties, {@code prefix:name}. */
final class PropertyRules {
  /**
   * The prefixes of SoftwareConfig.properties in the protos (4.85.0), then dataproc's own and those
   * of Cluster properties at cloud.google.com/dataproc/docs/concepts/configuring-clusters.
   */
  private static final List<String> PREFIXES =
      List.of(
          "capacity-scheduler",
          "core",
          "distcp",
          "hdfs",
          "hive",
          "mapred",
          "pig",
          "spark",
          "yarn",
          "dataproc",
          "flink",
          "flink-log4j",
          "hadoop-env",
          "hadoop-log4j",
          "hbase",
          "hbase-env",
          "hbase-log4j",
          "hive-env",
          "hive-log4j2",
          "hudi",
          "iceberg",
          "mapred-env",
          "mapred-log4j",
          "pig-log4j",
          "presto",
          "presto-jvm",
          "ranger",
          "ranger-env",
          "solr",
          "spark-env",
          "spark-log4j",
          "tez",
          "trino",
          "trino-jvm",
          "yarn-env",
          "yarn-log4j",
          "zeppelin",
          "zeppelin-env",
          "zookeeper");

  private final Findings findings;

  PropertyRules(Findings findings) {
    this.findings = findings;
  }

  static boolean isPrefix(String text) {
    return PREFIXES.contains(text);
  }

  void check(Map<String, String> properties) {
    for (String key : properties.keySet()) {
      String path = ClusterRules.CONFIG + ".softwareConfig.properties['" + key + "']";
      int colon = key.indexOf(':');
      if (colon <= 0 || colon == key.length() - 1) {
        String text =
            "Invalid property: "
                + shown(key)
                + " (write prefix:name, as in spark:spark.executor.memory)";
        findings.reportKey(ClusterRule.PROPERTY, path, text);
      } else if (!isPrefix(key.substring(0, colon))) {
        String prefix = key.substring(0, colon);
        findings.reportKey(
            ClusterRule.PROPERTY_PREFIX,
            path,
            "Unsupported prefix of a property: " + shown(prefix) + Spelling.hint(prefix, PREFIXES));
      }
    }
  }
}
