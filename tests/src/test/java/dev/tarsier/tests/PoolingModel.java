package dev.tarsier.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An ONNX model without weights, written byte by byte: an image of 224 x 224 is pooled to 4 x 4 and
 * laid out flat, 48 features. Field numbers are those of onnx.proto, version 1.17.
 */
final class PoolingModel {
  private static final int FLOAT = 1;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_INTS = 7;

  private PoolingModel() {}

  static Path write(Path file) throws IOException {
    return Files.write(
        file,
        new Message()
            .number(1, 8)
            .message(7, graph())
            .message(8, new Message().text(1, "").number(2, 13))
            .bytes());
  }

  private static Message graph() {
    Message pool =
        node("AveragePool", "image", "pooled")
            .message(5, ints("kernel_shape", 56, 56))
            .message(5, ints("strides", 56, 56));
    Message flatten =
        node("Flatten", "pooled", "features")
            .message(5, new Message().text(1, "axis").number(3, 1).number(20, ATTRIBUTE_INT));
    return new Message()
        .message(1, pool)
        .message(1, flatten)
        .text(2, "pooling")
        .message(11, value("image", 3, 224, 224))
        .message(12, value("features", 48));
  }

  private static Message node(String operation, String input, String output) {
    return new Message().text(1, input).text(2, output).text(3, output).text(4, operation);
  }

  private static Message ints(String name, int... values) {
    Message message = new Message().text(1, name);
    for (int value : values) {
      message.number(8, value);
    }
    return message.number(20, ATTRIBUTE_INTS);
  }

  /** A tensor whose first axis, the batch, is open. */
  private static Message value(String name, int... axes) {
    Message shape = new Message().message(1, new Message().text(2, "batch"));
    for (int axis : axes) {
      shape.message(1, new Message().number(1, axis));
    }
    Message tensor = new Message().number(1, FLOAT).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  /** A protobuf message as it is written down. */
  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint(field << 3);
      varint(value);
      return this;
    }

    Message text(int field, String value) {
      return content(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
      return content(field, value.bytes());
    }

    private Message content(int field, byte[] value) {
      varint(field << 3 | 2);
      varint(value.length);
      out.writeBytes(value);
      return this;
    }

    private void varint(long value) {
      for (long rest = value; ; rest >>>= 7) {
        out.write((int) (rest > 0x7F ? (rest & 0x7F) | 0x80 : rest));
        if (rest <= 0x7F) {
          return;
        }
      }
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }
}
