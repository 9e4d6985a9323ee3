"""Fits the features of a run with scikit-learn and prints how far its components are from ours, as JSON.

Usage: check_components.py RUN_FOLDER
"""

import csv
import json
import pathlib
import sys

import numpy as np
import pyarrow.dataset as dataset
import pyarrow.parquet as parquet
from sklearn.decomposition import PCA


def oriented(components):
    """The loading of largest magnitude is made positive; of equal ones the first."""
    for component in components:
        magnitude = np.abs(component)
        deciding = np.argmax(magnitude >= magnitude.max() * (1 - 1e-6))
        if component[deciding] < 0:
            component *= -1
    return components


def worst(ours, theirs, scale=1.0):
    return float(np.max(np.abs(np.asarray(ours) - np.asarray(theirs)))) / scale


run = pathlib.Path(sys.argv[1])
shards = parquet.read_table(sorted(run.glob("shards/*.parquet"))).to_pydict()
features = dict(zip(shards["path"], shards["features"]))
table = dataset.dataset(run / "components", partitioning="hive").to_table().to_pydict()
components = dict(zip(table["path"], table["components"]))
split = dict(zip(table["path"], table["split"]))
model = json.loads((run / "pca/pca.json").read_text())

paths = sorted(features)
train = [path for path in paths if split[path] == "train"]
number = len(model["components"])
pca = PCA(n_components=number, svd_solver="full").fit(np.array([features[path] for path in train], dtype=np.float64))
fitted = oriented(pca.components_.copy())
projected = (np.array([features[path] for path in paths], dtype=np.float64) - pca.mean_) @ fitted.T
total = np.var(np.array([features[path] for path in train], dtype=np.float64), axis=0, ddof=1).sum()
deviation = np.sqrt(pca.explained_variance_[0])

with open(run / "components.csv", newline="", encoding="utf-8") as lines:
    rows = {row["path"]: row for row in csv.DictReader(lines)}
from_csv = [[rows[path]["pc%d" % (j + 1)] for j in range(number)] for path in paths]

print(json.dumps({
    "images": len(paths),
    "train": len(train),
    "components": number,
    "labels": sorted({str(label) for label in table["label"]}),
    "csvRows": len(rows),
    "csvSplits": all(rows[path]["split"] == split[path] for path in paths),
    "csvLabels": sorted({row["label"] for row in rows.values()}),
    "worst": {
        "mean": worst(model["mean"], pca.mean_, deviation),
        "components": worst(model["components"], fitted),
        "explainedVariance": worst(model["explainedVariance"], pca.explained_variance_, pca.explained_variance_[0]),
        "explainedVarianceRatio": worst(np.array(model["explainedVariance"]) / model["totalVariance"],
                                        pca.explained_variance_ratio_),
        "totalVariance": worst(model["totalVariance"], total, total),
        "projected": worst([components[path] for path in paths], projected, deviation),
        "csv": worst(np.array(from_csv, dtype=np.float32), np.array([components[path] for path in paths],
                                                                    dtype=np.float32)),
    },
}))
