package dev.tarsier.template.fork;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What Spark 4.1 needs of a JVM that its own scripts do not start, and of a run on one machine. */
final class SparkOptions {
  /** As {@code org.apache.spark.launcher.JavaModuleOptions} of Spark 4.1.2 has them. */
  static final List<String> JVM =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "--add-modules=jdk.incubator.vector",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
          "--add-opens=java.base/jdk.internal.ref=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.cs=ALL-UNNAMED",
          "--add-opens=java.base/sun.security.action=ALL-UNNAMED",
          "--add-opens=java.base/sun.util.calendar=ALL-UNNAMED",
          "--add-opens=java.security.jgss/sun.security.krb5=ALL-UNNAMED",
          "-Djdk.reflect.useDirectMethodHandle=false",
          "-Dio.netty.tryReflectionSetAccessible=true",
          "-Dio.netty.allocator.type=pooled",
          "-Dio.netty.handler.ssl.defaultEndpointVerificationAlgorithm=NONE",
          "--enable-native-access=ALL-UNNAMED");

  /**
   * Ten times HotSpot's own thresholds for its optimising compiler. A run of minutes calls all of
   * Spark a few thousand times, and compiling that took a third of two cores from the images; a
   * loop over the bytes of images still passes them soon.
   */
  static final List<String> COMPILER =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  /** Nothing listens but on the loopback interface, and no web page is served. */
  static final Map<String, String> CONFIGURATION =
      new TreeMap<>(
          Map.of(
              "spark.ui.enabled", "false",
              "spark.ui.showConsoleProgress", "false",
              "spark.driver.bindAddress", "127.0.0.1",
              "spark.driver.host", "127.0.0.1"));

  /** A Spark that the user has configured elsewhere must not reach into this one. */
  static final Set<String> WITHHELD =
      Set.of("SPARK_LOCAL_HOSTNAME", "SPARK_CONF_DIR", "SPARK_MASTER_HOST", "SPARK_SUBMIT_OPTS");

  private SparkOptions() {}
}
