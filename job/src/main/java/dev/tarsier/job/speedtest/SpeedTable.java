package dev.tarsier.job.speedtest;

import dev.tarsier.job.report.SpeedPoint;
import dev.tarsier.job.sink.CsvText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** The points as rows; the columns' names are published and stay. */
final class SpeedTable {
  static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message point {
            required int32 order;
            required binary format (STRING);
            required boolean decode;
            required int32 batch_size;
            required int32 batch_count;
            required int32 repetition;
            required binary state (STRING);
            optional binary error (STRING);
            required int64 images;
            required int64 bytes;
            required int64 requests;
            optional double seconds;
            optional double images_per_second;
            optional double megabytes_per_second;
            optional double requests_per_second;
            optional double open_seconds;
            optional double read_seconds;
            optional double unpack_seconds;
            optional double decode_seconds;
          }
          """);

  /** Of a measured point; empty in other rows. */
  private static final Map<String, Function<SpeedPoint, Double>> NUMBERS =
      Map.of(
          "seconds",
          SpeedPoint::seconds,
          "images_per_second",
          SpeedPoint::imagesPerSecond,
          "megabytes_per_second",
          SpeedPoint::megabytesPerSecond,
          "requests_per_second",
          SpeedPoint::requestsPerSecond,
          "open_seconds",
          point -> point.stages().open(),
          "read_seconds",
          point -> point.stages().read(),
          "unpack_seconds",
          point -> point.stages().unpack(),
          "decode_seconds",
          point -> point.stages().decode());

  private SpeedTable() {}

  static List<Group> rows(List<SpeedPoint> points) {
    return points.stream().map(SpeedTable::row).toList();
  }

  private static Group row(SpeedPoint point) {
    Group row = new SimpleGroup(SCHEMA);
    row.add("order", point.order());
    row.add("format", point.format());
    row.add("decode", point.decode());
    row.add("batch_size", point.batchSize());
    row.add("batch_count", point.batchCount());
    row.add("repetition", point.repetition());
    row.add("state", state(point));
    if (!point.error().isEmpty()) {
      row.add("error", point.error());
    }
    row.add("images", point.images());
    row.add("bytes", point.bytes());
    row.add("requests", point.requests());
    if (point.isMeasured()) {
      NUMBERS.forEach((column, number) -> row.add(column, number.apply(point)));
    }
    return row;
  }

  private static String state(SpeedPoint point) {
    return point.state().name().toLowerCase(Locale.ROOT);
  }

  static String csv(List<SpeedPoint> points) {
    List<String> header = SCHEMA.getFields().stream().map(field -> field.getName()).toList();
    return CsvText.of(
        header,
        rows(points).stream()
            .map(row -> header.stream().map(column -> text(row, column)).toList())
            .toList());
  }

  private static String text(Group row, String column) {
    return row.getFieldRepetitionCount(column) == 0
        ? ""
        : row.getValueToString(SCHEMA.getFieldIndex(column), 0);
  }

  /** Reads what {@link #csv} wrote; {@code lines} are its records, without the header. */
  static List<SpeedPoint> points(List<Map<String, String>> lines) {
    List<SpeedPoint> points = new ArrayList<>();
    for (Map<String, String> line : lines) {
      points.add(point(line));
    }
    return points;
  }

  private static SpeedPoint point(Map<String, String> line) {
    return new SpeedPoint(
        line.get("format"),
        Boolean.parseBoolean(line.get("decode")),
        Integer.parseInt(line.get("batch_size")),
        Integer.parseInt(line.get("batch_count")),
        Integer.parseInt(line.get("repetition")),
        Integer.parseInt(line.get("order")),
        SpeedPoint.State.valueOf(line.get("state").toUpperCase(Locale.ROOT)),
        line.get("error"),
        Long.parseLong(line.get("images")),
        Long.parseLong(line.get("bytes")),
        Long.parseLong(line.get("requests")),
        number(line, "seconds"),
        new SpeedPoint.Stages(
            number(line, "open_seconds"),
            number(line, "read_seconds"),
            number(line, "unpack_seconds"),
            number(line, "decode_seconds")));
  }

  private static double number(Map<String, String> line, String column) {
    return line.get(column).isEmpty() ? 0 : Double.parseDouble(line.get(column));
  }
}
