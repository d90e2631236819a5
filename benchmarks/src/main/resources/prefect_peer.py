"""Reads all flow runs and proposes states with Prefect's Python client; prints calls, CPU seconds and wall seconds of each."""

import asyncio
import sys
import time

from prefect.client.orchestration import get_client
from prefect.states import Running


async def measured(name, work):
    cpu, wall = time.process_time(), time.perf_counter()
    calls = await work
    print(name, calls, time.process_time() - cpu, time.perf_counter() - wall, flush=True)


async def read(client):
    calls = runs = 0
    while True:
        page = await client.read_flow_runs(limit=200, offset=200 * calls)
        calls += 1
        runs += len(page)
        if len(page) < 200:
            assert runs == int(sys.argv[1]), runs
            return calls


async def propose(client, ids):
    for each in ids:
        await client.set_flow_run_state(each, Running())
    return len(ids)


async def main():
    reads, first, proposals, rounds = map(int, sys.argv[2:])
    async with get_client() as client:
        for i in range(1, reads + 1):
            await measured(f"read {i}", read(client))
        ids = []
        while len(ids) < proposals:
            ids += [run.id for run in await client.read_flow_runs(limit=200, offset=first + len(ids))]
        for i in range(1, rounds + 1):
            await measured(f"propose {i}", propose(client, ids))
    print("process", 0, time.process_time(), 0, flush=True)


asyncio.run(main())
