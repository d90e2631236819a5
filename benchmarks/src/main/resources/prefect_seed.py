"""Copies the only flow run of a Prefect database, with its state, until there are as many as wanted."""

import sqlite3
import sys
import uuid


def row(connection, table):
    cursor = connection.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description]
    return dict(zip(names, cursor.fetchone()))


def insert(connection, table, rows):
    names = list(rows[0])
    marks = ", ".join("?" for _ in names)
    quoted = ", ".join(f'"{name}"' for name in names)
    connection.executemany(f"INSERT INTO {table} ({quoted}) VALUES ({marks})", [list(each.values()) for each in rows])


with sqlite3.connect(sys.argv[1], timeout=60) as connection:
    run, state = row(connection, "flow_run"), row(connection, "flow_run_state")
    runs, states = [], []
    for number in range(int(sys.argv[2]) - 1):
        run_id, state_id = str(uuid.uuid4()), str(uuid.uuid4())
        states.append({**state, "id": state_id, "flow_run_id": run_id})
        runs.append({**run, "id": run_id, "state_id": state_id, "idempotency_key": None, "name": f"run-{number}"})
    insert(connection, "flow_run", runs)
    insert(connection, "flow_run_state", states)
