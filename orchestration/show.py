"""Rows on a screen or in a pipe.

In: the result of a query. Out: a table for people, CSV or JSON for programs. Arabic words in a table stand between
isolate marks, so that a terminal that knows both directions keeps the columns in their order.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

ROWS_SHOWN = 200
_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE = "\u2068", "\u2069"


@dataclass(frozen=True)
class Rows:
    """Names of columns and the rows under them."""

    names: Sequence[str]
    rows: Sequence[Sequence[Any]]

    @classmethod
    def of(cls, result: duckdb.DuckDBPyConnection) -> Rows:
        """All rows of a result."""
        return cls([column[0] for column in result.description or []], result.fetchall())


def isolated(text: str) -> str:
    """The text between isolate marks where it holds letters that run right to left, else as it is."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}" if _ARABIC.search(text) else text


def as_table(console: Console, rows: Rows, title: str | None = None) -> None:
    """Write a table for people; the first two hundred rows."""
    numeric = [
        any(isinstance(row[place], int | float) and not isinstance(row[place], bool) for row in rows.rows)
        for place in range(len(rows.names))
    ]
    table = Table(title=title, title_justify="left", header_style="bold")
    for name, is_number in zip(rows.names, numeric, strict=True):
        table.add_column(name, justify="right" if is_number else "left", overflow="fold")
    for row in rows.rows[:ROWS_SHOWN]:
        table.add_row(*(Text("" if value is None else isolated(str(value))) for value in row))
    console.print(table)
    if len(rows.rows) > ROWS_SHOWN:
        console.print(f"{ROWS_SHOWN} of {len(rows.rows)} rows; all of them with --format csv or json")


def as_csv(rows: Rows) -> None:
    """Write CSV, a null as an empty field."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(rows.names)
    writer.writerows(rows.rows)


def as_json(rows: Rows) -> None:
    """Write one JSON array of objects; what JSON does not know, such as a day, as a string."""
    objects = [dict(zip(rows.names, row, strict=True)) for row in rows.rows]
    sys.stdout.write(json.dumps(objects, ensure_ascii=False, default=str, indent=1) + "\n")
