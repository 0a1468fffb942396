"""Small Markdown views of tables, for Dagster's pages and the command's messages.

In: a DuckDB connection or result. Out: Markdown text and Dagster metadata.
"""

from __future__ import annotations

from typing import Any

import dagster as dg
import duckdb

_ROWS = 5
_WIDTH = 80


def table_metadata(con: duckdb.DuckDBPyConnection, relation: str, with_rows: bool = True) -> dict[str, Any]:
    """The row count of `relation` (as SQL writes it) and, if asked, its first rows as metadata of an asset."""
    counted = con.execute(f"select count(*) from {relation}").fetchone()
    described: dict[str, Any] = {"dagster/row_count": int(counted[0]) if counted else 0}
    if with_rows:
        described["preview"] = dg.MetadataValue.md(
            markdown(con.execute(f"select * from {relation} limit {_ROWS}"))
        )
    return described


def markdown(result: duckdb.DuckDBPyConnection) -> str:
    """The rows of a result as a Markdown table, long values cut."""
    names = [column[0] for column in result.description or []]
    lines = [_line(names), _line(["---"] * len(names))]
    lines += [_line([_short(value) for value in row]) for row in result.fetchall()]
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _short(value: Any) -> str:
    text = "" if value is None else " ".join(str(value).split()).replace("|", "\\|")
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
