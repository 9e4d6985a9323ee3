package dev.tarsier.job.tfrecord;

import com.google.protobuf.ByteOutput;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import dev.tarsier.job.example.Example;
import dev.tarsier.job.example.Feature;
import dev.tarsier.job.tfrecord.ImageExample.ImageClass;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** The image of a record; its bytes stay where they stand, in the record's buffer. */
public final class ExampleReader {
  private final Map<String, Feature> features;

  private ExampleReader(Map<String, Feature> features) {
    this.features = features;
  }

  /** Throws DamagedRecord when the record is no Example of one image. */
  public static ImageExample read(TfRecordReader.Content record) throws DamagedRecord {
    try {
      return read(record.bytes(), record.length());
    } catch (NotAnImage | InvalidProtocolBufferException e) {
      String what = e instanceof NotAnImage ? e.getMessage() : "that is no tf.train.Example";
      throw new DamagedRecord(record.offset(), "a record " + what);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read a buffer", e);
    }
  }

  static ImageExample read(byte[] record, int length) throws IOException {
    CodedInputStream in = UnsafeByteOperations.unsafeWrap(record, 0, length).newCodedInput();
    in.enableAliasing(true);
    Example example = Example.parseFrom(in);
    in.checkLastTagWas(0);
    return new ExampleReader(example.getFeatures().getFeatureMap()).image(record);
  }

  private ImageExample image(byte[] record) throws IOException {
    Place place = new Place(record);
    UnsafeByteOperations.unsafeWriteTo(bytes(ExampleFeatures.ENCODED), place);
    return new ImageExample(
        new ImageExample.Encoded(record, place.offset, place.length, text(ExampleFeatures.FORMAT)),
        number(ExampleFeatures.WIDTH),
        number(ExampleFeatures.HEIGHT),
        text(ExampleFeatures.FILENAME),
        imageClass());
  }

  private ImageClass imageClass() throws NotAnImage {
    if (!features.containsKey(ExampleFeatures.CLASS_LABEL)) {
      return ImageClass.ABSENT;
    }
    return new ImageClass(number(ExampleFeatures.CLASS_LABEL), text(ExampleFeatures.CLASS_TEXT));
  }

  private ByteString bytes(String name) throws NotAnImage {
    Feature feature = features.getOrDefault(name, Feature.getDefaultInstance());
    if (feature.getBytesList().getValueCount() != 1) {
      throw new NotAnImage("without one text of the name " + name);
    }
    return feature.getBytesList().getValue(0);
  }

  private String text(String name) throws NotAnImage {
    ByteString bytes = bytes(name);
    if (!bytes.isValidUtf8()) {
      throw new NotAnImage("whose " + name + " is not UTF-8");
    }
    return bytes.toStringUtf8();
  }

  private int number(String name) throws NotAnImage {
    Feature feature = features.getOrDefault(name, Feature.getDefaultInstance());
    if (feature.getInt64List().getValueCount() != 1) {
      throw new NotAnImage("without one number of the name " + name);
    }
    long number = feature.getInt64List().getValue(0);
    if (number != (int) number) {
      throw new NotAnImage("whose " + name + " is " + number);
    }
    return (int) number;
  }

  /** An Example, but not of one image. */
  private static final class NotAnImage extends IOException {
    private static final long serialVersionUID = 1;

    NotAnImage(String what) {
      super(what);
    }
  }

  /** Learns where in the record a parsed value stands: it is asked to write it, and does not. */
  private static final class Place extends ByteOutput {
    private final byte[] record;
    private int offset;
    private int length;

    Place(byte[] record) {
      this.record = record;
    }

    @Override
    public void writeLazy(byte[] value, int from, int count) {
      if (value != record) {
        throw new IllegalStateException("Cannot place a value: it was copied while parsing");
      }
      offset = from;
      length = count;
    }

    @Override
    public void write(byte[] value, int from, int count) {
      writeLazy(value, from, count);
    }

    @Override
    public void write(byte value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void write(ByteBuffer value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void writeLazy(ByteBuffer value) {
      throw new UnsupportedOperationException();
    }
  }
}
