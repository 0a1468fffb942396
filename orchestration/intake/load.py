"""Articles from files into `landing.parsed`, in batches that are committed one by one.

In: the files to read. Out: their rows in `landing.parsed`, the keys they touch in `landing.touched`, and, with the
last row of a file, the file in `landing.files`; so a run killed in between reads unfinished files again and no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import duckdb
import pyarrow as pa

from orchestration.intake.files import Source, remember
from orchestration.intake.identity import identified
from orchestration.intake.readers import read_articles
from orchestration.intake.records import Row, Settings, broken
from orchestration.landing import append, transaction

BATCH_ROWS = 4096
BATCH_CHARS = 16_000_000

_SCHEMA = pa.schema(
    [
        ("source_path", pa.string()),
        ("line", pa.int64()),
        ("article_id", pa.string()),
        ("outlet", pa.string()),
        ("url", pa.string()),
        ("title", pa.string()),
        ("published_on", pa.date32()),
        ("text", pa.string()),
        ("lang", pa.string()),
        ("outlet_key", pa.string()),
        ("text_hash", pa.string()),
        ("content_hash", pa.string()),
        ("reason", pa.string()),
        ("detail", pa.string()),
    ]
)
_TOUCHED = pa.schema([("article_id", pa.string()), ("text_hash", pa.string())])


class _Batch:
    """Rows waiting for the next commit, and the files that end among them."""

    def __init__(self) -> None:
        self.rows: list[tuple[object, ...]] = []
        self.chars = 0
        self.ended: list[tuple[Source, int, set[str]]] = []

    def add(self, source: Source, row: Row) -> None:
        self.rows.append(_parsed(source.source_path, row))
        self.chars += len(row.text) + len(row.title)

    @property
    def full(self) -> bool:
        return len(self.rows) >= BATCH_ROWS or self.chars >= BATCH_CHARS or len(self.ended) >= BATCH_ROWS

    def write(self, con: duckdb.DuckDBPyConnection) -> None:
        with transaction(con):
            append(con, "landing.parsed", self.rows, _SCHEMA)
            append(
                con,
                "landing.touched",
                list({(row[2], row[10]) for row in self.rows if row[12] is None}),
                _TOUCHED,
            )
            for source, n_items, ignored in self.ended:
                remember(con, source, n_items, ignored)


def load_articles(
    con: duckdb.DuckDBPyConnection,
    sources: list[Source],
    settings: Settings,
    on_progress: Callable[[int], None] | None = None,
) -> int:
    """Read `sources` into `landing.parsed`; returns the number of rows read. `on_progress` hears each batch's size."""
    total = 0
    batch = _Batch()

    def flush() -> None:
        nonlocal batch, total
        batch.write(con)
        total += len(batch.rows)
        if on_progress:
            on_progress(len(batch.rows))
        batch = _Batch()

    for source in sources:
        ignored: set[str] = set()
        n_items = 0
        for row in rows_of(source, settings, ignored):
            n_items += 1
            batch.add(source, row)
            if batch.full:
                flush()
        batch.ended.append((source, n_items, ignored))
        if batch.full:
            flush()
    if batch.rows or batch.ended:
        flush()
    return total


def rows_of(source: Source, settings: Settings, ignored: set[str]) -> Iterator[Row]:
    """The rows of a file found by `scan`; one broken row for what is no readable file."""
    if source.fault:
        yield broken(0, "unreadable", source.fault)
        return
    yield from read_articles(source.path, settings, ignored)


def _parsed(source_path: str, row: Row) -> tuple[object, ...]:
    if row.reason:
        empty = (None,) * 9
        return (source_path, row.line, row.article_id, *empty, row.reason, row.detail)
    who = identified(row)
    return (
        source_path,
        row.line,
        who.article_id,
        row.outlet,
        row.url,
        row.title,
        row.published_on,
        row.text,
        row.lang,
        who.outlet_key,
        who.text_hash,
        who.content_hash,
        None,
        None,
    )
