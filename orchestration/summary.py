"""What a build came to: counts, checks, seconds and places of files, gathered once and printed or kept as JSON.

In: a warehouse after a run, and the outcomes of its checks. Out: a `Summary`, its lines for the terminal, and
`<warehouse>/build/last_run.json`, which `waqai status` reads.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from orchestration.settings import Settings

FACT_KINDS = ("incident", "election_milestone", "actor_role", "statement")
EXAMPLES = (
    (
        "What happened most",
        "select event_type, count(*) as incidents, sum(killed_best) as killed from incidents"
        " where status = 'occurred' and granularity = 'event' group by all order by incidents desc, event_type limit 5",
    ),
    (
        "The deadliest months, with the range between the reports",
        "select strftime(date_start, '%Y-%m') as month, sum(killed_low) as low, sum(killed_best) as best,"
        " sum(killed_high) as high from incidents where granularity = 'event' and date_precision = 'day'"
        " and killed_best is not null group by all order by best desc, month limit 5",
    ),
    (
        "The steps of the elections",
        "select election_id, milestone_type, status, date_start, n_reports from election_milestones"
        " where date_start is not null order by election_id, date_start, milestone_type limit 5",
    ),
)


class CheckOutcome(msgspec.Struct, frozen=True):
    """One check of a run: its asset and name, whether it passed, whether its failure stops the build, and the rows."""

    asset: str
    name: str
    passed: bool
    blocks: bool
    message: str = ""
    rows: str = ""
    stands: bool = False
    """Whether it was not run again, all that it looks at being as it was."""


class Summary(msgspec.Struct, frozen=True):
    """The figures of one run; counts come from the warehouse as the run left it."""

    published: bool
    publication: int | None
    changed: bool
    read: int
    loaded: int
    duplicates: int
    quarantined: dict[str, int]
    extracted: int
    facts: dict[str, int]
    incidents: int
    milestones: int
    checks_passed: int
    checks_standing: int
    checks_warned: int
    checks_failed: int
    seconds: dict[str, float]

    def keep(self, settings: Settings) -> None:
        """Write the summary where `status` finds it."""
        text = json.dumps(msgspec.to_builtins(self), ensure_ascii=False, indent=1)
        fresh = settings.last_run.with_suffix(".tmp")
        fresh.write_text(text, "utf-8")
        fresh.replace(settings.last_run)


def read_kept(settings: Settings) -> Summary | None:
    """The summary of the last run, None before the first."""
    if not settings.last_run.exists():
        return None
    return msgspec.json.decode(settings.last_run.read_bytes(), type=Summary)


def gather(
    settings: Settings,
    checks: Sequence[CheckOutcome],
    published: dict[str, Any] | None,
    extracted: int,
    seconds: dict[str, float],
) -> Summary:
    """Count what the landing tables and the published file hold. `published` is what publication reported, if any."""
    with duckdb.connect(str(settings.build_database), read_only=True) as con:
        items = _counts(con, "select disposition, count(*) from landing.items group by all")
        quarantined = _counts(
            con, "select reason, count(*) from landing.quarantine group by all order by 2 desc, 1"
        )
        facts = {kind: _count(con, f"select count(*) from landing.{kind}_facts") for kind in FACT_KINDS}
    incidents = milestones = 0
    if settings.published.exists():
        with duckdb.connect(str(settings.published), read_only=True) as con:
            incidents = _count(con, "select count(*) from incidents")
            milestones = _count(con, "select count(*) from election_milestones")
    return Summary(
        published=published is not None,
        publication=published["publication"] if published else None,
        changed=bool(published and published["changed"]),
        read=sum(items.values()),
        loaded=items.get("loaded", 0),
        duplicates=items.get("duplicate", 0),
        quarantined=quarantined,
        extracted=extracted,
        facts=facts,
        incidents=incidents,
        milestones=milestones,
        checks_passed=sum(one.passed for one in checks),
        checks_standing=sum(one.stands for one in checks),
        checks_warned=sum(not one.passed and not one.blocks for one in checks),
        checks_failed=sum(not one.passed and one.blocks for one in checks),
        seconds={name: round(value, 1) for name, value in seconds.items()},
    )


def is_known(settings: Settings, extractor: str) -> bool:
    """Whether the marts take facts of this extractor, or of one of this class, for any article."""
    with duckdb.connect(str(settings.build_database), read_only=True) as con:
        return bool(
            _count(
                con,
                """
                select count(*) from intermediate.int_extractor_choice as choice
                where choice.extractor = $name or exists (
                    select 1 from seeds.extractor_priority as named
                    where named.extractor_class = $name and choice.extractor like named.pattern
                )
                """,
                {"name": extractor},
            )
        )


def show(console: Console, settings: Settings, summary: Summary) -> None:
    """Write the summary as a small table of names and figures."""
    table = Table.grid(padding=(0, 2))
    set_aside = sum(summary.quarantined.values())
    by_reason = ", ".join(f"{reason} {count}" for reason, count in summary.quarantined.items())
    facts = ", ".join(f"{kind} {count:,}" for kind, count in summary.facts.items())
    lines = [
        ("articles read", f"{summary.read:,}: {summary.loaded:,} loaded, {summary.duplicates:,} duplicates"),
        ("in quarantine", f"{set_aside:,}{f' ({by_reason})' if by_reason else ''}"),
        ("newly extracted", f"{summary.extracted:,} articles"),
        ("facts", f"{sum(summary.facts.values()):,} ({facts})"),
        ("incidents", f"{summary.incidents:,}"),
        ("election milestones", f"{summary.milestones:,}"),
        ("checks", _checks(summary)),
        ("seconds", ", ".join(f"{name} {seconds:g}" for name, seconds in summary.seconds.items())),
    ]
    if summary.published:
        how = "published" if summary.changed else "as published before, nothing changed"
        lines.append(("publication", f"{summary.publication} ({how})"))
    lines += [
        ("warehouse", str(settings.published)),
        ("Parquet", str(settings.parquet)),
        ("Data Docs", str(settings.data_docs / "index.html")),
    ]
    for name, value in lines:
        table.add_row(Text(name, style="bold"), Text(value))
    console.print(table)


def _checks(summary: Summary) -> str:
    stand = f" ({summary.checks_standing:,} stand from the run before)" if summary.checks_standing else ""
    counts = f"{summary.checks_warned:,} warned, {summary.checks_failed:,} failed"
    return f"{summary.checks_passed:,} passed{stand}, {counts}"


def show_examples(console: Console, database: Path) -> None:
    """Ask the published file three short questions and write them with their answers."""
    from orchestration.publishing import open_published
    from orchestration.show import Rows, as_table

    with open_published(database) as con:
        for title, sql in EXAMPLES:
            console.print(Text(f"\n{title}", style="bold"))
            console.print(Text(f'  waqai query "{sql}"', style="dim"), soft_wrap=True)
            as_table(console, Rows.of(con.execute(sql)))


def _counts(con: duckdb.DuckDBPyConnection, sql: str) -> dict[str, int]:
    return {str(name): int(count) for name, count in con.execute(sql).fetchall()}


def _count(con: duckdb.DuckDBPyConnection, sql: str, values: dict[str, str] | None = None) -> int:
    row = con.execute(sql, values).fetchone()
    return int(row[0]) if row else 0
