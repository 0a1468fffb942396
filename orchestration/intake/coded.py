"""Facts coded elsewhere: the lines of raw/facts/**.jsonl, before they are held against their articles.

In: the files to read. Out: `landing.coded_facts`, one row a line, `pending` or quarantined for what the line alone
shows: no JSON, no article or extractor named. What follows is in `bind.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import duckdb
import pyarrow as pa

from orchestration.intake.files import Source, remember
from orchestration.intake.readers import format_of
from orchestration.intake.records import BadRowError, Settings, encodable
from orchestration.intake.streams import READ_ERRORS, lines, opened
from orchestration.intake.tables import json_object, unreadable
from orchestration.landing import append, transaction

BATCH_ROWS = 2000
OWN_EXTRACTOR = "waqai-rules"

_SCHEMA = pa.schema(
    [
        ("source_path", pa.string()),
        ("line", pa.int64()),
        ("payload", pa.string()),
        ("article_id", pa.string()),
        ("extractor", pa.string()),
        ("disposition", pa.string()),
        ("reason", pa.string()),
        ("detail", pa.string()),
    ]
)


class _CodedLine(NamedTuple):
    line: int
    payload: str | None = None
    article_id: str | None = None
    extractor: str | None = None
    disposition: str = "pending"
    reason: str | None = None
    detail: str | None = None


def load_facts(con: duckdb.DuckDBPyConnection, sources: list[Source], settings: Settings) -> int:
    """Read the lines of `sources` into `landing.coded_facts`, not yet checked; returns their number."""
    total = 0
    for source in sources:
        batch: list[tuple[object, ...]] = []
        count = 0
        for coded in _lines_of(source, settings):
            batch.append((source.source_path, *coded))
            count += 1
            if len(batch) >= BATCH_ROWS:
                with transaction(con):
                    append(con, "landing.coded_facts", batch, _SCHEMA)
                batch = []
        with transaction(con):
            append(con, "landing.coded_facts", batch, _SCHEMA)
            remember(con, source, count, set())
        total += count
    return total


def _lines_of(source: Source, settings: Settings) -> Iterator[_CodedLine]:
    if source.fault:
        yield _quarantined(0, "unreadable", source.fault)
        return
    if format_of(source.path) != ".jsonl":
        yield _quarantined(0, "unsupported_file", "facts are read from .jsonl or .jsonl.gz; convert the file")
        return
    limit = settings.max_line_bytes
    number = 0
    try:
        with opened(source.path) as stream:
            for number, data in lines(stream, limit):
                if data is None:
                    yield _quarantined(number, "too_large", f"the line is longer than {limit} bytes")
                elif not data.isspace():
                    yield _line(number, data)
    except READ_ERRORS as error:
        row = unreadable(number + 1, error)
        yield _quarantined(row.line, "unreadable", row.detail or "")


def _line(number: int, data: bytes) -> _CodedLine:
    try:
        values = json_object(number, data)
        article_id, extractor = (_named(values.get(name), name) for name in ("article_id", "extractor"))
    except BadRowError as error:
        return _quarantined(number, error.reason, error.detail)
    if extractor == OWN_EXTRACTOR:
        return _quarantined(
            number,
            "reserved_extractor",
            f"{OWN_EXTRACTOR} is the built-in extractor, which reads the articles itself; name yours otherwise",
        )
    return _CodedLine(number, data.decode("utf-8"), article_id, extractor)


def _named(value: object, name: str) -> str:
    if not isinstance(value, str) or not value or not encodable(value):
        raise BadRowError("bad_fact", f"{name} is missing or no string; every fact names it")
    return value


def _quarantined(number: int, reason: str, detail: str) -> _CodedLine:
    return _CodedLine(number, disposition="quarantined", reason=reason, detail=detail)
