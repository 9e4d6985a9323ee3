package dev.tarsier.job.tfrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.tarsier.job.example.BytesList;
import dev.tarsier.job.example.Example;
import dev.tarsier.job.example.Feature;
import dev.tarsier.job.example.Features;
import dev.tarsier.job.example.Int64List;
import dev.tarsier.job.tfrecord.Examples.Plain;
import dev.tarsier.job.tfrecord.ImageExample.ImageClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestImageExample {
  private static final byte[] PNG = "\u0089PNG...".getBytes(StandardCharsets.ISO_8859_1);
  private static final ImageExample IMAGE =
      new ImageExample(
          new ImageExample.Encoded(PNG, 0, PNG.length, "png"),
          640,
          480,
          "left/ä.jpg",
          new ImageClass(3, "left"));

  /** Written by TensorFlow 2.21: tf.io.TFRecordWriter, SerializeToString(deterministic=True). */
  private static final String OF_TENSORFLOW =
      """
      c600000000000000710d81d20ac3010a1a0a11696d6167652f636c6173732f6c6162656c12051a030a01030a1c0a10\
      696d6167652f636c6173732f7465787412080a060a046c6566740a1c0a0d696d6167652f656e636f646564120b0a09\
      0a0789504e472e2e2e0a210a0e696d6167652f66696c656e616d65120f0a0d0a0b6c6566742fc3a42e6a70670a170a\
      0c696d6167652f666f726d617412070a050a03706e670a160a0c696d6167652f68656967687412061a040a02e0030a\
      150a0b696d6167652f776964746812061a040a02800556d2942d""";

  /** The same through its GZIP option. */
  private static final String OF_TENSORFLOW_GZIP =
      """
      1f8b08000000000000033bc6000185bc8d97b80e337249710966e626a6a7ea27e7241617ebe72426a5e608b14a3173\
      313273c9700920cb95a45694087170b171b1e4a4a69500657921b2a979c9f929a92942dc5c9c5cec9d017eee7a7a7a\
      5c8a5c7c10d9b4cc9cd4bcc4dc54217e2e5e2e6e904efdc34bf4b20ad2b9c4b978a04af28b72134b84d8b958b9980b\
      f2d2b9c4601219a999e91925426c522c5c4c0f98b944b9b821e2e59929251910e106d6b04b537401768313c7d60000\
      00""";

  @Test
  void bytesAreThoseOfTensorFlow() throws IOException {
    assertThat(HexFormat.of().formatHex(Examples.file(List.of(IMAGE)))).isEqualTo(OF_TENSORFLOW);
  }

  @Test
  void readsWhatTensorFlowWrote() throws IOException {
    for (String hex : List.of(OF_TENSORFLOW, OF_TENSORFLOW_GZIP)) {
      assertThat(Examples.read(HexFormat.of().parseHex(hex))).containsExactly(Plain.of(IMAGE));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void roundTrip(long seed) throws IOException {
    List<ImageExample> examples = Examples.random(seed, 30, 40_000);
    List<Plain> plain = examples.stream().map(Plain::of).toList();

    assertThat(Examples.read(Examples.file(examples))).isEqualTo(plain);
    assertThat(Examples.read(Examples.gzip(Examples.file(examples)))).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void knowsWhereTheImageStands(long seed) throws IOException {
    ExampleWriter writer = new ExampleWriter();
    for (ImageExample example : Examples.random(seed, 40, 400_000)) {
      int offset = writer.lay(example);
      ImageExample.Encoded image = example.image();

      assertThat(Arrays.copyOfRange(writer.buffer(), offset, offset + image.length()))
          .isEqualTo(
              Arrays.copyOfRange(image.bytes(), image.offset(), image.offset() + image.length()));
    }
  }

  /** Other writers put features in any order, and add their own. */
  @Test
  void otherFeaturesAndAnotherOrder() throws IOException {
    Example ours = Example.parseFrom(content(IMAGE));
    Features.Builder features = Features.newBuilder();
    features.putFeature("zzz", Feature.getDefaultInstance());
    ours.getFeatures().getFeatureMap().entrySet().stream()
        .sorted((left, right) -> right.getKey().compareTo(left.getKey()))
        .forEach(entry -> features.putFeature(entry.getKey(), entry.getValue()));
    byte[] record = Example.newBuilder().setFeatures(features).build().toByteArray();

    assertThat(record).isNotEqualTo(content(IMAGE));
    assertThat(Plain.of(ExampleReader.read(record, record.length))).isEqualTo(Plain.of(IMAGE));
  }

  private static byte[] content(ImageExample example) throws IOException {
    ExampleWriter writer = new ExampleWriter();
    writer.lay(example);
    return Arrays.copyOf(writer.buffer(), writer.length());
  }

  @Test
  void recordsThatAreNoImages() throws IOException {
    assertRefused(
        "no protocol message".getBytes(StandardCharsets.UTF_8), "that is no tf.train.Example");
    assertRefused(new byte[0], "without one text of the name image/encoded");
    assertRefused(without("image/width"), "without one number of the name image/width");
    assertRefused(
        with("image/format", text(ByteString.copyFrom(new byte[] {(byte) 0xff}))),
        "whose image/format is not UTF-8");
    assertRefused(with("image/height", number(1L << 40)), "whose image/height is 1099511627776");
    assertRefused(
        with("image/height", text(ByteString.EMPTY)),
        "without one number of the name image/height");
    assertRefused(with("image/filename", number(1)), "without one text of the name image/filename");
  }

  private static byte[] without(String name) throws IOException {
    Features features = Example.parseFrom(content(IMAGE)).getFeatures();
    return Example.newBuilder()
        .setFeatures(features.toBuilder().removeFeature(name))
        .build()
        .toByteArray();
  }

  private static byte[] with(String name, Feature feature) throws IOException {
    Features features = Example.parseFrom(content(IMAGE)).getFeatures();
    return Example.newBuilder()
        .setFeatures(features.toBuilder().putFeature(name, feature))
        .build()
        .toByteArray();
  }

  private static Feature text(ByteString bytes) {
    return Feature.newBuilder().setBytesList(BytesList.newBuilder().addValue(bytes)).build();
  }

  private static Feature number(long number) {
    return Feature.newBuilder().setInt64List(Int64List.newBuilder().addValue(number)).build();
  }

  private static void assertRefused(byte[] record, String what) {
    assertThatThrownBy(
            () -> ExampleReader.read(new TfRecordReader.Content(77, record, record.length)))
        .isInstanceOf(DamagedRecord.class)
        .hasMessage("a record " + what + " at offset 77");
  }

  /** Whatever stands in a record, reading it ends in an image or in damage. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nothingElseIsThrown(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] record = content(IMAGE);
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = Arrays.copyOf(record, 1 + random.nextInt(record.length));
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        ImageExample.Encoded image =
            ExampleReader.read(new TfRecordReader.Content(0, damaged, damaged.length)).image();
        assertThat(image.offset() + image.length()).isLessThanOrEqualTo(damaged.length);
      } catch (DamagedRecord e) {
        assertThat(e).hasMessageStartingWith("a record ");
      }
    }
  }
}
