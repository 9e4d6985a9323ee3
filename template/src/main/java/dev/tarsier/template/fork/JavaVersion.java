package dev.tarsier.template.fork;

/** Which Java the embedded Spark runs on. */
public final class JavaVersion {
  /** Hadoop 3.4 calls the security manager, which JDK 24 took away. */
  private static final int LAST = 23;

  private static final int FIRST = 17;

  private JavaVersion() {}

  /** Throws when Spark cannot run on this major version. */
  public static void check(int feature) throws SetupProblem {
    if (feature < FIRST || feature > LAST) {
      throw new SetupProblem(
          "Unsupported Java: "
              + feature
              + " (Spark needs 17 to 23 here; set JAVA_HOME to one of them)");
    }
  }
}
