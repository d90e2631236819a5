"""A real flow for the chaos program. It writes the same lines as job.py; Prefect's own engine reports its end."""

import os
import time

from prefect import flow
from prefect.runtime import flow_run


def note(folder, event):
    with open(os.path.join(folder, f"{flow_run.id}.txt"), "a") as file:
        file.write(f"{flow_run.id} {flow_run.run_count} {event} {os.getpid()} {int(time.time() * 1000)}\n")


@flow(name="chaos", log_prints=True)
def chaos(folder: str, kind: str, seconds: float):
    note(folder, "running")
    time.sleep(seconds)
    if kind == "FAILS":
        note(folder, "returns:FAILED")
        raise ValueError("this flow fails by itself")
    note(folder, "returns:COMPLETED")
