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
