/**
 * The TFRecord format, in both directions: records with their checksums, and the {@code
 * tf.train.Example} of one image inside a record.
 *
 * <p>A record is its length in eight bytes, little-endian; the masked CRC32C of those; the content;
 * the masked CRC32C of the content (tensorflow/core/lib/io/record_writer.h). There is no header, no
 * end mark and no index: a file without records is empty.
 */
package dev.tarsier.job.tfrecord;
