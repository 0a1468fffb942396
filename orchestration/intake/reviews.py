"""What people decided: raw/reviews/*.csv into `landing.reviews`.

In: CSV with the columns of `COLUMNS`. Out: one row a decision that says all its kind needs; the others are listed in
`landing.rejected_reviews`. Whether the ids and words named exist is for the models to tell (`review_log`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import duckdb
import pyarrow as pa

from orchestration.intake.delimited import read_records
from orchestration.intake.files import Source, remember
from orchestration.intake.readers import format_of
from orchestration.intake.records import BadRowError, Settings, day_of
from orchestration.intake.streams import READ_ERRORS, opened
from orchestration.intake.tables import unreadable
from orchestration.landing import append, transaction

COLUMNS: tuple[str, ...] = (
    "decision",
    "article_id",
    "quote",
    "other_article_id",
    "other_quote",
    "actor_id",
    "other_actor_id",
    "field",
    "value",
    "reviewer",
    "day",
    "reason",
)
_ONE_REPORT = ("article_id", "quote")
_TWO_REPORTS = (*_ONE_REPORT, "other_article_id", "other_quote")
_TWO_ACTORS = ("actor_id", "other_actor_id")
# Which columns each decision needs: one of these groups, whole, and none of the other group.
_NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "same": (_TWO_REPORTS, _TWO_ACTORS),
    "different": (_TWO_REPORTS, _TWO_ACTORS),
    "correct": ((*_ONE_REPORT, "field"),),
    "reject": (_ONE_REPORT,),
}
_BINDING = (*_TWO_REPORTS, *_TWO_ACTORS, "field", "value")
_ALLOWED_BESIDE: dict[str, tuple[str, ...]] = {"correct": ("value",)}
_SIGNED = ("reviewer", "day", "reason")

_SCHEMA = pa.schema(
    [
        ("source_path", pa.string()),
        ("line", pa.int64()),
        *((name, pa.date32() if name == "day" else pa.string()) for name in COLUMNS),
    ]
)
_REJECTED = pa.schema(
    [("source_path", pa.string()), ("line", pa.int64()), ("reason", pa.string()), ("detail", pa.string())]
)


class _Rejected(NamedTuple):
    line: int
    reason: str
    detail: str


Decision = tuple[str | dt.date | None, ...]


def load_reviews(con: duckdb.DuckDBPyConnection, sources: list[Source], settings: Settings) -> int:
    """Read the decisions of `sources`; returns the number of records read, sound and broken."""
    total = 0
    for source in sources:
        sound: list[tuple[object, ...]] = []
        rejected: list[tuple[object, ...]] = []
        ignored: set[str] = set()
        for line, result in _records(source, settings, ignored):
            if isinstance(result, _Rejected):
                rejected.append((source.source_path, *result))
            else:
                sound.append((source.source_path, line, *result))
        with transaction(con):
            append(con, "landing.reviews", sound, _SCHEMA)
            append(con, "landing.rejected_reviews", rejected, _REJECTED)
            remember(con, source, len(sound) + len(rejected), ignored)
        total += len(sound) + len(rejected)
    return total


def decision_of(values: Mapping[str, str]) -> Decision:
    """The values of `COLUMNS`, empty ones as None. Raises BadRowError (`bad_review`) where something is missing."""
    given = {name: value for name in COLUMNS if (value := values.get(name, "")).strip()}
    decision = given.get("decision", "")
    if decision not in _NEEDED:
        raise BadRowError("bad_review", f"decision {decision!r} is unknown; use {', '.join(_NEEDED)}")
    unsigned = [name for name in _SIGNED if name not in given]
    if unsigned:
        raise BadRowError("bad_review", f"{', '.join(unsigned)} missing; a decision names who, when and why")
    allowed = _ALLOWED_BESIDE.get(decision, ())
    named = {name for name in _BINDING if name in given and name not in allowed}
    if not any(named == set(group) for group in _NEEDED[decision]):
        choices = " or ".join(" + ".join(group) for group in _NEEDED[decision])
        raise BadRowError(
            "bad_review", f"{decision} takes {choices}; given are {', '.join(sorted(named)) or 'none'}"
        )
    try:
        day = day_of(given["day"])
    except BadRowError as error:
        raise BadRowError("bad_review", error.detail.replace("published_on", "day")) from error
    return tuple(day if name == "day" else given.get(name) for name in COLUMNS)


def _records(
    source: Source, settings: Settings, ignored: set[str]
) -> Iterator[tuple[int, Decision | _Rejected]]:
    if source.fault:
        yield 0, _Rejected(0, "unreadable", source.fault)
        return
    if format_of(source.path) != ".csv":
        yield 0, _Rejected(0, "unsupported_file", "reviews are read from .csv or .csv.gz; convert the file")
        return
    line = 0
    try:
        with opened(source.path) as stream:
            for line, values, fault in read_records(
                stream, settings.max_line_bytes, ignored, COLUMNS, ("decision", *_SIGNED)
            ):
                try:
                    if fault:
                        raise fault
                    yield line, decision_of(values)
                except BadRowError as error:
                    yield line, _Rejected(line, error.reason, error.detail)
    except BadRowError as error:
        yield 1, _Rejected(1, error.reason, error.detail)
    except READ_ERRORS as error:
        row = unreadable(line + 1, error)
        yield row.line, _Rejected(row.line, "unreadable", row.detail or "")
