"""The warehouse as a Dagster resource: its paths, and the writer lock held for as long as a run lasts.

In: the two folders and the number of processes. Out: `WarehouseResource`, which the assets and checks ask for paths
and connections. Entering it waits for any other run, on this machine, that writes the same warehouse.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
import duckdb

from orchestration import progress
from orchestration.locking import writer_lock
from orchestration.settings import Settings

POOL = "duckdb"
"""The pool of steps that open the build database; its limit is one."""
_PATIENCE_SECONDS = 60.0
_PAUSE_SECONDS = 0.25


class WarehouseResource(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Paths of one warehouse; inside a run, also its only writer."""

    raw: str
    warehouse: str
    processes: int

    @property
    def settings(self) -> Settings:
        """The paths as `Settings`."""
        return Settings(Path(self.raw), Path(self.warehouse), self.processes)

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[WarehouseResource]:
        """Hold the writer lock from the first step of a run to its last."""
        self.settings.prepare()
        with writer_lock(self.settings.lock_file, progress.current().say):
            _free_slots_of_dead_runs(context)
            yield self

    @contextmanager
    def connect(self, read_only: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection to the build database, closed at the end.

        The writer lock keeps other runs out; what may still hold the file for a moment is the dbt process of a run
        that was killed, so the connection is tried for a minute.
        """
        con = connect_patiently(self.settings.build_database, read_only)
        try:
            yield con
        finally:
            con.close()


def connect_patiently(path: Path, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection to `path`; waits up to a minute for another process to let go of it."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only)
        except duckdb.IOException as error:
            if "lock" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE_SECONDS)


def _free_slots_of_dead_runs(context: dg.InitResourceContext) -> None:
    """Give back the pool slots that killed runs still claim: whoever holds the writer lock is the only run alive."""
    instance = context.instance
    if instance is None or not instance.event_log_storage.supports_global_concurrency_limits:
        return
    storage = instance.event_log_storage
    own = context.run.run_id if context.run else None
    for run_id in storage.get_concurrency_run_ids() - {own}:
        storage.free_concurrency_slots_for_run(run_id)
