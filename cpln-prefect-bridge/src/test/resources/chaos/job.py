"""The job of a flow run in the chaos program: follows the protocol of Prefect's engine, with the standard library only.

Usage: job.py FOLDER. Appends lines "run-id attempt event pid epoch-millis" to the file of its flow run in FOLDER. Events:

start             the process has started
refused:STATE     the server did not let the run become RUNNING; the state in force is STATE
running           RUNNING was accepted and the work begins
reported:STATE    the server accepted the report of the end
overruled:STATE   the server did not accept the report of the end; the state in force is STATE
kills-itself      the process sends itself SIGKILL
forgets           the process ends with exit code 0 without a report
terminated        the process ends because of SIGTERM
unreachable       the server did not respond in time; the process ends with exit code 1
"""

import json
import os
import signal
import sys
import time
import urllib.error
import urllib.request
import uuid

API = os.environ["PREFECT_API_URL"].rstrip("/")
RUN = os.environ["PREFECT__FLOW_RUN_ID"]
PATIENCE_SECONDS = 240
ATTEMPT_TIMEOUT_SECONDS = 20


class Job:
    def __init__(self, folder):
        self.file = os.path.join(folder, RUN + ".txt")
        self.attempt = 0
        self.kind = ""

    def note(self, event):
        line = f"{RUN} {self.attempt} {event} {os.getpid()} {int(time.time() * 1000)}\n"
        descriptor = os.open(self.file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(descriptor, line.encode())
        finally:
            os.close(descriptor)
        print(line, end="", flush=True)

    def terminate(self, number, frame):
        self.note("terminated")
        os._exit(128 + number)

    def run(self):
        self.note("start")
        signal.signal(signal.SIGTERM, self.terminate)
        run = request("GET", f"/flow_runs/{RUN}")
        self.attempt = run["run_count"] + 1
        self.kind = run["parameters"]["kind"]
        state = propose("RUNNING")
        while state["status"] == "WAIT":
            time.sleep(state["details"]["delay_seconds"])
            state = propose("RUNNING")
        if state["status"] == "ABORT" or type_of(state) != "RUNNING":
            self.note("refused:" + type_of(state))
            return 0
        self.note("running")
        if self.kind == "IGNORES_SIGTERM":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        return self.work(run["parameters"]["seconds"])

    def print_lines(self, lines, seconds):
        end = time.monotonic() + seconds
        for number in range(lines):
            print(f"line {number}", flush=number % 100 == 99)
            if number % 100 == 99:
                rest = end - time.monotonic()
                time.sleep(max(0, rest * 100 / (lines - number)))
        sys.stdout.flush()

    def work(self, seconds):
        if self.kind.startswith("PRINTS"):
            self.print_lines(int(os.environ["CHAOS_LINES"]), seconds)
            seconds = 0
        if self.kind == "PRINTS_AND_DIES":
            os.kill(os.getpid(), signal.SIGKILL)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.kind == "HANDLES_CANCEL" and self.is_cancelling():
                return self.report("CANCELLED", 0)
            time.sleep(min(1, max(0, end - time.monotonic())))
        if self.kind == "KILLS_ITSELF":
            self.note("kills-itself")
            os.kill(os.getpid(), signal.SIGKILL)
        if self.kind == "FORGETS":
            self.note("forgets")
            return 0
        if self.kind == "FAILS":
            return self.report("FAILED", 1)
        return self.report("COMPLETED", 0)

    def is_cancelling(self):
        return request("GET", f"/flow_runs/{RUN}")["state_type"] == "CANCELLING"

    def report(self, type_name, exit_code):
        # As in the engine, a report that was sent twice is accepted once; the state in force shows the result.
        state = type_of(propose(type_name))
        self.note(("reported:" if state == type_name else "overruled:") + state)
        return exit_code


def type_of(result):
    return (result.get("state") or {}).get("type", "NONE")


def propose(type_name):
    details = {"flow_run_id": RUN, "transition_id": str(uuid.uuid4())}
    return request(
        "POST",
        f"/flow_runs/{RUN}/set_state",
        {"state": {"type": type_name, "state_details": details}, "force": type_name == "CANCELLED"},
    )


def request(method, path, body=None):
    """Sends a request until the server responds, as the engine does."""
    data = None if body is None else json.dumps(body).encode()
    deadline = time.monotonic() + PATIENCE_SECONDS
    pause = 0.5
    while True:
        call = urllib.request.Request(API + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(call, timeout=ATTEMPT_TIMEOUT_SECONDS) as response:
                return json.load(response)
        except urllib.error.HTTPError as e:
            if e.code < 500 and e.code != 429:
                raise
            problem = e
        except (OSError, ValueError) as e:
            problem = e
        print(f"{method} {path}: {problem}", flush=True)
        if time.monotonic() + pause > deadline:
            raise TimeoutError(path)
        time.sleep(pause)
        pause = min(5, pause * 2)


def main():
    job = Job(sys.argv[1])
    try:
        return job.run()
    except TimeoutError:
        job.note("unreachable")
        return 1


sys.exit(main())
