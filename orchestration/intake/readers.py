"""One door to all formats: a file under raw/articles becomes a stream of `Row`s.

In: a path. Out: `read_articles(path, settings, ignored)`, or `read_all` for a folder. A new format is one function (see `orchestration/intake/`)
and one row of `_READERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from orchestration.intake.files import files_of
from orchestration.intake.html import read_html
from orchestration.intake.plain import read_plain
from orchestration.intake.records import Row, Settings, broken
from orchestration.intake.streams import READ_ERRORS
from orchestration.intake.tables import read_csv, read_jsonl, read_parquet, unreadable

Reader = Callable[[Path, Settings, set[str]], Iterator[Row]]
READERS_VERSION = "1"
"""Raised whenever a reader would make another row of the same file: every file is then read anew."""


def _txt(path: Path, settings: Settings, ignored: set[str]) -> Iterator[Row]:
    yield read_plain(path, settings, ignored, first_line_is_title=True)


def _md(path: Path, settings: Settings, ignored: set[str]) -> Iterator[Row]:
    yield read_plain(path, settings, ignored, first_line_is_title=False)


def _html(path: Path, settings: Settings, ignored: set[str]) -> Iterator[Row]:
    yield read_html(path, settings)


_READERS: dict[str, Reader] = {
    ".txt": _txt,
    ".md": _md,
    ".html": _html,
    ".htm": _html,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
    ".parquet": read_parquet,
}
_PACKABLE = (".txt", ".md", ".html", ".htm", ".jsonl", ".csv")
SUFFIXES: tuple[str, ...] = (*_READERS, *(f"{suffix}.gz" for suffix in _PACKABLE))


def format_of(path: Path) -> str | None:
    """The format a file's name stands for (`.jsonl` for a.JSONL.gz), None where we read none such."""
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    if suffixes and suffixes[-1] == ".gz":
        return suffixes[0] if len(suffixes) == 2 and suffixes[0] in _PACKABLE else None
    return suffixes[-1] if suffixes and suffixes[-1] in _READERS else None


def read_articles(path: Path, settings: Settings, ignored: set[str]) -> Iterator[Row]:
    """The articles of a file, sound and broken, in its order; columns that are not ours are added to `ignored`.

    Never raises for what a file holds: an unknown format or a file that cannot be opened is a row of its own.
    """
    kind = format_of(path)
    if kind is None:
        yield broken(0, "unsupported_file", f"no reader for this name; use one of {', '.join(SUFFIXES)}")
        return
    try:
        yield from _READERS[kind](path, settings, ignored)
    except READ_ERRORS as error:
        yield unreadable(0, error)


def read_all(path: Path, settings: Settings, ignored: set[str]) -> Iterator[tuple[str, Row]]:
    """The articles of a file, or of all files in a folder and below, each with the name of its file."""
    for source in files_of(path):
        if source.fault:
            yield source.source_path, broken(0, "unreadable", source.fault)
        else:
            for row in read_articles(source.path, settings, ignored):
                yield source.source_path, row
