"""Runs Tarsier and its peers in turns and prints a table of medians and ratios.

usage: compare.py PYTHON FOLDER ROUNDS
  PYTHON  with the peers' packages
  FOLDER  holds demo/ as `tarsier demo --output` makes it; outputs go beside it and away
"""

import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TARSIER = os.path.join(HERE, "..", "..", "tarsier")
PEERS = [
    ("pyspark", "same"),
    ("pyspark", "own"),
    ("processes", "same"),
    ("processes", "own"),
    ("loop", "same"),
]
NAMES = {
    "pyspark": "PySpark, mapInPandas",
    "processes": "a pool of processes",
    "loop": "a loop of threads",
}


def spec(folder, images, recipe):
    path = os.path.join(folder, recipe + ".yaml")
    with open(path, "w") as file:
        form = "tar" if recipe == "retina" else "tfrecord"
        file.write(
            "dataset: %s\nsource: {uri: %s}\nrecipe: %s\noutput: {uri: %s, format: %s}\nlimits: {rejected: 50%%}\n"
            % (recipe, images, recipe, os.path.join(folder, "out"), form)
        )
    return path


def tarsier(path, turn):
    command = [TARSIER, "instantiate", path, "--local", "--json", "--run-id", "turn-%d" % turn]
    report = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout)
    return report["images"]["written"], report["seconds"]


def peer(python, system, recipe, settings, images, output):
    command = [python, os.path.join(HERE, "peers.py"), system, recipe, settings, images, output]
    environment = dict(os.environ, PYSPARK_PYTHON=python)
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)
    result = json.loads(done.stdout)
    return result["images"], result["seconds"]


def machine():
    try:
        with open("/proc/cpuinfo") as file:
            model = re.search(r"model name\s*: (.*)", file.read()).group(1)
    except (OSError, AttributeError):
        model = platform.processor() or platform.machine()
    return "%d cores, %s" % (os.cpu_count(), model)


def main():
    python, folder, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    images = os.path.join(folder, "demo", "images")
    print("%s, %s; median of %d turns; images a second" % (time.strftime("%Y-%m-%d"), machine(), rounds))
    print()
    print("| recipe | system | settings | images | images/s | Tarsier over it |")
    print("|---|---|---|---|---|---|")
    for recipe in ("retina", "tfrecord"):
        path, rates, counts = spec(folder, images, recipe), {}, {}
        for turn in range(rounds):
            for key in [("tarsier", "")] + PEERS:
                output = os.path.join(folder, "out")
                shutil.rmtree(output, ignore_errors=True)
                if key[0] == "tarsier":
                    count, seconds = tarsier(path, turn)
                else:
                    count, seconds = peer(python, key[0], recipe, key[1], images, output)
                rates.setdefault(key, []).append(count / seconds)
                counts[key] = count
        ours = rates[("tarsier", "")]
        print("| %s | Tarsier | | %d | %.2f | |" % (recipe, counts[("tarsier", "")], statistics.median(ours)))
        for key in PEERS:
            ratio = statistics.median(a / b for a, b in zip(ours, rates[key]))
            row = (NAMES[key[0]], key[1], counts[key], statistics.median(rates[key]), ratio)
            print("| | %s | %s | %d | %.2f | %.2f |" % row)


if __name__ == "__main__":
    main()
