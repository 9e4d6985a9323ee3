package dev.tarsier.template.dataproc;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import dev.tarsier.job.request.JobJarDigest;
import java.util.HashMap;
import java.util.Map;

/** What a reader of generated YAML would ask, answered where the entry stands. */
final class TemplateComments {
  private static final String CONFIG = "placement/managedCluster/config/";
  private static final String SOFTWARE = CONFIG + "softwareConfig/properties/";
  private static final String PROCESS = "jobs/0/sparkJob/";
  private static final String PROPERTIES = PROCESS + "properties/";

  private static final Map<String, String> CLUSTER =
      Map.of(
          "placement/managedCluster/clusterName",
          "A prefix: Dataproc appends digits of its own. The cluster lives as long as the jobs.",
          CONFIG + "gceClusterConfig/internalIpOnly",
          "No public addresses: the subnetwork needs Private Google Access.",
          CONFIG + "gceClusterConfig/serviceAccountScopes",
          "IAM alone decides what the service account may do.",
          CONFIG + "secondaryWorkerConfig",
          "None at first: the autoscaling policy adds them. Same machine type as the primaries.",
          CONFIG + "softwareConfig/imageVersion",
          "Pinned: an older line runs Java 11, on which the job does not start.",
          CONFIG + "autoscalingConfig",
          "The policy must exist in this region before the template is instantiated.",
          CONFIG + "endpointConfig",
          "The Spark UI while the cluster lives, behind Google's sign-in.",
          "encryptionConfig",
          "Of the jobs' arguments, which Dataproc keeps with the template.");

  private static final Map<String, String> SOFTWARE_COMMENTS =
      Map.of(
          CONFIG + "initializationActions",
          "The GPUs' driver, CUDA and cuDNN. Downloads from NVIDIA: the subnetwork needs Cloud NAT.",
          SOFTWARE + "dataproc:dataproc.logging.stackdriver.job.driver.enable",
          "Driver output also to Cloud Logging, which Dataproc leaves off.",
          SOFTWARE + "dataproc:dataproc.allow.zero.workers",
          "One node alone.",
          SOFTWARE + "spark:spark.eventLog.dir",
          "Outlives the cluster: any history server can show the run. The folder must exist.");

  private static final Map<String, String> JOBS =
      Map.of(
          PROCESS + "args",
          "Flags and values are items of their own: a parameter replaces a whole item.",
          PROCESS + "loggingConfig",
          "Progress is read from the driver's output: at INFO, Spark would drown it.",
          PROPERTIES + "spark.dynamicAllocation.maxExecutors",
          "What the autoscaling policy may grow to: it follows the memory that YARN has pending.",
          PROPERTIES + "spark.executor.memoryOverhead",
          "Images live outside the heap: cores x limits.pixels x the recipe's bytes a pixel.",
          PROPERTIES + "spark.executorEnv.MALLOC_ARENA_MAX",
          "Image buffers stay in one arena and are not handed back after each image.",
          PROPERTIES + "spark.executorEnv.OPENCV_IO_MAX_IMAGE_PIXELS",
          "limits.pixels, as OpenCV's own belt: it is read once, when the library loads.",
          PROPERTIES + JobJarDigest.PROPERTY,
          "Of JOB_JAR: the job looks at its own jar first, and does not run as another.",
          PROPERTIES + "spark.speculation",
          "Off: the mark of a running attempt would look like that of one that crashed.",
          PROPERTIES + "spark.task.maxFailures",
          "An image that kills its process is found in 4 attempts; lost machines need some more.",
          PROPERTIES + "spark.executor.maxNumFailures",
          "Spot machines are taken away: losing many must not end the run.");

  private static final Map<String, String> TEMPLATE =
      Map.of(
          "labels", "Dataproc puts these on the cluster and the jobs too.",
          "jobs/1", "Reads every shard again and holds it against the manifest.",
          "parameters",
              "There are no defaults: every parameter must be given when the template is"
                  + " instantiated.\nTo instantiate from a file take this block out: then the values above count.",
          "dagTimeout", "Counts from the first job; then jobs are cancelled and the cluster goes.");

  static final Map<String, String> POLICY =
      Map.of(
          "workerConfig",
              "Primary workers, which hold HDFS, stay as they are; the cluster's number must lie"
                  + " within.",
          "secondaryWorkerConfig", "These come and go. All growth is theirs.",
          "basicAlgorithm/cooldownPeriod", "The shortest that Dataproc takes, between decisions.",
          "basicAlgorithm/yarnConfig/gracefulDecommissionTimeout",
              "Nothing is scaled down, so nothing is waited for.",
          "basicAlgorithm/yarnConfig/scaleUpFactor",
              "All that is pending at once: images do not depend on one another.",
          "basicAlgorithm/yarnConfig/scaleDownFactor",
              "Never: there is one stage of work, and the cluster goes when it is done.");

  private TemplateComments() {}

  static Map<String, String> template(Generated generated) {
    Map<String, String> comments = new HashMap<>(CLUSTER);
    comments.putAll(SOFTWARE_COMMENTS);
    comments.putAll(JOBS);
    comments.putAll(TEMPLATE);
    if (generated.policies().isEmpty()) {
      comments.put(PROPERTIES + "spark.dynamicAllocation.maxExecutors", "All that the nodes hold.");
    }
    return comments;
  }

  static String templateHeader(Generated generated) {
    String id = generated.templateId();
    return "# Workflow template "
        + id
        + ", written by tarsier generate: edits are lost, change the dataset spec.\n"
        + "# gcloud dataproc workflow-templates import "
        + id
        + " --region=REGION --source=workflow-template.yaml\n";
  }

  static String policyHeader(AutoscalingPolicy policy) {
    return "# Autoscaling policy "
        + policy.getId()
        + ", written by tarsier generate: edits are lost, change the dataset spec.\n"
        + "# gcloud dataproc autoscaling-policies import "
        + policy.getId()
        + " --region=REGION --source=autoscaling-policy.yaml\n";
  }
}
