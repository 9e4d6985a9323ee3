package dev.tarsier.template.dataproc.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.dataproc.v1.OrderedJob;
import com.google.cloud.dataproc.v1.PySparkJob;
import com.google.cloud.dataproc.v1.SparkJob;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestFieldPath {
  private static final WorkflowTemplate TEMPLATE = template();

  private static WorkflowTemplate template() {
    WorkflowTemplate.Builder template =
        WorkflowTemplate.newBuilder().putLabels("team", "imaging").putLabels("empty", "");
    template
        .addJobsBuilder()
        .setStepId("first.step")
        .setSparkJob(SparkJob.newBuilder().setMainClass("Main").addArgs("--in").addArgs("a"))
        .putLabels("k", "v");
    template.addJobs(
        OrderedJob.newBuilder()
            .setStepId("py")
            .setPysparkJob(PySparkJob.newBuilder().setMainPythonFileUri("gs://b/m.py")));
    template
        .getPlacementBuilder()
        .getManagedClusterBuilder()
        .getConfigBuilder()
        .getWorkerConfigBuilder()
        .setNumInstances(3);
    return template.build();
  }

  @Test
  void leadsToValues() {
    assertThat(value("labels['team']")).isEqualTo("labels['team'] = imaging");
    assertThat(value("labels['empty']")).isEqualTo("labels['empty'] = ");
    assertThat(value("jobs['first.step'].sparkJob.args[1]"))
        .isEqualTo("jobs[0].sparkJob.args[1] = a");
    assertThat(value("jobs['first.step'].labels['k']")).isEqualTo("jobs[0].labels['k'] = v");
    assertThat(value("jobs['py'].pySparkJob.mainPythonFileUri"))
        .isEqualTo("jobs[1].pysparkJob.mainPythonFileUri = gs://b/m.py");
    assertThat(value("jobs['py'].pyspark_job.main_python_file_uri"))
        .isEqualTo("jobs[1].pysparkJob.mainPythonFileUri = gs://b/m.py");
    assertThat(value("placement.managedCluster.config.workerConfig.numInstances"))
        .isEqualTo("placement.managedCluster.config.workerConfig.numInstances = 3");
  }

  private static String value(String path) {
    PathTarget target = PathWalk.resolve(FieldPath.parse(path), TEMPLATE);
    assertThat(target).isInstanceOf(PathTarget.Value.class);
    PathTarget.Value value = (PathTarget.Value) target;
    return value.place() + " = " + value.value();
  }

  @Test
  void replacesValues() {
    WorkflowTemplate replaced = replace("jobs['first.step'].sparkJob.args[1]", "b");
    assertThat(replaced.getJobs(0).getSparkJob().getArgsList()).containsExactly("--in", "b");
    assertThat(replace("labels['team']", "b").getLabelsMap())
        .isEqualTo(Map.of("team", "b", "empty", ""));
    assertThat(replace("labels['empty']", "b").getLabelsMap())
        .isEqualTo(Map.of("team", "imaging", "empty", "b"));
    assertThat(
            replace("placement.managedCluster.config.workerConfig.numInstances", "7")
                .getPlacement()
                .getManagedCluster()
                .getConfig()
                .getWorkerConfig()
                .getNumInstances())
        .isEqualTo(7);
  }

  @Test
  void aNumberStaysOne() {
    assertThatThrownBy(
            () -> replace("placement.managedCluster.config.workerConfig.numInstances", "many"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid numInstances: many (must be a whole number)");
  }

  @Test
  void nothingIsReplacedWhereNothingIs() {
    assertThatThrownBy(() -> replace("labels['owner']", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid field path: labels['owner'] (leads to no value)");
  }

  private static WorkflowTemplate replace(String path, String value) {
    return (WorkflowTemplate) PathWalk.replace(FieldPath.parse(path), TEMPLATE, value);
  }

  @Test
  void theShapeLeavesKeysOut() {
    assertThat(FieldPath.parse("jobs['py'].pySparkJob.args[0]").shape())
        .isEqualTo("jobs[*].pysparkJob.args[*]");
  }

  @Test
  void whatIsNoPathIsSaid() {
    assertThatThrownBy(() -> FieldPath.parse(".labels"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid field path: .labels (not understood from .labels; write as in"
                + " jobs['process'].sparkJob.args[1])");
    assertThatThrownBy(() -> FieldPath.parse("['a']"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid field path: ['a'] (not understood from ['a']; write as in"
                + " jobs['process'].sparkJob.args[1])");
  }
}
