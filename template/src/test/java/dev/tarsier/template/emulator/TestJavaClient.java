package dev.tarsier.template.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.rpc.AbortedException;
import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.dataproc.v1.InstantiateWorkflowTemplateRequest;
import com.google.cloud.dataproc.v1.ListWorkflowTemplatesRequest;
import com.google.cloud.dataproc.v1.RegionName;
import com.google.cloud.dataproc.v1.WorkflowMetadata;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.cloud.dataproc.v1.WorkflowTemplateServiceClient;
import com.google.cloud.dataproc.v1.WorkflowTemplateServiceSettings;
import com.google.protobuf.util.JsonFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Google's own client, over HTTP and JSON. */
class TestJavaClient {
  private static final RegionName PARENT = RegionName.of("p1", "us-central1");
  private static final String NAME = "projects/p1/regions/us-central1/workflowTemplates/eyes";

  @TempDir private Path folder;
  private EmulatorFixture emulator;
  private WorkflowTemplateServiceClient client;

  @BeforeEach
  void start() throws Exception {
    emulator = new EmulatorFixture(folder);
    client =
        WorkflowTemplateServiceClient.create(
            WorkflowTemplateServiceSettings.newHttpJsonBuilder()
                .setEndpoint(emulator.root().toString().replaceFirst("/$", ""))
                .setCredentialsProvider(NoCredentialsProvider.create())
                .build());
  }

  @AfterEach
  void stop() {
    client.close();
    emulator.close();
  }

  private static WorkflowTemplate template() throws Exception {
    WorkflowTemplate.Builder template = WorkflowTemplate.newBuilder();
    JsonFormat.parser().merge(EmulatorFixture.TEMPLATE, template);
    return template.build();
  }

  private static InstantiateWorkflowTemplateRequest request(String id) {
    return InstantiateWorkflowTemplateRequest.newBuilder()
        .setName(NAME)
        .setRequestId(id)
        .putParameters("INPUT", "gs://b/mine")
        .build();
  }

  @Test
  void createsGetsAndUpdates() throws Exception {
    WorkflowTemplate created = client.createWorkflowTemplate(PARENT, template());
    assertThat(created.getName()).isEqualTo(NAME);
    assertThat(client.getWorkflowTemplate(NAME)).isEqualTo(created);
    WorkflowTemplate updated =
        client.updateWorkflowTemplate(created.toBuilder().putLabels("a", "b").build());
    assertThat(updated.getVersion()).isEqualTo(2);
    assertThatThrownBy(() -> client.updateWorkflowTemplate(created))
        .isInstanceOf(AbortedException.class)
        .hasStackTraceContaining("its current version is 2");
    client.deleteWorkflowTemplate(NAME);
    assertThatThrownBy(() -> client.getWorkflowTemplate(NAME))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void listsAllPages() throws Exception {
    List<String> ids = List.of("aaa", "bbb", "ccc", "ddd", "eee");
    for (String id : ids) {
      client.createWorkflowTemplate(PARENT, template().toBuilder().setId(id).build());
    }
    ListWorkflowTemplatesRequest request =
        ListWorkflowTemplatesRequest.newBuilder()
            .setParent(PARENT.toString())
            .setPageSize(2)
            .build();
    List<String> listed = new ArrayList<>();
    client.listWorkflowTemplates(request).iterateAll().forEach(item -> listed.add(item.getId()));
    assertThat(listed).isEqualTo(ids);
  }

  @Test
  void anInterruptedInstantiateIsRepeatedWithoutASecondWorkflow() throws Exception {
    client.createWorkflowTemplate(PARENT, template());
    emulator.launcher().hold("process");
    var first = client.instantiateWorkflowTemplateAsync(request("once"));
    emulator.launcher().awaitStart("process");
    var again = client.instantiateWorkflowTemplateAsync(request("once"));
    assertThat(again.getName()).isEqualTo(first.getName());
    emulator.launcher().letGo("process");
    again.get();
    WorkflowMetadata metadata = first.getMetadata().get();
    assertThat(metadata.getGraph().getNodesCount()).isEqualTo(2);
    assertThat(emulator.launcher().steps()).containsExactly("process", "verify");
  }

  @Test
  void aFailedWorkflowIsAFailedFuture() throws Exception {
    client.createWorkflowTemplate(PARENT, template());
    emulator.launcher().fail("process", "exit code 3");
    assertThatThrownBy(() -> client.instantiateWorkflowTemplateAsync(request("r")).get())
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("Cannot finish workflow: step process failed. exit code 3");
  }

  @Test
  void aRefusalHasItsType() throws Exception {
    WorkflowTemplate broken = template().toBuilder().setId("-x").build();
    assertThatThrownBy(() -> client.createWorkflowTemplate(PARENT, broken))
        .isInstanceOf(InvalidArgumentException.class)
        .hasStackTraceContaining("Invalid id: -x");
  }
}
