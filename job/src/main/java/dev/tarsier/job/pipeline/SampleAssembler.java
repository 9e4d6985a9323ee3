package dev.tarsier.job.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.job.accept.ImageHeader;
import dev.tarsier.job.image.Processed;
import dev.tarsier.job.sink.Sample;
import dev.tarsier.job.sink.SampleLabel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The members of a sample: the image, {@code json} that says where it came from and what was done
 * to it, and {@code cls} with the class number where there is a label.
 */
final class SampleAssembler {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String extension;
  private final ObjectNode recipe;

  /** {@code recipeJson}: the recipe with every parameter written out. */
  SampleAssembler(String extension, String recipeJson) {
    this.extension = extension;
    try {
      this.recipe = (ObjectNode) JSON.readTree(recipeJson);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read the recipe's own JSON", e);
    }
  }

  Sample assemble(PartitionInput.Image image, ImageHeader header, Processed.Encoded encoded) {
    List<Sample.Member> members = new ArrayList<>();
    members.add(new Sample.Member(extension, encoded.bytes(), encoded.length()));
    members.add(text("json", json(image, header, encoded)));
    if (image.label().isPresent()) {
      members.add(text("cls", Integer.toString(image.label().number())));
    }
    return new Sample(
        image.key().text(),
        image.file().path(),
        new SampleLabel(image.label().text(), image.label().number()),
        members,
        encoded.width(),
        encoded.height());
  }

  private String json(PartitionInput.Image image, ImageHeader header, Processed.Encoded encoded) {
    ObjectNode node = JSON.createObjectNode();
    node.put("path", image.file().path());
    ObjectNode source = node.putObject("source");
    source.put("format", header.format().keyword());
    source.put("bytes", image.file().bytes());
    source.put("width", header.width());
    source.put("height", header.height());
    source.put("orientation", header.orientation());
    node.put("width", encoded.width());
    node.put("height", encoded.height());
    if (image.label().isPresent()) {
      node.put("label", image.label().text());
      node.put("class", image.label().number());
    }
    if (encoded.regions().searched()) {
      node.set("regions", encoded.regions().json());
    }
    node.set("recipe", recipe);
    return node.toString();
  }

  private static Sample.Member text(String extension, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Sample.Member(extension, bytes, bytes.length);
  }
}
