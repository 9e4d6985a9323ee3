package dev.tarsier.job.sink;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Samples with an image, its description, and now and then a class. */
final class Samples {
  private Samples() {}

  static List<Sample> random(long seed, int count, int mostBytes) {
    Random random = new Random(seed);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] image = new byte[random.nextInt(mostBytes + 1)];
      random.nextBytes(image);
      samples.add(of("folder/" + i, image, image.length));
    }
    return samples;
  }

  static Sample sample(String key, int imageBytes) {
    return of(key, new byte[imageBytes], imageBytes);
  }

  static Sample of(String key, byte[] image, int length) {
    byte[] json = ("{\"path\":\"" + key + "\"}").getBytes(StandardCharsets.UTF_8);
    List<Sample.Member> members = new ArrayList<>();
    members.add(new Sample.Member("png", image, length));
    members.add(new Sample.Member("json", json, json.length));
    if (length % 3 == 0) {
      members.add(new Sample.Member("cls", new byte[] {'4'}, 1));
    }
    SampleLabel label = length % 3 == 0 ? new SampleLabel("four", 4) : SampleLabel.NONE;
    return new Sample(key, key + ".jpg", label, members, 1 + length, 2 + length);
  }

  /** Bytes as comparable text, one character each. */
  static String text(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }
}
