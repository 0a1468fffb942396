"""The command `extract`: facts of a file of articles, without a database.

In: a file in any input format, or a folder. Out: one JSON object a line, facts in the order of the articles. Exit 1
when a language model left articles unanswered, 2 when a file cannot be read or written or no model is named.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from orchestration.cli_common import err, wrong_use

if TYPE_CHECKING:
    from extraction.articles import Article
    from extraction.facts import Fact
    from extraction.llm import RunReport
    from extraction.readings import Nothing

_NAMED = 10
_CACHE = Path("waqai-llm-cache")
UNANSWERED = 1
"""Exit code where a language model left articles without an answer."""


class ExtractorChoice(StrEnum):
    """Who reads the articles."""

    rules = "rules"
    llm = "llm"


ExtractorOption = Annotated[
    ExtractorChoice,
    typer.Option(
        "--extractor",
        help="The rules of this project, or the language model that the environment names: WAQAI_LLM_BASE_URL, "
        "WAQAI_LLM_MODEL, WAQAI_LLM_API_KEY.",
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
            "--articles",
            help="File of articles (txt, md, html, jsonl, csv, parquet; also gzipped), or a folder of such.",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", help="File of facts to write, one JSON object a line.")],
    extractor: ExtractorOption = ExtractorChoice.rules,
    processes: Annotated[
        int | None,
        typer.Option("--processes", min=1, help="Processes of the rules.", show_default="all cores"),
    ] = None,
    cache: CacheOption = None,
    max_tokens: Annotated[
        int | None, typer.Option("--max-tokens", min=1, help="Tokens the model may use.")
    ] = None,
    max_cost: Annotated[
        float | None,
        typer.Option(
            "--max-cost",
            min=0,
            help="What the model may cost, by WAQAI_LLM_PRICE_IN and WAQAI_LLM_PRICE_OUT (a million tokens).",
        ),
    ] = None,
    concurrency: Annotated[
        int | None, typer.Option("--concurrency", min=1, help="Questions at a time.")
    ] = None,
) -> None:
    """Draw the facts from a file of articles into a file of facts.

    A model's answers are kept in the cache: a run that was stopped goes on where it was, for nothing.

    Example:

    [bold]waqai extract --articles articles.jsonl --out facts.jsonl[/]
    """
    if not articles.exists():
        wrong_use(f"there is no file or folder {articles}")
    if not out.parent.is_dir():
        wrong_use(f"there is no folder {out.parent}")
    try:
        if extractor == ExtractorChoice.rules:
            _by_rules(articles, out, processes or os.cpu_count() or 1)
        else:
            limits = {"max_total_tokens": max_tokens, "max_cost": max_cost, "concurrency": concurrency}
            _by_model(articles, out, cache, limits)
    except OSError as error:
        wrong_use(f"cannot write {out}: {error}")


class Extracted(NamedTuple):
    """Facts of articles, the articles in which the model finds none, and the ids of those about which it gave no answer."""

    facts: list[Fact]
    empty: Sequence[Nothing] = ()
    unanswered: frozenset[str] = frozenset()


def extracted_facts(articles: Sequence[Article], extractor: ExtractorChoice, cache: Path | None) -> Extracted:
    """The facts of articles in memory, by the rules or by the model."""
    if extractor == ExtractorChoice.rules:
        from extraction.extract import extract as read

        with _counting() as advance:
            found = []
            for done, article in enumerate(articles, start=1):
                found += read(article).facts
                advance(done, None)
        return Extracted(found)
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


def _by_model(articles: Path, out: Path, cache: Path | None, limits: Mapping[str, object]) -> None:
    import msgspec

    from orchestration.coding import articles_in

    read = articles_in(articles)
    for line in read.skipped[:_NAMED]:
        err.print(f"[yellow]skipped[/] {escape(line)}", soft_wrap=True)
    if len(read.skipped) > _NAMED:
        err.print(f"and {len(read.skipped) - _NAMED} more")
    found = _asked(read.articles, cache, limits)
    partial = out.with_name(f"{out.name}.part")
    partial.write_bytes(msgspec.json.Encoder().encode_lines([*found.facts, *found.empty]))
    partial.replace(out)
    empty = f"; {len(found.empty):,} articles hold none" if found.empty else ""
    err.print(f"{len(read.articles):,} articles, {len(found.facts):,} facts in {out}{empty}", soft_wrap=True)
    if found.unanswered:
        err.print("run the same command again to ask about the articles that have no answer", soft_wrap=True)
        raise typer.Exit(UNANSWERED)


def _asked(articles: Sequence[Article], cache: Path | None, limits: Mapping[str, object]) -> Extracted:
    from extraction.llm import LlmError, RunReport
    from orchestration.coding import by_model

    report = RunReport()
    found: list[Fact] = []
    empty: list[Nothing] = []
    unanswered: list[str] = []
    cache = cache or _CACHE
    try:
        with _counting() as advance:
            for answer in by_model(articles, cache, report, lambda done: advance(done, None), limits):
                found += answer.facts
                if answer.nothing is not None:
                    empty.append(answer.nothing)
                if answer.status != "ok":
                    unanswered.append(answer.article_id)
    except LlmError as error:
        wrong_use(str(error))
    except KeyboardInterrupt:
        err.print(f"stopped; the answers so far are kept in {cache}, the same command goes on from there")
        raise
    finally:
        _tell_costs(report, unanswered)
    return Extracted(found, empty, frozenset(unanswered))


def _tell_costs(report: RunReport, unanswered: Sequence[str]) -> None:
    from extraction.llm_settings import PRICE_IN, PRICE_OUT

    if not report.articles:
        return
    cost = f"cost {report.cost:.4f}" if report.cost else f"cost not known without {PRICE_IN} and {PRICE_OUT}"
    err.print(
        f"{report.requests:,} questions ({report.cached:,} answers from the cache), {report.tokens_in:,} tokens in,"
        f" {report.tokens_out:,} out, {cost if report.requests else 'no cost'}; {report.retries:,} asked again,"
        f" {report.failed:,} articles failed, {report.skipped:,} skipped",
        soft_wrap=True,
    )
    if report.estimated:
        err.print(
            f"{report.estimated:,} answers did not tell their tokens, which are reckoned from their length"
        )
    told = report.as_dict()
    for reason, number in told["dropped"].items():
        err.print(f"[yellow]dropped[/] {number:,} facts: {reason}", soft_wrap=True)
    for reason, number in told["reasons"].items():
        detail = f" ({report.details[reason]})" if reason in report.details else ""
        err.print(f"[yellow]no answer[/] about {number:,} articles: {reason}{escape(detail)}", soft_wrap=True)
    if unanswered:
        more = f" and {len(unanswered) - _NAMED:,} more" if len(unanswered) > _NAMED else ""
        err.print(f"  {', '.join(unanswered[:_NAMED])}{more}", soft_wrap=True, markup=False)


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
