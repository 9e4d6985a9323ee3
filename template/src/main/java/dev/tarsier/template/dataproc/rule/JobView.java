package dev.tarsier.template.dataproc.rule;

import com.google.cloud.dataproc.v1.OrderedJob;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step's job of any type, by the fields that the types have in common.
 *
 * @param field of the step that holds the job, such as {@code sparkJob}
 */
record JobView(String field, Message job) {
  private static final List<String> SINGLE_FILES =
      List.of("main_jar_file_uri", "main_python_file_uri", "main_r_file_uri", "query_file_uri");
  private static final List<String> FILE_LISTS =
      List.of("jar_file_uris", "file_uris", "python_file_uris");
  private static final List<String> PROGRAMS =
      List.of(
          "main_class",
          "main_jar_file_uri",
          "main_python_file_uri",
          "main_r_file_uri",
          "query_file_uri",
          "query_list");

  /** Empty when the step has no job. */
  static Optional<JobView> of(OrderedJob step) {
    FieldDescriptor field =
        step.getOneofFieldDescriptor(OrderedJob.getDescriptor().getOneofs().get(0));
    return Optional.ofNullable(field)
        .map(found -> new JobView(found.getJsonName(), (Message) step.getField(found)));
  }

  /** The fields of which one says what is run; JSON names. */
  List<String> programs() {
    return PROGRAMS.stream()
        .map(type()::findFieldByName)
        .filter(field -> field != null)
        .map(FieldDescriptor::getJsonName)
        .toList();
  }

  boolean saysWhatItRuns() {
    return PROGRAMS.stream()
        .map(type()::findFieldByName)
        .filter(field -> field != null)
        .anyMatch(field -> job.hasField(field) && !job.getField(field).equals(""));
  }

  /** JSON name to URI, of the fields that are there. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String name : SINGLE_FILES) {
      FieldDescriptor field = type().findFieldByName(name);
      if (field != null && job.hasField(field)) {
        files.put(field.getJsonName(), (String) job.getField(field));
      }
    }
    return files;
  }

  /** JSON name to URIs. */
  Map<String, List<String>> fileLists() {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (String name : FILE_LISTS) {
      FieldDescriptor field = type().findFieldByName(name);
      if (field != null) {
        lists.put(field.getJsonName(), texts(name));
      }
    }
    return lists;
  }

  List<String> archives() {
    return texts("archive_uris");
  }

  List<String> args() {
    return texts("args");
  }

  private List<String> texts(String name) {
    FieldDescriptor field = type().findFieldByName(name);
    if (field == null) {
      return List.of();
    }
    return ((List<?>) job.getField(field)).stream().map(String::valueOf).toList();
  }

  Map<String, String> properties() {
    FieldDescriptor field = type().findFieldByName("properties");
    Map<String, String> properties = new LinkedHashMap<>();
    for (Object pair : (List<?>) job.getField(field)) {
      Message entry = (Message) pair;
      Descriptor type = entry.getDescriptorForType();
      properties.put(
          (String) entry.getField(type.findFieldByName("key")),
          (String) entry.getField(type.findFieldByName("value")));
    }
    return properties;
  }

  /** The main class; empty for jobs that have none. */
  String mainClass() {
    FieldDescriptor field = type().findFieldByName("main_class");
    return field == null ? "" : (String) job.getField(field);
  }

  private Descriptor type() {
    return job.getDescriptorForType();
  }
}
