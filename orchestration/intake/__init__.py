"""Intake: the folder raw/ into the landing schema, incrementally.

In: raw/articles, raw/facts, raw/reviews (any may be missing) and a build database. Out: landing tables that are a pure
function of what lies in raw/ now: files that came, changed or left do so, duplicates and conflicts are settled anew
where they are touched, and whatever cannot be used is in quarantine with file, line, reason and cure. Killed at any
moment, the next run ends with the same tables.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import duckdb

from orchestration import landing
from orchestration.intake.bind import bind_facts
from orchestration.intake.coded import load_facts
from orchestration.intake.files import scan, settle
from orchestration.intake.load import load_articles
from orchestration.intake.readers import READERS_VERSION
from orchestration.intake.records import Settings
from orchestration.intake.resolve import resolve
from orchestration.intake.reviews import load_reviews

__all__ = ["Counts", "IntakeReport", "Settings", "intake_counts", "take_in"]


@dataclass(frozen=True)
class Counts:
    """Rows of one kind of input; `read` is the sum of the other three, or something was lost."""

    read: int
    loaded: int
    duplicates: int
    quarantined: int

    @property
    def balanced(self) -> bool:
        """Whether every row read has become one of the three."""
        return self.read == self.loaded + self.duplicates + self.quarantined


@dataclass(frozen=True)
class IntakeReport:
    """What one run took in, and what the user should hear of once."""

    files: int
    files_read: int
    rows_read: int
    articles: Counts
    facts: Counts
    reviews: Counts
    ignored_columns: list[str] = field(default_factory=list)
    skipped_files: list[str] = field(default_factory=list)
    quarantined_by_reason: dict[str, int] = field(default_factory=dict)

    @property
    def warnings(self) -> list[str]:
        """Sentences about columns and files that were passed over."""
        told = []
        if self.ignored_columns:
            told.append(f"columns that are not ours were ignored: {', '.join(self.ignored_columns)}")
        if self.skipped_files:
            told.append(f"files that are no input were skipped: {', '.join(self.skipped_files)}")
        return told


def take_in(
    con: duckdb.DuckDBPyConnection,
    raw: Path,
    settings: Settings | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> IntakeReport:
    """Bring the landing schema of `con` in line with the folder `raw`.

    `on_progress` hears the number of article rows of each batch. A raw folder that does not exist counts as empty.
    """
    settings = settings or Settings()
    landing.create(con)
    found = scan(raw)
    pending = settle(con, found.sources, _fingerprint(settings))
    rows = load_articles(con, [s for s in pending if s.kind == "articles"], settings, on_progress)
    resolve(con)
    rows += load_facts(con, [s for s in pending if s.kind == "facts"], settings)
    bind_facts(con)
    rows += load_reviews(con, [s for s in pending if s.kind == "reviews"], settings)
    counts = intake_counts(con)
    return IntakeReport(
        files=len(found.sources),
        files_read=len(pending),
        rows_read=rows,
        articles=counts["articles"],
        facts=counts["facts"],
        reviews=counts["reviews"],
        ignored_columns=_ignored_columns(con),
        skipped_files=found.skipped,
        quarantined_by_reason=_by_reason(con),
    )


def intake_counts(con: duckdb.DuckDBPyConnection) -> dict[str, Counts]:
    """Rows read, loaded, duplicate and quarantined, for `articles`, `facts` and `reviews`.

    `read` is what the files gave, counted while reading; the others are counted in the tables.
    """
    dispositions = {
        "articles": "select disposition from landing.items",
        "facts": "select disposition from landing.coded_facts",
        "reviews": (
            "select 'loaded' as disposition from landing.reviews "
            "union all select 'quarantined' from landing.rejected_reviews"
        ),
    }
    return {kind: _counts(con, kind, query) for kind, query in dispositions.items()}


def _counts(con: duckdb.DuckDBPyConnection, kind: str, query: str) -> Counts:
    read = con.execute(
        "select coalesce(sum(n_items), 0)::bigint from landing.files where kind = ?", [kind]
    ).fetchone()
    rest = con.execute(
        f"""
        select
            count(*) filter (disposition = 'loaded'), count(*) filter (disposition = 'duplicate'),
            count(*) filter (disposition = 'quarantined')
        from ({query})
        """
    ).fetchone()
    assert read and rest  # aggregates without grouping always give one row
    return Counts(read[0], *rest)


def _ignored_columns(con: duckdb.DuckDBPyConnection) -> list[str]:
    rows = con.execute(
        "select distinct unnest(ignored_columns) as name from landing.files order by name"
    ).fetchall()
    return [name for (name,) in rows]


def _by_reason(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    rows = con.execute(
        "select reason, count(*) from landing.quarantine group by reason order by count(*) desc, reason"
    ).fetchall()
    return dict(rows)


def _fingerprint(settings: Settings) -> str:
    return f"readers {READERS_VERSION}, {settings}, trafilatura {version('trafilatura')}"
