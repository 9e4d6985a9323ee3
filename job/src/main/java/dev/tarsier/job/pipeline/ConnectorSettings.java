package dev.tarsier.job.pipeline;

import dev.tarsier.job.request.Transfer;
import org.apache.hadoop.conf.Configuration;

/**
 * Settings of the Cloud Storage connector (gcs-connector 4.0.4, CONFIGURATION.md and class files,
 * 2026-11). Those that only spare requests are left as a cluster's administrator has set them.
 */
final class ConnectorSettings {
  private ConnectorSettings() {}

  /** Returns the configuration itself. */
  static Configuration apply(Configuration hadoop, Transfer transfer) {
    hadoop.setLong("fs.gs.outputstream.upload.chunk.size", transfer.uploadChunk().bytes());
    // The size is known from the listing: asking for it again would double the requests.
    hadoop.setBoolean("fs.gs.inputstream.fast.fail.on.not.found.enable", false);
    // Else every look at a file is two requests at once: for the object, and for a folder.
    usually(hadoop, "fs.gs.status.parallel.enable", false);
    // Looks for a folder of a new file's name; no file of a run has one.
    usually(hadoop, "fs.gs.create.items.conflict.check.enable", false);
    // Makes an empty object for each folder that loses its last file.
    usually(hadoop, "fs.gs.implicit.dir.repair.enable", false);
    // The default. An upload that breaks off is left unclosed, so that no object is made of its
    // part: with this pipe the upload then fails, where a channel's end would be the object's end.
    hadoop.set("fs.gs.outputstream.pipe.type", "IO_STREAM_PIPE");
    // One request, atomic, and under the condition that nothing has the new name; a copy with
    // objects.rewrite, which is what comes without it, has no condition.
    hadoop.setBoolean("fs.gs.operation.move.enable", true);
    return hadoop;
  }

  private static void usually(Configuration hadoop, String key, boolean value) {
    if (hadoop.get(key) == null) {
      hadoop.setBoolean(key, value);
    }
  }
}
