package dev.tarsier.job.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.job.recipe.Encode;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.request.JobRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands beside TFRecord shards, so that {@code tfds.builder_from_directory} reads the folder
 * as it is: the files that TensorFlow Datasets writes, in its own spelling (read with 4.9.10).
 * Datasets does not decompress: without {@code features.json} it refuses a compressed run at once.
 *
 * @param dataset its name
 * @param vocabulary class number to label; numbers that no image has hold an empty text
 * @param animated whether the images are of a format that TensorFlow takes for an animation
 * @param compressed whether the shards are
 */
record TensorFlowFiles(
    String dataset, List<String> vocabulary, boolean animated, boolean compressed) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLASSES = "tensorflow_datasets.core.features.";

  /** The one split; what is trained on is for the reader to cut. */
  private static final String SPLIT = "train";

  private static final String VERSION = "1.0.0";

  static TensorFlowFiles of(JobRequest request, Recipe recipe, List<String> vocabulary) {
    return new TensorFlowFiles(
        request.dataset(),
        vocabulary,
        ((Encode) recipe.ending()).format() == Encode.Format.WEBP,
        ImageSinks.isCompressed(request.output()));
  }

  /** Name below the run's folder to text. */
  Map<String, String> texts(List<FileRecord> shards) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("shards/dataset_info.json", info(shards));
    if (!compressed) {
      files.put("shards/features.json", features().toPrettyString() + "\n");
    }
    if (!vocabulary.isEmpty()) {
      String names = String.join("\n", names()) + "\n";
      files.put("labels.txt", names);
      files.put("shards/image-class-label.labels.txt", names);
    }
    return files;
  }

  /**
   * A line a class number; Datasets passes over empty lines, so a number without images has its
   * own.
   */
  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (int number = 0; number < vocabulary.size(); number++) {
      String name = vocabulary.get(number).replaceAll("\\s+", " ").strip();
      names.add(name.isEmpty() ? Integer.toString(number) : name);
    }
    return names;
  }

  private String info(List<FileRecord> shards) {
    ObjectNode info = JSON.createObjectNode();
    info.put("name", dataset);
    info.put("version", VERSION);
    info.put("description", "Images of " + dataset + ", written by Tarsier");
    info.put("fileFormat", "tfrecord");
    ObjectNode split = info.putArray("splits").addObject();
    split.put("name", SPLIT);
    split.put(
        "filepathTemplate", "{DATASET}-{SHARD_X_OF_Y}.{FILEFORMAT}" + (compressed ? ".gz" : ""));
    split.put("numBytes", number(shards.stream().mapToLong(FileRecord::bytes).sum()));
    ArrayNode lengths = split.putArray("shardLengths");
    shards.forEach(shard -> lengths.add(number(shard.samples())));
    return info.toPrettyString() + "\n";
  }

  /** A protocol message's 64-bit number stands in JSON as a text. */
  private static String number(long value) {
    return Long.toString(value);
  }

  private ObjectNode features() {
    Map<String, ObjectNode> image = new LinkedHashMap<>();
    image.put("encoded", picture());
    image.put("format", text());
    image.put("height", wholeNumber());
    image.put("width", wholeNumber());
    image.put("filename", text());
    if (!vocabulary.isEmpty()) {
      image.put("class", nested(Map.of("label", classLabel(), "text", text())));
    }
    return nested(Map.of("image", nested(image)));
  }

  private static ObjectNode nested(Map<String, ObjectNode> features) {
    ObjectNode node = feature("features_dict.FeaturesDict");
    ObjectNode named = node.putObject("featuresDict").putObject("features");
    new TreeMap<>(features).forEach(named::set);
    return node;
  }

  private static ObjectNode feature(String pythonClass) {
    return JSON.createObjectNode().put("pythonClassName", CLASSES + pythonClass);
  }

  /** What Datasets would fail to decode it hands on as bytes. */
  private ObjectNode picture() {
    if (animated) {
      return text();
    }
    ObjectNode node = feature("image_feature.Image");
    ObjectNode image = node.putObject("image").put("dtype", "uint8");
    image.putObject("shape").putArray("dimensions").add("-1").add("-1").add("3");
    return node;
  }

  private static ObjectNode text() {
    ObjectNode node = feature("text_feature.Text");
    node.putObject("text");
    return node;
  }

  private static ObjectNode wholeNumber() {
    ObjectNode node = feature("tensor_feature.Tensor");
    node.putObject("tensor").put("dtype", "int64").put("encoding", "none").putObject("shape");
    return node;
  }

  private ObjectNode classLabel() {
    ObjectNode node = feature("class_label_feature.ClassLabel");
    node.putObject("classLabel").put("numClasses", number(vocabulary.size()));
    return node;
  }
}
