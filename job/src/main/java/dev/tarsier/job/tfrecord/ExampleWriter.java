package dev.tarsier.job.tfrecord;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnsafeByteOperations;
import dev.tarsier.job.example.BytesList;
import dev.tarsier.job.example.Example;
import dev.tarsier.job.example.Feature;
import dev.tarsier.job.example.Features;
import dev.tarsier.job.example.Int64List;
import dev.tarsier.job.tfrecord.ImageExample.ImageClass;
import java.io.IOException;

/**
 * An image to a {@code tf.train.Example} in a buffer that is used again. Features stand in the
 * order of their names, so that equal images give equal bytes. Used by one thread.
 */
public final class ExampleWriter {
  private static final int FIRST_BUFFER = 1 << 18;

  private byte[] buffer = new byte[FIRST_BUFFER];
  private int length;

  /** Fills {@link #buffer}; returns where the encoded image starts in it. */
  public int lay(ImageExample image) throws IOException {
    Example example = example(image);
    length = example.getSerializedSize();
    if (buffer.length < length) {
      buffer = new byte[length + length / 4];
    }
    CodedOutputStream out = CodedOutputStream.newInstance(buffer, 0, length);
    out.useDeterministicSerialization();
    example.writeTo(out);
    out.checkNoSpaceLeft();
    return ExampleReader.read(buffer, length).image().offset();
  }

  /** Valid until the next {@link #lay}; {@link #length} of it count. */
  public byte[] buffer() {
    return buffer;
  }

  public int length() {
    return length;
  }

  private static Example example(ImageExample image) {
    ImageExample.Encoded encoded = image.image();
    Features.Builder features =
        Features.newBuilder()
            .putFeature(
                ExampleFeatures.ENCODED,
                bytes(
                    UnsafeByteOperations.unsafeWrap(
                        encoded.bytes(), encoded.offset(), encoded.length())))
            .putFeature(ExampleFeatures.FORMAT, text(encoded.format()))
            .putFeature(ExampleFeatures.HEIGHT, number(image.height()))
            .putFeature(ExampleFeatures.WIDTH, number(image.width()))
            .putFeature(ExampleFeatures.FILENAME, text(image.filename()));
    if (!image.imageClass().equals(ImageClass.ABSENT)) {
      features
          .putFeature(ExampleFeatures.CLASS_LABEL, number(image.imageClass().number()))
          .putFeature(ExampleFeatures.CLASS_TEXT, text(image.imageClass().text()));
    }
    return Example.newBuilder().setFeatures(features).build();
  }

  private static Feature text(String text) {
    return bytes(ByteString.copyFromUtf8(text));
  }

  private static Feature bytes(ByteString bytes) {
    return Feature.newBuilder().setBytesList(BytesList.newBuilder().addValue(bytes)).build();
  }

  private static Feature number(long number) {
    return Feature.newBuilder().setInt64List(Int64List.newBuilder().addValue(number)).build();
  }
}
