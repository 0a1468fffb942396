"""Why the warehouse says what it says: the reports behind one incident.

In: a connection to a published file and an incident id of any build. Out: the id it has today, and every report with
outlet, day, figures and the quoted words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb
from rich.console import Console
from rich.text import Text

from orchestration.show import isolated

COUNTS = ("killed", "injured", "killed_or_injured", "abducted", "arrested")


@dataclass(frozen=True)
class Resolved:
    """Today's id of an incident, None where it is withdrawn or unknown, and a sentence on how it was found."""

    incident_id: str | None
    note: str | None = None


def resolve(con: duckdb.DuckDBPyConnection, incident_id: str) -> Resolved:
    """Follow the redirects from `incident_id` to an incident of the current file."""
    current, steps = incident_id, 0
    while not _exists(con, "select 1 from incidents where incident_id = ?", current):
        row = _redirect(con, current)
        if row is None:
            return Resolved(None, f"no incident {incident_id} in this warehouse, nor in any build before")
        new_id, reason, changed_in = row
        if new_id is None:
            return Resolved(
                None, f"incident {incident_id} was withdrawn in publication {changed_in}: {reason}"
            )
        current, steps = new_id, steps + 1
        if steps > 1000:
            return Resolved(None, f"the redirects of {incident_id} run in a circle")
    if steps:
        return Resolved(current, f"incident {incident_id} is now {current}")
    return Resolved(current)


def show(console: Console, con: duckdb.DuckDBPyConnection, incident_id: str) -> None:
    """Write the incident in a few lines, then each of its reports with its quoted words on lines of their own."""
    incident = _record(con, "select * from incidents where incident_id = ?", incident_id)[0]
    place = " · ".join(
        isolated(str(incident[name]))
        for name in ("place_name_ar", "governorate_code", "country")
        if incident[name]
    )
    console.print(
        Text(f"{incident_id}  {incident['event_type']} ({incident['status']}, {incident['granularity']})")
    )
    console.print(Text(f"  {_days(incident)}  {place}"))
    console.print(
        Text(f"  {_figures(incident) or 'no figures'}{'  disputed' if incident['is_disputed'] else ''}")
    )
    reports = _record(
        con,
        "select reports.*, articles.title from incident_reports as reports join articles using (article_id)"
        " where incident_id = ? order by reported_on nulls last, outlet nulls last, fact_id",
        incident_id,
    )
    console.print(Text(f"  {len(reports)} reports, {incident['n_outlets']} outlets"))
    for report in reports:
        outlet = isolated(report["outlet"] or "unknown outlet")
        console.print(
            Text(f"\n{report['reported_on'] or 'undated'}  {outlet}  {report['event_type']}  {_days(report)}")
        )
        console.print(Text(f"  {_figures(report) or 'no figures'}"))
        console.print(Text(f"  {isolated(' '.join(report['evidence'].split()))}"), soft_wrap=True)
        source = f"{report['article_id']}, characters {report['evidence_start']} to {report['evidence_end']}"
        console.print(
            Text(f"  {source}{'  ' + report['url'] if report['url'] else ''}"), style="dim", soft_wrap=True
        )


def _figures(row: dict[str, Any]) -> str:
    parts = []
    for name in COUNTS:
        low, best, high = (row.get(f"{name}_{bound}") for bound in ("low", "best", "high"))
        if best is None and low is None and high is None:
            continue
        spread = "" if low == best == high else f" ({_number(low)} to {_number(high)})"
        parts.append(f"{name} {_number(best)}{spread}")
    return ", ".join(parts)


def _number(value: Any) -> str:
    return "?" if value is None else str(value)


def _days(row: dict[str, Any]) -> str:
    start, end = row["date_start"], row["date_end"]
    if start is None:
        return "on an unknown day"
    return f"{start}" if end in (None, start) else f"{start} to {end} ({row['date_precision']})"


def _exists(con: duckdb.DuckDBPyConnection, sql: str, value: str) -> bool:
    return con.execute(sql, [value]).fetchone() is not None


def _redirect(con: duckdb.DuckDBPyConnection, old_id: str) -> tuple[Any, ...] | None:
    if not _exists(con, "select 1 from duckdb_tables() where table_name = ?", "incident_id_redirects"):
        return None
    return con.execute(
        "select new_id, reason, changed_in from incident_id_redirects where old_id = ?", [old_id]
    ).fetchone()


def _record(con: duckdb.DuckDBPyConnection, sql: str, value: str) -> list[dict[str, Any]]:
    result = con.execute(sql, [value])
    names = [column[0] for column in result.description or []]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
