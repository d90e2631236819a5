"""Flows that end in the ways a job can end."""

import os
import signal
import sys
import time

from prefect import flow


@flow(name="completes", log_prints=True)
def completes(word: str = "nothing"):
    print(f"the word is {word}")
    return 1


@flow(name="reads_secrets", log_prints=True)
def reads_secrets():
    """Shows what the job has received, without a secret in the log."""
    with open(os.environ["CPLN_EMULATED_MOUNTS"] + "/opt/ssh/id_ed25519") as file:
        key = file.read().strip()
    hosts = os.path.exists(os.environ["CPLN_EMULATED_MOUNTS"] + "/opt/ssh/known_hosts")
    print(f"database {len(os.environ['DB_HOST'])} {len(os.environ['DB_PASSWORD'])}")
    print(f"ssh {len(key)} {hosts}")
    print(f"api key {len(os.environ['PREFECT_API_KEY'])}")


@flow(name="sleeps", log_prints=True)
def sleeps():
    print("asleep")
    time.sleep(600)


@flow(name="raises", log_prints=True)
def raises():
    raise ValueError("this flow fails by itself")


@flow(name="killed", log_prints=True)
def killed():
    """Ends as a job does that takes more memory than it may: without a word."""
    print("last words")
    sys.stdout.flush()
    # The parent passes the output on, and is not given the time to once it is killed.
    time.sleep(2)
    parent = os.getppid()
    os.kill(parent, signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)
