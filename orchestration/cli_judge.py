"""Commands that judge codings: `evaluate` against labels, `compare` two with each other.

In: files of articles and of facts. Out: figures on standard output, as a table or JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from orchestration.cli_common import err, wrong_use
from orchestration.cli_extract import CacheOption, ExtractorChoice, ExtractorOption, extracted_facts

_NAMED = 10


def evaluate(
    articles: Annotated[Path, typer.Argument(help="File of articles, in any input format.")],
    gold: Annotated[Path, typer.Argument(help="Their labelled facts, one JSON object a line.")],
    extractor: ExtractorOption = ExtractorChoice.rules,
    facts: Annotated[
        Path | None, typer.Option("--facts", help="Judge the facts of this file instead of extracting.")
    ] = None,
    cache: CacheOption = None,
    samples: Annotated[int, typer.Option("--samples", min=0, help="Resamplings for the intervals.")] = 1000,
    as_json: Annotated[bool, typer.Option("--json", help="Write the figures as JSON.")] = False,
) -> None:
    """Judge an extractor on labels of your own: by kind, slot, type and outlet, with intervals.

    Example:

    [bold]waqai evaluate articles.jsonl labelled.jsonl --extractor rules[/]
    """
    from extraction import evaluate as judging
    from orchestration import coding

    for path in (articles, gold, facts):
        if path is not None and not path.is_file():
            wrong_use(f"there is no file {path}")
    read = coding.articles_in(articles)
    _tell(read.skipped)
    labelled = coding.facts_in(gold, read.articles)
    _tell(labelled.rejected)
    if facts is not None:
        given = coding.facts_in(facts, read.articles)
        _tell(given.rejected)
        found = given.facts
    else:
        found = extracted_facts(read.articles, extractor, cache)
    evaluation = judging.evaluate(read.articles, labelled.facts, found, samples=samples)
    if as_json:
        sys.stdout.write(json.dumps(evaluation.as_dict(), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write(judging.as_text(evaluation) + "\n")


def compare(
    a: Annotated[Path, typer.Argument(metavar="A", help="Facts of one coding, one JSON object a line.")],
    b: Annotated[Path, typer.Argument(metavar="B", help="Facts of the other.")],
    articles: Annotated[Path, typer.Option("--articles", help="File of the articles that both are about.")],
    as_json: Annotated[bool, typer.Option("--json", help="Write the figures as JSON.")] = False,
) -> None:
    """Show where two codings of the same articles agree: by kind, and slot by slot.

    Example:

    [bold]waqai compare rules.jsonl model.jsonl --articles articles.jsonl[/]
    """
    from extraction import compare as agreeing
    from orchestration import coding

    for path in (a, b, articles):
        if not path.is_file():
            wrong_use(f"there is no file {path}")
    read = coding.articles_in(articles)
    left, right = coding.facts_in(a, read.articles), coding.facts_in(b, read.articles)
    _tell([*read.skipped, *left.rejected, *right.rejected])
    comparison = agreeing.compare(left.facts, right.facts)
    if as_json:
        sys.stdout.write(json.dumps(comparison.as_dict(), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write(agreeing.as_text(comparison, a.stem, b.stem) + "\n")


def _tell(lines: list[str]) -> None:
    """Name up to ten of the lines that were passed over."""
    for line in lines[:_NAMED]:
        err.print(f"[yellow]skipped[/] {line}", soft_wrap=True)
    if len(lines) > _NAMED:
        err.print(f"and {len(lines) - _NAMED} more")
