"""CSV as records: bounded memory, line breaks inside quotation marks kept, bytes that are no UTF-8 told by line.

In: the bytes of a .csv file. Out: one `Record` for each record after the header, sound or with its fault. Comma,
double quotation marks doubled inside, first line the header. After a record that cannot be parsed, reading goes on
at the next physical line, as no other place is certain.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from orchestration.intake.records import BadRowError
from orchestration.intake.streams import Line, decoding_fault, lines

csv.field_size_limit(2**31 - 1)


class Record(NamedTuple):
    """One record: the line it starts on, and its fields by column; or its fault."""

    line: int
    values: dict[str, str]
    fault: BadRowError | None = None


class _Source:
    """Feeds csv.reader with decoded lines and remembers what was wrong with them since the last record."""

    def __init__(self, source: Iterator[Line], record_limit: int) -> None:
        self._source = source
        self._limit = record_limit
        self._held = 0
        self.line = 0
        self.fault: BadRowError | None = None

    def start_record(self) -> None:
        self.fault = None
        self._held = 0

    def __iter__(self) -> _Source:
        return self

    def __next__(self) -> str:
        number, data = next(self._source)
        self.line = number
        if data is not None:
            self._held += len(data)
        if data is None or self._held > self._limit:
            raise _TooLongError(number)
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            self.fault = self.fault or BadRowError("undecodable", decoding_fault(error, number))
            return data.decode("utf-8", "replace")


class _TooLongError(Exception):
    """A record that is longer than memory is meant to hold."""


def read_records(
    stream: BinaryIO, limit: int, ignored: set[str], known: tuple[str, ...], required: tuple[str, ...]
) -> Iterator[Record]:
    """The records of a CSV file; header names outside `known` go into `ignored`.

    Raises BadRowError (`bad_header`) where the header cannot be used or lacks a `required` name. A record longer than `limit` bytes comes as
    `too_large`.
    """
    source = _Source(lines(stream, limit), limit)
    header = _header(source, known, required)
    if header is None:
        return
    ignored.update(name for name in header if name not in known)
    reader = csv.reader(source, strict=True)
    while True:
        source.start_record()
        start = source.line + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Record(start, {}, source.fault or _unparsable(error, start, source.line))
            reader = csv.reader(source, strict=True)
            continue
        except _TooLongError:
            detail = f"the record from line {start} on is longer than {limit} bytes; is a quotation mark left open?"
            yield Record(start, {}, BadRowError("too_large", detail))
            reader = csv.reader(source, strict=True)
            continue
        if not fields:
            continue
        if source.fault:
            yield Record(start, {}, source.fault)
        elif len(fields) != len(header):
            detail = f"the record has {len(fields)} fields, the header {len(header)}; put fields with commas in quotes"
            yield Record(start, {}, BadRowError("bad_row", detail))
        else:
            yield Record(start, dict(zip(header, fields, strict=True)))


def _header(source: _Source, known: tuple[str, ...], required: tuple[str, ...]) -> list[str] | None:
    try:
        header = next(csv.reader(source, strict=True))
    except StopIteration:
        return None
    except (csv.Error, _TooLongError) as error:
        raise BadRowError("bad_header", f"the first line is no CSV header: {error}") from error
    if source.fault:
        raise source.fault
    twice = sorted({name for name in header if name in known and header.count(name) > 1})
    if twice:
        raise BadRowError("bad_header", f"column {', '.join(twice)} stands twice in the header; keep one")
    missing = [name for name in required if name not in header]
    if missing:
        shown = ", ".join(header)[:200]
        raise BadRowError(
            "bad_header", f"there is no column {', '.join(missing)} in: {shown}; separate columns by commas"
        )
    return header


def _unparsable(error: csv.Error, start: int, end: int) -> BadRowError:
    where = f"line {start}" if start == end else f"lines {start} to {end}"
    return BadRowError("bad_row", f"{where}: {error}; double the quotation marks inside a field")
