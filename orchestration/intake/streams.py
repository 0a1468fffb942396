"""Bytes of a file under raw/, plain or gzipped, as a stream with bounded memory.

In: a path. Out: `opened(path)` (the bytes) and `lines(stream, limit)` (physical lines, each with its number).
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

BOM = b"\xef\xbb\xbf"
_CHUNK = 1 << 20

READ_ERRORS = (OSError, EOFError, zlib.error)
"""What reading a damaged or forbidden file raises (gzip.BadGzipFile is an OSError)."""


class Line(NamedTuple):
    """A physical line with its ending; `data` is None where it is longer than the limit."""

    number: int
    data: bytes | None


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The bytes of `path`, unpacked where its name ends in .gz."""
    with path.open("rb") as plain:
        if path.suffix.lower() == ".gz":
            with gzip.GzipFile(fileobj=plain) as unpacked:
                yield cast(BinaryIO, unpacked)
        else:
            yield plain


def lines(stream: BinaryIO, limit: int) -> Iterator[Line]:
    """The lines of `stream` (ending in \\n, which they keep), without the byte order mark of a file's beginning.

    A line of more than `limit` bytes is passed over and comes as None.
    """
    number = 0
    while data := stream.readline(limit + 1):
        number += 1
        if len(data) > limit and not data.endswith(b"\n"):
            _skip_line(stream)
            yield Line(number, None)
            continue
        yield Line(number, data.removeprefix(BOM) if number == 1 else data)


def decoding_fault(error: UnicodeDecodeError, line: int) -> str:
    """What stands where UTF-8 should, in words, and the cure."""
    byte = error.object[error.start]
    return (
        f"byte 0x{byte:02x} at position {error.start + 1} of line {line} is not UTF-8; "
        "convert the file, for example with iconv -f WINDOWS-1256 -t UTF-8"
    )


def _skip_line(stream: BinaryIO) -> None:
    while data := stream.readline(_CHUNK):
        if data.endswith(b"\n"):
            return
