package dev.tarsier.job.tfrecord;

import dev.tarsier.job.tfrecord.ImageExample.ImageClass;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Images of random bytes, files of them, and what reading a file gives. */
final class Examples {
  private static final List<String> FORMATS = List.of("jpeg", "png", "webp");
  private static final List<String> NAMES = List.of("a.jpg", "left/ä 网.png", "", "x/".repeat(200));
  private static final List<ImageClass> CLASSES =
      List.of(
          ImageClass.ABSENT,
          ImageClass.UNKNOWN,
          new ImageClass(0, "left"),
          new ImageClass(Integer.MAX_VALUE, "網膜"));

  private Examples() {}

  /** An image as a test compares it. */
  record Plain(
      List<Byte> image, String format, int width, int height, String filename, ImageClass of) {
    static Plain of(ImageExample example) {
      List<Byte> bytes = new ArrayList<>();
      ImageExample.Encoded image = example.image();
      for (int i = 0; i < image.length(); i++) {
        bytes.add(image.bytes()[image.offset() + i]);
      }
      return new Plain(
          bytes,
          image.format(),
          example.width(),
          example.height(),
          example.filename(),
          example.imageClass());
    }
  }

  static List<ImageExample> random(long seed, int count, int mostBytes) {
    Random random = new Random(seed);
    List<ImageExample> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[random.nextInt(mostBytes + 1)];
      random.nextBytes(bytes);
      int offset = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
      examples.add(
          new ImageExample(
              new ImageExample.Encoded(bytes, offset, bytes.length - offset, any(FORMATS, random)),
              random.nextInt(70_000),
              random.nextInt(1 << random.nextInt(31)),
              any(NAMES, random),
              any(CLASSES, random)));
    }
    return examples;
  }

  private static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  static byte[] file(List<ImageExample> examples) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExampleWriter writer = new ExampleWriter();
    RecordFrame frame = new RecordFrame();
    for (ImageExample example : examples) {
      writer.lay(example);
      frame.write(out, writer.buffer(), writer.length());
    }
    return out.toByteArray();
  }

  static byte[] gzip(byte[] file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(file);
    }
    return out.toByteArray();
  }

  static List<Plain> read(byte[] file) throws IOException {
    List<Plain> examples = new ArrayList<>();
    for (byte[] record : records(file, TfRecordReader.LONGEST)) {
      examples.add(Plain.of(ExampleReader.read(record, record.length)));
    }
    return examples;
  }

  /** The contents of a file, each a copy. */
  static List<byte[]> records(byte[] file, int longest) throws IOException {
    List<byte[]> records = new ArrayList<>();
    try (TfRecordReader reader = TfRecordReader.open(new ByteArrayInputStream(file), longest)) {
      for (Optional<TfRecordReader.Content> next = reader.next();
          next.isPresent();
          next = reader.next()) {
        records.add(Arrays.copyOf(next.get().bytes(), next.get().length()));
      }
    }
    return records;
  }
}
