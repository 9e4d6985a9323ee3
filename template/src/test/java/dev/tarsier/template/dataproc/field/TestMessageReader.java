package dev.tarsier.template.dataproc.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.yaml.YamlDocument;
import dev.tarsier.template.yaml.YamlToJson;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Two readers of sound files must agree: ours, and the JSON parser of Protocol Buffers. */
class TestMessageReader {
  static List<Path> messages() throws IOException, URISyntaxException {
    Path folder = Path.of(TestMessageReader.class.getResource("/dataproc-sound").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.getFileName().toString().startsWith("recipe")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void agreesWithProtocolBuffers(Path file) throws IOException {
    Problems problems = new Problems(new SourceText(file.toString(), Files.readString(file)));
    MappingNode root = YamlDocument.read(problems).orElseThrow();
    Message.Builder ours = builder(file);
    new MessageReader(Findings.in(problems)).read(root, ours);
    Message.Builder theirs = builder(file);
    JsonFormat.parser().merge(NodeJson.of(root), theirs);

    assertThat(problems.sorted()).isEmpty();
    assertThat(ours.build()).isEqualTo(theirs.build());
    assertThat(ours.build()).isNotEqualTo(builder(file).build());
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(NodeJson.of(root)))
        .hasToString(new YamlToJson().convert(root).toString());
  }

  private static Message.Builder builder(Path file) {
    return file.getFileName().toString().startsWith("policy")
        ? AutoscalingPolicy.newBuilder()
        : WorkflowTemplate.newBuilder();
  }
}
