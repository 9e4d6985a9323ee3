"""The same work as Tarsier's retina and tfrecord recipes, as people would write it without Tarsier.

usage: peers.py SYSTEM RECIPE SETTINGS IMAGES OUTPUT
  SYSTEM    pyspark (mapInPandas, a TAR of each batch in memory), processes (as img2dataset: a pool, a
            shard a task) or loop (threads of one process, one archive)
  SETTINGS  same (encoder, scaling and threads as Tarsier's) or own (what OpenCV does unasked)
Prints one line of JSON: images, seconds. Start-up of Spark and of the pool is not counted.
"""

import concurrent.futures
import glob
import io
import json
import multiprocessing
import os
import struct
import sys
import tarfile
import time

import crc32c
import cv2
import numpy

CORES = os.cpu_count()
SHARDS = 8 * CORES


def prepare(settings):
    if settings == "same":
        cv2.setNumThreads(1)


def retina(image, settings):
    clahe = cv2.createCLAHE(2.0, (8, 8))
    image[:, :, 1] = clahe.apply(numpy.ascontiguousarray(image[:, :, 1]))
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    binary = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY, 11, 2)
    ellipse = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3))
    binary = cv2.morphologyEx(binary, cv2.MORPH_OPEN, ellipse)
    binary = cv2.morphologyEx(binary, cv2.MORPH_CLOSE, ellipse)
    options = []
    if settings == "same":
        options = [cv2.IMWRITE_PNG_BILEVEL, 1, cv2.IMWRITE_PNG_STRATEGY, cv2.IMWRITE_PNG_STRATEGY_RLE]
    return cv2.imencode(".png", binary, options)[1].tobytes()


def small(image, settings):
    height, width = image.shape[:2]
    scale = 224 / min(height, width)
    how = cv2.INTER_AREA if settings == "same" else cv2.INTER_LINEAR
    size = (max(224, round(width * scale)), max(224, round(height * scale)))
    image = cv2.resize(image, size, interpolation=how)
    top, left = (size[1] - 224) // 2, (size[0] - 224) // 2
    return cv2.imencode(".jpg", image[top : top + 224, left : left + 224], [cv2.IMWRITE_JPEG_QUALITY, 95])[1].tobytes()


def process(recipe, settings, data):
    if not data:
        return None
    image = cv2.imdecode(numpy.frombuffer(data, numpy.uint8), cv2.IMREAD_COLOR)
    if image is None:
        return None
    return retina(image, settings) if recipe == "retina" else small(image, settings)


def varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def field(number, data):
    return varint(number << 3 | 2) + varint(len(data)) + data


def example(key, data):
    """tf.train.Example with image/encoded and image/filename, by hand: TensorFlow would be slower to start."""
    features = b""
    for name, value in ((b"image/encoded", data), (b"image/filename", key.encode())):
        features += field(1, field(1, name) + field(2, field(1, field(1, value))))
    return field(1, features)


def masked(data):
    crc = crc32c.crc32c(data)
    return struct.pack("<I", ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF)


class Archive:
    """A TAR of images, or TFRecords, in memory."""

    def __init__(self, recipe):
        self.bytes = io.BytesIO()
        self.tar = tarfile.open(fileobj=self.bytes, mode="w") if recipe == "retina" else None

    def add(self, key, data):
        if self.tar:
            info = tarfile.TarInfo(key + ".png")
            info.size = len(data)
            self.tar.addfile(info, io.BytesIO(data))
        else:
            record = example(key, data)
            length = struct.pack("<Q", len(record))
            self.bytes.write(length + masked(length) + record + masked(record))

    def write(self, path):
        if self.tar:
            self.tar.close()
        with open(path, "wb") as file:
            file.write(self.bytes.getvalue())


def key(path):
    return os.path.splitext(os.path.basename(path))[0]


def shard(task):
    """One task of the pool: reads its files, writes its shard, returns how many images are in it."""
    number, files, recipe, settings, output = task
    prepare(settings)
    archive, count = Archive(recipe), 0
    for path in files:
        with open(path, "rb") as file:
            data = process(recipe, settings, file.read())
        if data is not None:
            archive.add(key(path), data)
            count += 1
    archive.write(os.path.join(output, "shard-%05d" % number))
    return count


def processes(files, recipe, settings, output):
    with multiprocessing.get_context("spawn").Pool(CORES) as pool:
        pool.map(abs, range(CORES), chunksize=1)
        start = time.perf_counter()
        tasks = [(n, files[n::SHARDS], recipe, settings, output) for n in range(SHARDS)]
        images = sum(pool.imap_unordered(shard, tasks))
        return images, time.perf_counter() - start


def loop(files, recipe, settings, output):
    prepare(settings)

    def one(path):
        with open(path, "rb") as file:
            return path, process(recipe, settings, file.read())

    start = time.perf_counter()
    archive, images = Archive(recipe), 0
    with concurrent.futures.ThreadPoolExecutor(CORES) as pool:
        for path, data in pool.map(one, files):
            if data is not None:
                archive.add(key(path), data)
                images += 1
    archive.write(os.path.join(output, "all"))
    return images, time.perf_counter() - start


def pyspark(folder, recipe, settings, output):
    import pandas
    from pyspark import TaskContext
    from pyspark.sql import SparkSession

    spark = (
        SparkSession.builder.master("local[%d]" % CORES)
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "64")
        .config("spark.sql.files.maxPartitionBytes", "32m")
        .config("spark.driver.memory", "2g")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")

    def batches(frames):
        prepare(settings)
        for number, frame in enumerate(frames):
            archive, count = Archive(recipe), 0
            for path, content in zip(frame["path"], frame["content"]):
                data = process(recipe, settings, content)
                if data is not None:
                    archive.add(key(path), data)
                    count += 1
            name = "shard-%05d-%05d" % (TaskContext.get().partitionId(), number)
            archive.write(os.path.join(output, name))
            yield pandas.DataFrame({"images": [count]})

    spark.range(CORES * 4).repartition(CORES).mapInPandas(lambda frames: frames, "id long").count()
    start = time.perf_counter()
    frame = spark.read.format("binaryFile").option("recursiveFileLookup", "true").option("pathGlobFilter", "*.jpg").load(folder).select("path", "content")
    images = sum(row.images for row in frame.mapInPandas(batches, "images long").collect())
    seconds = time.perf_counter() - start
    spark.stop()
    return images, seconds


def main():
    system, recipe, settings, folder, output = sys.argv[1:]
    files = sorted(glob.glob(os.path.join(folder, "**", "*.jpg"), recursive=True))
    os.makedirs(output, exist_ok=True)
    systems = {"pyspark": pyspark, "processes": processes, "loop": loop}
    images, seconds = systems[system](folder if system == "pyspark" else files, recipe, settings, output)
    print(json.dumps({"images": images, "seconds": round(seconds, 3)}))


if __name__ == "__main__":
    main()
