"""The command `extract`: facts of a file of articles, without a database.

In: a file in any input format. Out: one JSON object a line, facts in the order of the articles; nothing is taken for a
duplicate. Exit 2 when the file cannot be read or written.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from orchestration.cli_common import err, wrong_use


def extract(
    articles: Annotated[
        Path,
        typer.Option(
            "--articles", help="File of articles: txt, md, html, jsonl, csv, parquet; also gzipped."
        ),
    ],
    out: Annotated[Path, typer.Option("--out", help="File of facts to write, one JSON object a line.")],
    processes: Annotated[
        int | None, typer.Option("--processes", min=1, help="Processes to use.", show_default="all cores")
    ] = None,
) -> None:
    """Draw the facts from a file of articles into a file of facts.

    Example:

    [bold]waqai extract --articles articles.jsonl --out facts.jsonl[/]
    """
    from orchestration.extracting import extract_file

    if not articles.is_file():
        wrong_use(f"there is no file {articles}")
    if not out.parent.is_dir():
        wrong_use(f"there is no folder {out.parent}")
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bars:
        task = bars.add_task("reading")

        def advance(done: int, total: int | None) -> None:
            elapsed = bars.tasks[0].elapsed or 1e-6
            bars.update(task, description=f"{done:,} articles, {done / elapsed:,.0f}/s")

        try:
            counts = extract_file(
                articles, out, processes=processes or os.cpu_count() or 1, on_progress=advance
            )
        except OSError as error:
            wrong_use(f"cannot write {out}: {error}")
    by_kind = ", ".join(f"{kind} {number:,}" for kind, number in counts.facts.items())
    err.print(
        f"{counts.articles:,} articles, {sum(counts.facts.values()):,} facts ({by_kind}) in {out}",
        soft_wrap=True,
    )
    if counts.ignored_columns:
        err.print(
            f"columns that are not ours were ignored: {', '.join(counts.ignored_columns)}", soft_wrap=True
        )
    for reason, number in sorted(counts.skipped.items()):
        err.print(f"[yellow]skipped[/] {number:,}: {reason}", soft_wrap=True)
    for example in counts.skipped_examples:
        err.print(f"  {example}", soft_wrap=True, markup=False)
