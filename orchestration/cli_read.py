"""Commands that read the published file: `query`, `status`, `why`.

In: a published warehouse. Out: tables and quoted words on standard output; nothing is ever changed.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import duckdb
import typer

from orchestration.cli_common import RawOption, WarehouseOption, err, out, published, wrong_use
from orchestration.settings import Settings


class Format(StrEnum):
    """How rows are written."""

    table = "table"
    csv = "csv"
    json = "json"


def query(
    sql: Annotated[str, typer.Argument(metavar='"SQL"', help="One statement in DuckDB's SQL.")],
    warehouse: WarehouseOption = None,
    format: Annotated[Format, typer.Option("--format", help="How to write the rows.")] = Format.table,
) -> None:
    """Ask the published warehouse; read-only, without access to files or the network.

    Example:

    [bold]waqai query "select event_type, count(*) as n from incidents group by all order by n desc"[/]
    """
    from orchestration import show

    with published(warehouse) as con:
        try:
            result = con.execute(sql)
            rows = show.Rows.of(result)
        except duckdb.Error as error:
            wrong_use(f"the query fails: {error}")
    if format == Format.table:
        show.as_table(out(), rows)
    elif format == Format.csv:
        show.as_csv(rows)
    else:
        show.as_json(rows)


def why(
    incident_id: Annotated[
        str, typer.Argument(metavar="INCIDENT_ID", help="An id of this or any earlier build.")
    ],
    warehouse: WarehouseOption = None,
) -> None:
    """Show every report behind an incident: outlet, day, figures and the quoted words.

    Example:

    [bold]waqai why $(waqai query --format csv "select incident_id from incidents limit 1" | tail -1)[/]
    """
    from orchestration import evidence

    with published(warehouse) as con:
        found = evidence.resolve(con, incident_id)
        if found.note:
            err.print(found.note, soft_wrap=True)
        if found.incident_id is None:
            raise typer.Exit(2)
        evidence.show(out(), con, found.incident_id)


def status(warehouse: WarehouseOption = None, raw: RawOption = None) -> None:
    """Tell how the warehouse stands: last runs, counts, quarantine, freshness.

    Example:

    [bold]waqai status[/]
    """
    from orchestration import standing

    settings = Settings.of(raw, warehouse)
    if not settings.warehouse.is_dir():
        wrong_use(
            f"there is no warehouse in {settings.warehouse}; run: waqai build --warehouse {settings.warehouse}"
        )
    standing.show(out(), settings)
