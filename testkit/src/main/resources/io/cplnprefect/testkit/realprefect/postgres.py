"""Manages databases of the PostgreSQL server in DATABASE_URL: exists NAME, create NAME, copy NAME TEMPLATE, rename NAME NEW, drop NAME."""

import asyncio
import os
import sys

import asyncpg

STATEMENTS = {
    "create": 'create database "{}"',
    "copy": 'create database "{}" template "{}"',
    "rename": 'alter database "{}" rename to "{}"',
    "drop": 'drop database if exists "{}" with (force)',
}


async def main(action, *names):
    connection = await asyncpg.connect(os.environ["DATABASE_URL"])
    try:
        if action == "exists":
            return await connection.fetchval("select count(*) from pg_database where datname = $1", *names) == 1
        await connection.execute(STATEMENTS[action].format(*names))
        return True
    finally:
        await connection.close()


sys.exit(0 if asyncio.run(main(*sys.argv[1:])) else 3)
