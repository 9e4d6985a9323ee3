"""Runs Tarsier and its peers in turns and prints a table of medians and ratios.

usage: compare.py PYTHON FOLDER ROUNDS TARSIER OTHER
  PYTHON   with the peers' packages
  FOLDER   holds demo/ as `tarsier demo --output` makes it; outputs go beside it and away
  TARSIER  the command as it is built, and OTHER as it is built with -Dopencv=bytedeco
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
PEERS = [
    ("pyspark", "same"),
    ("pyspark", "own"),
    ("processes", "same"),
    ("processes", "own"),
    ("loop", "same"),
]
OURS = [("tarsier", "openpnp"), ("tarsier", "bytedeco")]
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


def tarsier(program, path, turn):
    """Images and seconds of the run as its report has them: like the peers', without the start of Spark."""
    command = [program, "instantiate", path, "--local", "--json", "--run-id", "turn-%d" % turn]
    environment = dict(os.environ, TARSIER_NO_BUILD="1")
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)
    report = json.loads(done.stdout)
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


def measure(python, folder, images, recipe, rounds, programs):
    """Images a second of every system, turn by turn, and how many images it wrote."""
    path, rates, counts = spec(folder, images, recipe), {}, {}
    for turn in range(rounds):
        for key in OURS + PEERS:
            output = os.path.join(folder, "out")
            shutil.rmtree(output, ignore_errors=True)
            if key in OURS:
                counts[key], seconds = tarsier(programs[OURS.index(key)], path, turn)
            else:
                counts[key], seconds = peer(python, key[0], recipe, key[1], images, output)
            rates.setdefault(key, []).append(counts[key] / seconds)
            print("%s %s %s: %.2f images/s" % (recipe, *key, rates[key][-1]), file=sys.stderr)
    return rates, counts


def main():
    python, folder, rounds, programs = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:]
    images = os.path.join(folder, "demo", "images")
    print("%s, %s; median of %d turns; images a second" % (time.strftime("%Y-%m-%d"), machine(), rounds))
    print()
    print("| recipe | system | settings | images | images/s | openpnp over it | bytedeco over it |")
    print("|---|---|---|---|---|---|---|")
    for recipe in ("retina", "tfrecord"):
        rates, counts = measure(python, folder, images, recipe, rounds, programs)
        for number, key in enumerate(OURS + PEERS):
            over = [statistics.median(a / b for a, b in zip(rates[ours], rates[key])) for ours in OURS]
            name = "Tarsier, OpenCV of %s | " % key[1] if key in OURS else "%s | %s" % (NAMES[key[0]], key[1])
            row = ("" if number else recipe, name, counts[key], statistics.median(rates[key]), *over)
            print("| %s | %s | %d | %.2f | %.2f | %.2f |" % row)


if __name__ == "__main__":
    main()
