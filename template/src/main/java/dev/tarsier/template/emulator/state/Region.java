package dev.tarsier.template.emulator.state;

/** Where resources live: a region of a project. */
public record Region(String project, String region) {
  /** {@code projects/P/regions/R}: resource names of both spellings are kept under this one. */
  public String parent() {
    return "projects/" + project + "/regions/" + region;
  }

  /** {@code projects/P/regions/R/COLLECTION/ID}. */
  public String name(String collection, String id) {
    return parent() + "/" + collection + "/" + id;
  }

  /** The region of a name that {@link #name} made. */
  public static Region of(String name) {
    String[] parts = name.split("/", -1);
    return new Region(parts[1], parts[3]);
  }

  /** The last part of a name. */
  public static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
