package dev.tarsier.job.sink;

import java.util.List;

/**
 * One sample to write: files that share a key and never part.
 *
 * @param key of the sample in its shard
 * @param path of the source image, relative to the source
 * @param members the image first: its place is what the index records
 * @param width of the image in pixels
 * @param height of the image in pixels
 */
public record Sample(
    String key, String path, SampleLabel label, List<Member> members, int width, int height) {
  public Sample {
    members = List.copyOf(members);
  }

  /** The image. */
  public Member image() {
    return members.get(0);
  }

  /**
   * One file of a sample.
   *
   * @param bytes may be longer than the file
   * @param length of the file in bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // a view of a buffer, never compared
  public record Member(String extension, byte[] bytes, int length) {}
}
