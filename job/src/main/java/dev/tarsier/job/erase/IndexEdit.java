package dev.tarsier.job.erase;

import dev.tarsier.job.sink.RowRewriter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageType;

/**
 * What becomes of the rows of an index: images that go have none, samples that have moved are said
 * to stand where they stand now, and nothing is said to be like an image that is gone.
 *
 * @param runId of the run whose index it is
 * @param erased paths of the images that go, from whichever run
 * @param moved by shard, where its samples stand now, by key
 */
record IndexEdit(String runId, Set<String> erased, Map<RunScan.Shard, Map<String, Long>> moved)
    implements RowRewriter.Edit {

  @Override
  public Optional<Group> of(Group row) {
    if (erased.contains(text(row, "path"))) {
      return Optional.empty();
    }
    String run = text(row, "run");
    Map<String, Long> offsets =
        moved.get(new RunScan.Shard(run.isEmpty() ? runId : run, text(row, "shard")));
    Long offset = offsets == null ? null : offsets.get(text(row, "key"));
    if (offset != null) {
      return Optional.of(with(row, "offset", offset));
    }
    String detail = text(row, "detail");
    String without = Alike.without(erased, detail);
    return Optional.of(without.equals(detail) ? row : with(row, "detail", without));
  }

  private static String text(Group row, String column) {
    return !row.getType().containsField(column) || row.getFieldRepetitionCount(column) == 0
        ? ""
        : row.getString(column, 0);
  }

  /** A copy with another value in one column. */
  private static Group with(Group row, String column, Object value) {
    Group copy = new SimpleGroup((MessageType) row.getType());
    for (int field = 0; field < row.getType().getFieldCount(); field++) {
      String name = row.getType().getFieldName(field);
      if (name.equals(column)) {
        put(copy, name, value);
      } else if (row.getFieldRepetitionCount(field) > 0) {
        put(copy, name, value(row, field));
      }
    }
    return copy;
  }

  private static Object value(Group row, int field) {
    return switch (row.getType().getType(field).asPrimitiveType().getPrimitiveTypeName()) {
      case INT64 -> row.getLong(field, 0);
      case INT32 -> row.getInteger(field, 0);
      default -> row.getString(field, 0);
    };
  }

  private static void put(Group row, String name, Object value) {
    if (value instanceof Long number) {
      row.add(name, number.longValue());
    } else if (value instanceof Integer number) {
      row.add(name, number.intValue());
    } else {
      row.add(name, (String) value);
    }
  }
}
