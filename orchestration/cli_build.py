"""The command `build`: the job `warehouse`, run in this process, with its progress and its summary.

Beside it `ui`, which opens Dagster's pages on the same warehouse.
In: a raw folder and a warehouse folder. Out: the published files; exit 0 when published, 1 when a gate failed (it
says which check and which rows), 2 when there is nothing to build from.
"""

from __future__ import annotations

import os
from typing import Annotated

import typer
from rich.markup import escape

from orchestration import summary
from orchestration.cli_common import GATE_FAILED, RawOption, WarehouseOption, err, out, wrong_use
from orchestration.display import Display
from orchestration.settings import Settings, executable


def build(
    raw: RawOption = None,
    warehouse: WarehouseOption = None,
    processes: Annotated[
        int | None,
        typer.Option("--processes", min=1, help="Processes for extraction.", show_default="all cores"),
    ] = None,
    prefer: Annotated[
        str | None,
        typer.Option(
            "--prefer",
            help="Extractor (waqai-rules, person:NAME ...) or class (person, llm, rules) whose facts go first, article by "
            "article; also WAQAI_EXTRACTOR.",
            show_default="person, llm, rules",
        ),
    ] = None,
    examples: Annotated[bool, typer.Option("--examples", help="End with three example queries.")] = False,
) -> None:
    """Bring the warehouse up to date with the raw folder, check it, and publish it.

    Example:

    [bold]waqai build --raw raw --warehouse warehouse[/]
    """
    settings = Settings.of(raw, warehouse, processes, prefer)
    if not settings.raw.is_dir():
        wrong_use(f"there is no folder {settings.raw}; name the one that holds articles/ with --raw")
    if settings.warehouse.exists() and not settings.warehouse.is_dir():
        wrong_use(f"{settings.warehouse} is a file; name a folder with --warehouse")
    with Display(err) as display:
        from orchestration.run import run_line

        outcome = run_line(settings, display)
    if outcome.counted:
        counted = summary.gather(
            settings, outcome.checks, outcome.published, outcome.extracted, display.seconds
        )
        counted.keep(settings)
        summary.show(out(), settings, counted)
    for check in outcome.checks:
        if not check.passed:
            word = "[bold red]failed[/]" if check.blocks else "[yellow]warning[/]"
            err.print(f"\n{word} {check.asset}: {check.name}", soft_wrap=True)
            for text in (check.message, check.rows if check.blocks else ""):
                if text:
                    err.print(text, soft_wrap=True, markup=False)
    if outcome.published is None:
        for message in outcome.errors:
            err.print(message, soft_wrap=True, markup=False, style="red")
        still = (
            "the files published before stay as they were"
            if settings.published.exists()
            else "nothing is published"
        )
        err.print(f"\n[bold red]not published[/]; {still}", soft_wrap=True)
        raise typer.Exit(GATE_FAILED)
    if settings.prefer and not summary.is_known(settings, settings.prefer):
        err.print(
            f"[yellow]warning[/] there are no facts of {escape(settings.prefer)} to prefer; name an extractor, or person, llm "
            "or rules",
            soft_wrap=True,
        )
    if examples:
        summary.show_examples(out(), settings.published)


def ui(
    raw: RawOption = None,
    warehouse: WarehouseOption = None,
    port: Annotated[int, typer.Option("--port", help="Port on this machine.")] = 3000,
) -> None:
    """Open Dagster's pages on this machine: the asset graph, the last runs, the schedule and the sensor.

    Example:

    [bold]waqai ui --port 3000[/]
    """
    settings = Settings.of(raw, warehouse)
    settings.prepare()
    os.environ.update(settings.environment())
    dagster = executable("dagster")
    arguments = [
        "dev",
        "--module-name",
        "orchestration.definitions",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    os.execv(dagster, [dagster, *arguments])
