"""How a warehouse stands: its publication, the last runs, what is in quarantine, how fresh it is.

In: settings. Out: lines on a console. Reads the published file, the summary of the last run and Dagster's records;
a build that runs meanwhile is not disturbed.
"""

from __future__ import annotations

import datetime as dt
import os
from typing import Any

import duckdb
from rich.console import Console
from rich.text import Text

from orchestration import summary
from orchestration.publishing import last_number, open_published
from orchestration.settings import Settings
from orchestration.show import Rows, as_table

_RUNS_SHOWN = 5


def show(console: Console, settings: Settings) -> None:
    """Write the standing of the warehouse."""
    _publication(console, settings)
    kept = summary.read_kept(settings)
    if kept is not None:
        console.print(Text("\nLast build", style="bold"))
        summary.show(console, settings, kept)
    _raw(console, settings)
    runs = _last_runs(settings)
    if runs.rows:
        as_table(console, runs, "\nLast runs")


def _publication(console: Console, settings: Settings) -> None:
    if not settings.published.exists():
        console.print(f"Nothing is published in {settings.warehouse}", soft_wrap=True)
        return
    at = dt.datetime.fromtimestamp(settings.published.stat().st_mtime).isoformat(" ", "minutes")
    console.print(Text(f"Publication {last_number(settings)} of {at}: {settings.published}"), soft_wrap=True)
    with open_published(settings.published) as con:
        tables = con.execute(
            "select table_name, estimated_size as rows from duckdb_tables() where not internal order by table_name"
        )
        as_table(console, Rows.of(tables))
        newest = con.execute("select max(published_on) from articles").fetchone()
        console.print(f"newest article of {newest[0] if newest and newest[0] else 'an unknown day'}")
        aside = Rows.of(
            con.execute(
                "select reason, count(*) as rows from quarantine group by all order by rows desc, reason"
            )
        )
        if aside.rows:
            as_table(console, aside, "\nIn quarantine")


def _raw(console: Console, settings: Settings) -> None:
    """Whether raw/ holds files that the build database has not read as they are now."""
    from orchestration.intake.files import scan

    if not settings.build_database.exists():
        return
    try:
        with duckdb.connect(str(settings.build_database), read_only=True) as con:
            known = {
                path: (size, mtime)
                for path, size, mtime in con.execute(
                    "select source_path, size, mtime_ns from landing.files"
                ).fetchall()
            }
    except duckdb.IOException:
        console.print("\na build is running")
        return
    except duckdb.CatalogException:
        known = {}
    found = {source.source_path: (source.size, source.mtime_ns) for source in scan(settings.raw).sources}
    fresh = len(found.keys() - known.keys())
    gone = len(known.keys() - found.keys())
    changed = sum(1 for path in found.keys() & known.keys() if found[path] != known[path])
    if fresh or gone or changed:
        console.print(
            f"\nraw/ has changed since: {fresh} files new, {changed} changed, {gone} gone; run: waqai build"
        )
    else:
        console.print("\nraw/ is as the last build read it")


def _last_runs(settings: Settings) -> Rows:
    names = ("run", "status", "started", "seconds")
    if not (settings.dagster_home / "history").is_dir():
        return Rows(names, [])
    os.environ.update(settings.environment())
    import dagster as dg

    with dg.DagsterInstance.from_config(str(settings.dagster_home)) as instance:
        records = instance.get_run_records(limit=_RUNS_SHOWN)
    return Rows(names, [_run(record) for record in records])


def _run(record: Any) -> tuple[str, str, str, str]:
    started = (
        dt.datetime.fromtimestamp(record.start_time).isoformat(" ", "seconds") if record.start_time else ""
    )
    seconds = f"{record.end_time - record.start_time:.0f}" if record.start_time and record.end_time else ""
    return record.dagster_run.run_id[:8], record.dagster_run.status.value.lower(), started, seconds
