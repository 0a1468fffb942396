"""What the commands share: options, messages, and the ways out.

In: values of options. Out: `Settings`, sentences on the error stream, exit codes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import duckdb
import typer
from rich.console import Console
from rich.markup import escape

from orchestration.settings import Settings

GATE_FAILED = 1
WRONG_USE = 2
_PLAIN_WIDTH = 180
"""Columns of a table where the output is no terminal."""

WarehouseOption = Annotated[
    Path | None,
    typer.Option(
        "--warehouse", help="Folder that holds the warehouse and all its state.", show_default="warehouse"
    ),
]
RawOption = Annotated[
    Path | None, typer.Option("--raw", help="Folder with articles/, facts/, reviews/.", show_default="raw")
]

err = Console(stderr=True, highlight=False)
"""Messages and progress; results go to standard output."""


def out() -> Console:
    """The console for results: as wide as the terminal, or wide enough for a file."""
    return Console(highlight=False) if sys.stdout.isatty() else Console(highlight=False, width=_PLAIN_WIDTH)


def wrong_use(message: str) -> NoReturn:
    """Say what was wrong with the command and leave with 2."""
    err.print(f"[bold red]waqai:[/] {escape(message)}", soft_wrap=True)
    raise typer.Exit(WRONG_USE)


@contextmanager
def published(warehouse: Path | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the published file that can read nothing else; says what to do where there is none."""
    from orchestration.publishing import open_published

    settings = Settings.of(warehouse=warehouse)
    if not settings.published.exists():
        wrong_use(
            f"nothing is published in {settings.warehouse}; run: waqai build --warehouse {settings.warehouse}"
        )
    with open_published(settings.published) as con:
        yield con
