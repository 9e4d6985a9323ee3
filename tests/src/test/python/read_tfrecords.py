"""Reads a run of TFRecords with TensorFlow and prints what it saw as JSON.

Usage: read_tfrecords.py RUN_FOLDER
"""

import hashlib
import json
import os
import pathlib
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf
import tensorflow_datasets as tfds

TEXT = tf.io.FixedLenFeature([], tf.string)
NUMBER = tf.io.FixedLenFeature([], tf.int64)
IMAGE = {"image/encoded": TEXT, "image/format": TEXT, "image/filename": TEXT,
         "image/height": NUMBER, "image/width": NUMBER}
CLASS = {"image/class/label": NUMBER, "image/class/text": TEXT}


def records(shard, features):
    compression = "GZIP" if shard.suffix == ".gz" else ""
    for record in tf.data.TFRecordDataset(str(shard), compression_type=compression):
        example = tf.io.parse_single_example(record, features)
        encoded = example["image/encoded"].numpy()
        # A WebP is an animation of one picture to TensorFlow, unless it is told otherwise.
        height, width, channels = tf.io.decode_image(encoded, expand_animations=False).shape
        seen = {
            "path": example["image/filename"].numpy().decode(),
            "format": example["image/format"].numpy().decode(),
            "sha256": hashlib.sha256(encoded).hexdigest(),
            "length": len(encoded),
            "channels": channels,
            "sized": [height, width] == [int(example["image/height"]), int(example["image/width"])],
        }
        if "image/class/label" in features:
            seen["number"] = int(example["image/class/label"])
            seen["label"] = example["image/class/text"].numpy().decode()
        yield seen


def decoded(image):
    """A format that Datasets does not decode comes as its bytes."""
    pixels = image["encoded"]
    if pixels.dtype == tf.string:
        pixels = tf.io.decode_image(pixels, channels=3, expand_animations=False)
    return pixels.shape == (image["height"], image["width"], 3)


def through_datasets(folder):
    builder = tfds.builder_from_directory(str(folder))
    features = builder.info.features["image"]
    images = [example["image"] for example in builder.as_dataset(split="train")]
    return {
        "name": builder.info.name,
        "promised": builder.info.splits["train"].num_examples,
        "images": len(images),
        "bytes": builder.info.dataset_size,
        "half": sum(1 for _ in builder.as_dataset(split="train[:50%]")),
        "decoded": all(decoded(image) for image in images),
        "classes": features["class"]["label"].names if "class" in features.keys() else [],
    }


def main(run):
    manifest = json.loads((run / "_MANIFEST.json").read_text())
    features = IMAGE | (CLASS if manifest["labels"] else {})
    shards = [run / "shards" / shard["name"] for shard in manifest["shards"]]
    seen = {shard.name: list(records(shard, features)) for shard in shards}
    plain = all(shard.suffix == ".tfrecord" for shard in shards)
    json.dump({"shards": seen, "datasets": through_datasets(run / "shards") if plain else None}, sys.stdout)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
