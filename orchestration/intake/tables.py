"""Readers of files that hold many articles: .jsonl, .csv, .parquet.

In: a path. Out: a stream of `Row`s with bounded memory; a row that breaks the contract is one broken row, the rest
goes on. A file that ends in the middle (cut archive) gives the rows up to there and one row `unreadable`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from orchestration.intake.delimited import read_records
from orchestration.intake.records import COLUMNS, BadRowError, Row, Settings, broken, row_of
from orchestration.intake.streams import READ_ERRORS, Line, decoding_fault, lines, opened

_PARQUET_ROWS = 1024
_decode = msgspec.json.Decoder().decode


def read_jsonl(path: Path, settings: Settings, ignored: set[str]) -> Iterator[Row]:
    """One row a line of JSON; blank lines are none."""
    line = Line(0, None)
    try:
        with opened(path) as stream:
            for line in lines(stream, settings.max_line_bytes):
                if line.data is None:
                    yield broken(
                        line.number, "too_large", f"the line is longer than {settings.max_line_bytes} bytes"
                    )
                elif not line.data.isspace():
                    yield _json_row(line.number, line.data, settings, ignored)
    except READ_ERRORS as error:
        yield unreadable(line.number + 1, error)


def _json_row(number: int, data: bytes, settings: Settings, ignored: set[str]) -> Row:
    try:
        values = json_object(number, data)
    except BadRowError as error:
        return broken(number, error.reason, error.detail)
    if not _COLUMNS.issuperset(values):
        ignored.update(name for name in values if name not in _COLUMNS)
    return row_of(values, number, settings)


_COLUMNS = frozenset(COLUMNS)


def json_object(number: int, data: bytes) -> dict[str, Any]:
    """The JSON object on a line. Raises BadRowError: `undecodable`, `bad_json`."""
    try:
        values = _decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        values = _second_opinion(number, data)
    if not isinstance(values, dict):
        raise BadRowError("bad_json", f"line {number} holds no JSON object; write one object a line")
    return values


def _second_opinion(number: int, data: bytes) -> Any:
    """The line by the standard library, which takes NaN and tells better where a line is broken."""
    try:
        return json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadRowError("undecodable", decoding_fault(error, number)) from error
    except json.JSONDecodeError as error:
        raise BadRowError(
            "bad_json", f"line {number} is not JSON at column {error.colno}: {error.msg}"
        ) from error
    except (ValueError, RecursionError) as error:
        raise BadRowError("bad_json", f"line {number} is not usable JSON: {error}") from error


def read_csv(path: Path, settings: Settings, ignored: set[str]) -> Iterator[Row]:
    """One row a record of CSV; empty fields are no value."""
    line = 0
    try:
        with opened(path) as stream:
            for record in read_records(stream, settings.max_line_bytes, ignored, COLUMNS, ("text",)):
                line = record.line
                if record.fault:
                    yield broken(line, record.fault.reason, record.fault.detail)
                else:
                    yield row_of(record.values, line, settings)
    except BadRowError as error:
        yield broken(1, error.reason, error.detail)
    except READ_ERRORS as error:
        yield unreadable(line + 1, error)


def read_parquet(path: Path, settings: Settings, ignored: set[str]) -> Iterator[Row]:
    """One row a row of Parquet, numbered from 1; columns that are not ours are not even read."""
    line = 0
    try:
        with pq.ParquetFile(path, memory_map=False, pre_buffer=False) as file:
            names = file.schema_arrow.names
            ignored.update(name for name in names if name not in COLUMNS)
            ours = [name for name in COLUMNS if name in names]
            if "text" not in ours:
                shown = ", ".join(names)[:200]
                yield broken(
                    0, "bad_header", f"there is no column text among {shown}; name the article's text so"
                )
                return
            for batch in file.iter_batches(_PARQUET_ROWS, columns=ours, use_threads=False):
                for values in _batch_rows(batch):
                    line += 1
                    if isinstance(values, BadRowError):
                        yield broken(line, values.reason, values.detail)
                    else:
                        yield row_of(values, line, settings)
    except (*READ_ERRORS, pa.ArrowException) as error:
        yield unreadable(line + 1 if line else 0, error)


def _batch_rows(batch: pa.RecordBatch) -> Iterator[dict[str, Any] | BadRowError]:
    plain = _without_nanoseconds(batch)
    try:
        yield from plain.to_pylist()
        return
    except (UnicodeDecodeError, ValueError, OverflowError):
        pass  # one value in it is broken: go through it value by value
    for index in range(plain.num_rows):
        try:
            yield {name: plain.column(name)[index].as_py() for name in plain.schema.names}
        except UnicodeDecodeError:
            yield BadRowError(
                "undecodable", "a string of this row is not UTF-8; write the file anew from UTF-8"
            )
        except (ValueError, OverflowError):
            yield BadRowError("bad_published_on", "published_on lies outside the years 1 to 9999")


def _without_nanoseconds(batch: pa.RecordBatch) -> pa.RecordBatch:
    if "published_on" not in batch.schema.names:
        return batch
    index = batch.schema.get_field_index("published_on")
    column = batch.column(index)
    if not pa.types.is_timestamp(column.type):
        return batch
    coarse = column.cast(pa.timestamp("us", tz=column.type.tz), safe=False)
    return batch.set_column(index, "published_on", coarse)


def unreadable(line: int, error: BaseException) -> Row:
    """A file, or the rest of one, that cannot be read."""
    told = " ".join(str(error).split()) or type(error).__name__
    told = told.encode("utf-8", "backslashreplace").decode()
    return broken(line, "unreadable", f"the file cannot be read on: {told}; put a sound copy in its place")
