package dev.tarsier.template.dataproc;

import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.yaml.YamlDocument;
import dev.tarsier.template.yaml.YamlToJson;

/** YAML as the JSON that it stands for. */
final class YamlText {
  private YamlText() {}

  static String json(String yaml) {
    Problems problems = new Problems(new SourceText("generated.yaml", yaml));
    return new YamlToJson().convert(YamlDocument.read(problems).orElseThrow()).toString();
  }
}
