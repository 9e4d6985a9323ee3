"""Reads an experiment with MLflow's own client and prints what it saw as JSON.

Usage: read_mlflow.py SERVER EXPERIMENT FOLDER
"""

import json
import pathlib
import sys

import mlflow


def files(client, run, path=None):
    for entry in client.list_artifacts(run.info.run_id, path):
        if entry.is_dir:
            yield from files(client, run, entry.path)
        else:
            yield entry.path


def main(server, experiment, folder):
    client = mlflow.MlflowClient(server)
    mlflow.set_tracking_uri(server)
    found = client.get_experiment_by_name(experiment)
    runs = []
    for run in client.search_runs([found.experiment_id]):
        report = client.download_artifacts(run.info.run_id, "report.json", folder)
        runs.append(
            {
                "name": run.info.run_name,
                "status": run.info.status,
                "millis": run.info.end_time - run.info.start_time,
                "tags": run.data.tags,
                "params": run.data.params,
                "metrics": run.data.metrics,
                "artifacts": sorted(files(client, run)),
                "report": pathlib.Path(report).read_text(),
            }
        )
    print(json.dumps({"runs": runs}))


if __name__ == "__main__":
    pathlib.Path(sys.argv[3]).mkdir(parents=True, exist_ok=True)
    main(*sys.argv[1:])
