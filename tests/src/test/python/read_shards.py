"""Reads a run with readers that are not ours and prints what they saw as JSON.

Usage: read_shards.py RUN_FOLDER
"""

import io
import json
import pathlib
import sys
import tarfile

import pyarrow.parquet as parquet
import webdataset
from PIL import Image


def main(run):
    manifest = json.loads((run / "_MANIFEST.json").read_text())
    shards = [run / "shards" / shard["name"] for shard in manifest["shards"]]

    members = []
    for shard in shards:
        with tarfile.open(shard) as archive:
            members += [member.name for member in archive]

    samples = []
    for sample in webdataset.WebDataset([str(s) for s in shards], shardshuffle=False).decode("rgb8"):
        text = sample["json"]
        height, width, _ = sample["png"].shape
        samples.append(
            {"key": sample["__key__"], "cls": sample.get("cls"), "label": text.get("label"),
             "sized": [width, height] == [text["width"], text["height"]]})

    rows = parquet.read_table(run / "index").to_pylist()
    ranges = 0
    for row in rows:
        if row["outcome"] == "written":
            with open(run / "shards" / row["shard"], "rb") as shard:
                shard.seek(row["offset"])
                image = Image.open(io.BytesIO(shard.read(row["length"])))
                ranges += image.size == (row["width"], row["height"])
    json.dump({"members": len(members), "samples": samples, "rows": len(rows), "ranges": ranges},
              sys.stdout)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
