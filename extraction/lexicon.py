"""Reads the CSV word lists in `extraction/lexicon/`.

In: the name of a list. Out: its rows as dictionaries of strings, in file order. Lines that start with `#`
are comments (every list names its source there); the first other line is the header.
"""

from __future__ import annotations

import csv
import functools
from pathlib import Path

LEXICON_DIR = Path(__file__).parent / "lexicon"
SEEDS_DIR = Path(__file__).parent.parent / "dbt_project" / "seeds"


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a commented CSV file; fails with `ValueError` on a row that has not the header's length."""
    lines = path.read_text(encoding="utf-8").splitlines()
    reader = csv.reader(line for line in lines if line.strip() and not line.startswith("#"))
    header = next(reader)
    rows = []
    for values in reader:
        if len(values) != len(header):
            raise ValueError(f"{path.name}: expected {len(header)} columns, got {values!r}")
        rows.append(dict(zip(header, values, strict=True)))
    return rows


@functools.cache
def load(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `lexicon/<name>.csv`; read once a process, so callers must not change them."""
    return tuple(read_rows(LEXICON_DIR / f"{name}.csv"))


def column(name: str, field: str) -> tuple[str, ...]:
    """One column of a list, in file order."""
    return tuple(row[field] for row in load(name))
