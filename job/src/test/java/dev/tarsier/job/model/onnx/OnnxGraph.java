package dev.tarsier.job.model.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An ONNX model put together by code; field numbers are those of onnx.proto (ONNX 1.17). */
public final class OnnxGraph {
  public static final int FLOAT = 1;
  public static final int UINT8 = 2;
  private static final int INT64 = 7;
  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;
  private static final int ATTRIBUTE_FLOAT = 1;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_INTS = 7;

  private final ProtoBytes graph = new ProtoBytes();
  private int opset = OPSET;
  private int names;

  public OnnxGraph() {
    graph.text(2, "fixture");
  }

  /** Another version of the operators. */
  public OnnxGraph opset(int version) {
    opset = version;
    return this;
  }

  /** A name that is not taken yet. */
  String name(String stem) {
    names++;
    return stem + names;
  }

  /** {@code dimensions} are numbers, or names of open ones. */
  public OnnxGraph input(String name, int type, Object... dimensions) {
    graph.message(11, valueInfo(name, type, dimensions));
    return this;
  }

  /** See {@link #input}. */
  public OnnxGraph output(String name, int type, Object... dimensions) {
    graph.message(12, valueInfo(name, type, dimensions));
    return this;
  }

  private static ProtoBytes valueInfo(String name, int type, Object... dimensions) {
    ProtoBytes shape = new ProtoBytes();
    for (Object dimension : dimensions) {
      shape.message(
          1,
          dimension instanceof Integer length
              ? new ProtoBytes().number(1, length)
              : new ProtoBytes().text(2, dimension.toString()));
    }
    ProtoBytes tensor = new ProtoBytes().number(1, type).message(2, shape);
    return new ProtoBytes().text(1, name).message(2, new ProtoBytes().message(1, tensor));
  }

  /** A constant of floats. */
  public OnnxGraph weights(String name, float[] values, long... dimensions) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    graph.message(5, tensor(name, FLOAT, dimensions).bytes(9, raw.array()));
    return this;
  }

  /** A constant of whole numbers. */
  public OnnxGraph numbers(String name, long... values) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    graph.message(5, tensor(name, INT64, values.length).bytes(9, raw.array()));
    return this;
  }

  /** A constant whose floats lie in a file of their own. */
  public OnnxGraph weightsElsewhere(String name, String file, long... dimensions) {
    ProtoBytes location = new ProtoBytes().text(1, "location").text(2, file);
    graph.message(5, tensor(name, FLOAT, dimensions).message(13, location).number(14, 1));
    return this;
  }

  private static ProtoBytes tensor(String name, int type, long... dimensions) {
    ProtoBytes tensor = new ProtoBytes();
    for (long dimension : dimensions) {
      tensor.number(1, dimension);
    }
    return tensor.number(2, type).text(8, name);
  }

  /** An operator with one output, of the same name as it has. */
  public OnnxGraph node(String type, List<String> inputs, String output, Attribute... attributes) {
    ProtoBytes node = new ProtoBytes();
    inputs.forEach(input -> node.text(1, input));
    node.text(2, output).text(3, output).text(4, type);
    for (Attribute attribute : attributes) {
      node.message(5, attribute.proto());
    }
    graph.message(1, node);
    return this;
  }

  /** A setting of an operator. */
  public record Attribute(String name, List<Long> values, float real) {
    public static Attribute of(String name, long value) {
      return new Attribute(name, List.of(value), Float.NaN);
    }

    public static Attribute of(String name, float value) {
      return new Attribute(name, List.of(), value);
    }

    public static Attribute list(String name, Long... values) {
      return new Attribute(name + "[]", List.of(values), Float.NaN);
    }

    private ProtoBytes proto() {
      ProtoBytes proto = new ProtoBytes().text(1, name.replace("[]", ""));
      if (!Float.isNaN(real)) {
        return proto.real(2, real).number(20, ATTRIBUTE_FLOAT);
      }
      if (!name.endsWith("[]")) {
        return proto.number(3, values.get(0)).number(20, ATTRIBUTE_INT);
      }
      values.forEach(value -> proto.number(8, value));
      return proto.number(20, ATTRIBUTE_INTS);
    }
  }

  public byte[] toBytes() {
    return new ProtoBytes()
        .number(1, IR_VERSION)
        .text(2, "tarsier-tests")
        .message(7, graph)
        .message(8, new ProtoBytes().text(1, "").number(2, opset))
        .toArray();
  }

  /** Writes the model; returns {@code file}. */
  public Path write(Path file) throws IOException {
    return Files.write(file, toBytes());
  }
}
