"""The command `extract`: facts of a file of articles, without a database.

In: a file in any input format. Out: one JSON object a line, facts in the order of the articles; nothing is taken for a
duplicate. Exit 2 when the file cannot be read or written, or when no language model is named.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from orchestration.cli_common import err, wrong_use

if TYPE_CHECKING:
    from extraction.articles import Article
    from extraction.facts import Fact
    from extraction.llm import RunReport

_NAMED = 10


class ExtractorChoice(StrEnum):
    """Who reads the articles."""

    rules = "rules"
    llm = "llm"


ExtractorOption = Annotated[
    ExtractorChoice,
    typer.Option(
        "--extractor",
        help="The rules of this project, or the language model of WAQAI_LLM_BASE_URL, WAQAI_LLM_MODEL, WAQAI_LLM_API_KEY.",
    ),
]
CacheOption = Annotated[
    Path | None,
    typer.Option(
        "--cache", help="Folder of the model's answers, asked for once.", show_default="waqai-llm-cache"
    ),
]


def extract(
    articles: Annotated[
        Path,
        typer.Option(
            "--articles", help="File of articles: txt, md, html, jsonl, csv, parquet; also gzipped."
        ),
    ],
    out: Annotated[Path, typer.Option("--out", help="File of facts to write, one JSON object a line.")],
    extractor: ExtractorOption = ExtractorChoice.rules,
    processes: Annotated[
        int | None,
        typer.Option("--processes", min=1, help="Processes of the rules.", show_default="all cores"),
    ] = None,
    cache: CacheOption = None,
    max_tokens: Annotated[int | None, typer.Option("--max-tokens", help="Tokens the model may use.")] = None,
    concurrency: Annotated[
        int | None, typer.Option("--concurrency", min=1, help="Questions at a time.")
    ] = None,
) -> None:
    """Draw the facts from a file of articles into a file of facts.

    Example:

    [bold]waqai extract --articles articles.jsonl --out facts.jsonl[/]
    """
    if not articles.is_file():
        wrong_use(f"there is no file {articles}")
    if not out.parent.is_dir():
        wrong_use(f"there is no folder {out.parent}")
    try:
        if extractor == ExtractorChoice.rules:
            _by_rules(articles, out, processes or os.cpu_count() or 1)
        else:
            _by_model(articles, out, cache, {"max_total_tokens": max_tokens, "concurrency": concurrency})
    except OSError as error:
        wrong_use(f"cannot write {out}: {error}")


def extracted_facts(
    articles: Sequence[Article], extractor: ExtractorChoice, cache: Path | None
) -> list[Fact]:
    """The facts of articles in memory, by the rules or by the model."""
    if extractor == ExtractorChoice.rules:
        from extraction.extract import extract as read

        with _counting() as advance:
            found = []
            for done, article in enumerate(articles, start=1):
                found += read(article).facts
                advance(done, None)
        return found
    return _asked(articles, cache, {})


def _by_rules(articles: Path, out: Path, processes: int) -> None:
    from orchestration.extracting import extract_file

    with _counting() as advance:
        counts = extract_file(articles, out, processes=processes, on_progress=advance)
    by_kind = ", ".join(f"{kind} {number:,}" for kind, number in counts.facts.items())
    facts = sum(counts.facts.values())
    err.print(f"{counts.articles:,} articles, {facts:,} facts ({by_kind}) in {out}", soft_wrap=True)
    if counts.ignored_columns:
        err.print(
            f"columns that are not ours were ignored: {', '.join(counts.ignored_columns)}", soft_wrap=True
        )
    for reason, number in sorted(counts.skipped.items()):
        err.print(f"[yellow]skipped[/] {number:,}: {reason}", soft_wrap=True)
    for example in counts.skipped_examples:
        err.print(f"  {example}", soft_wrap=True, markup=False)


def _by_model(articles: Path, out: Path, cache: Path | None, limits: dict[str, object]) -> None:
    import msgspec

    from orchestration.coding import articles_in

    read = articles_in(articles)
    for line in read.skipped[:_NAMED]:
        err.print(f"[yellow]skipped[/] {line}", soft_wrap=True)
    found = _asked(read.articles, cache, limits)
    partial = out.with_name(f"{out.name}.part")
    partial.write_bytes(msgspec.json.Encoder().encode_lines(found))
    partial.replace(out)
    err.print(f"{len(read.articles):,} articles, {len(found):,} facts in {out}", soft_wrap=True)


def _asked(articles: Sequence[Article], cache: Path | None, limits: dict[str, object]) -> list[Fact]:
    from extraction.llm import LlmError, RunReport
    from orchestration.coding import by_model

    report = RunReport()
    found: list[Fact] = []
    try:
        with _counting() as advance:
            for answer in by_model(
                articles, cache or Path("waqai-llm-cache"), report, lambda done: advance(done, None), limits
            ):
                found += answer.facts
    except LlmError as error:
        wrong_use(str(error))
    finally:
        _tell_costs(report)
    return found


def _tell_costs(report: RunReport) -> None:
    told = report.as_dict()
    if not told["articles"]:
        return
    err.print(
        f"{told['requests']:,} questions ({told['cached']:,} answers from the cache), {told['tokens_in']:,} tokens in,"
        f" {told['tokens_out']:,} out, cost {told['cost']:.4f}; {told['failed']:,} articles failed,"
        f" {told['skipped']:,} skipped",
        soft_wrap=True,
    )
    for reason, number in told["dropped"].items():
        err.print(f"[yellow]dropped[/] {number:,} facts: {reason}", soft_wrap=True)


@contextmanager
def _counting() -> Iterator[Callable[[int, int | None], None]]:
    """A counter of articles on the terminal while the body runs."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bars:
        task = bars.add_task("reading")

        def advance(done: int, total: int | None) -> None:
            elapsed = bars.tasks[0].elapsed or 1e-6
            bars.update(task, description=f"{done:,} articles, {done / elapsed:,.0f}/s")

        yield advance
