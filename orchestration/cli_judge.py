"""Commands that judge codings: `evaluate` against labels, `compare` two with each other.

In: files of articles and of facts. Out: figures on standard output, as a table or JSON; what was passed over, and why,
on the error stream. Exit 2 where nothing is left to judge.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli_common import err, wrong_use
from orchestration.cli_extract import CacheOption, ExtractorChoice, ExtractorOption, extracted_facts

if TYPE_CHECKING:
    from extraction.articles import Article
    from extraction.facts import Fact

_NAMED = 10


def evaluate(
    articles: Annotated[Path, typer.Argument(help="File of articles in any input format, or a folder.")],
    gold: Annotated[Path, typer.Argument(help="Their labelled facts, one JSON object a line.")],
    extractor: ExtractorOption = ExtractorChoice.rules,
    facts: Annotated[
        Path | None, typer.Option("--facts", help="Judge the facts of this file instead of extracting.")
    ] = None,
    labelled: Annotated[
        bool, typer.Option("--labelled", help="Judge only articles that have a label.")
    ] = False,
    cache: CacheOption = None,
    samples: Annotated[int, typer.Option("--samples", min=0, help="Resamplings for the intervals.")] = 1000,
    as_json: Annotated[bool, typer.Option("--json", help="Write the figures as JSON.")] = False,
) -> None:
    """Judge an extractor on labels of your own: by kind, slot, type and outlet, with intervals.

    An article without a label counts as one that holds no fact, unless --labelled leaves it out.

    Example:

    [bold]waqai evaluate articles.jsonl labelled.jsonl --extractor rules[/]
    """
    from extraction import evaluate as judging

    judged = _articles(articles)
    labels = _facts(gold, judged)
    if not labels:
        wrong_use(f"{gold} holds no label of these articles, so there is nothing to judge by")
    with_label = {fact.article_id for fact in labels}
    if labelled:
        judged = [article for article in judged if article.article_id in with_label]
    elif len(with_label) < len(judged):
        err.print(
            f"{len(judged) - len(with_label):,} of {len(judged):,} articles have no label: what is found in them counts"
            " as wrong; --labelled leaves them out",
            soft_wrap=True,
        )
    if facts is not None:
        found = _facts(facts, judged)
    else:
        read = extracted_facts(judged, extractor, cache)
        found = read.facts
        if read.unanswered:
            judged = [article for article in judged if article.article_id not in read.unanswered]
            err.print(
                f"[yellow]judged[/] are the {len(judged):,} articles that have an answer", soft_wrap=True
            )
        if not judged:
            wrong_use("the model answered about no article, so there is nothing to judge")
    evaluation = judging.evaluate(judged, labels, found, samples=samples)
    if as_json:
        sys.stdout.write(json.dumps(evaluation.as_dict(), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write(judging.as_text(evaluation) + "\n")


def compare(
    a: Annotated[Path, typer.Argument(metavar="A", help="Facts of one coding, one JSON object a line.")],
    b: Annotated[Path, typer.Argument(metavar="B", help="Facts of the other.")],
    articles: Annotated[
        Path | None,
        typer.Option(
            "--articles",
            help="The articles that both are about, a file or a folder; finds offsets that the facts leave out.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write the figures as JSON.")] = False,
) -> None:
    """Show where two codings of the same articles agree: by kind, and slot by slot.

    Example:

    [bold]waqai compare rules.jsonl model.jsonl --articles articles.jsonl[/]
    """
    from extraction import compare as agreeing

    about = _articles(articles) if articles is not None else None
    left, right = _facts(a, about), _facts(b, about)
    if not left and not right:
        wrong_use(f"neither {a} nor {b} holds a fact to compare")
    comparison = agreeing.compare(left, right)
    if as_json:
        sys.stdout.write(json.dumps(comparison.as_dict(), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write(agreeing.as_text(comparison, a.stem, b.stem) + "\n")


def _articles(path: Path) -> list[Article]:
    """The sound articles of a file or folder; leaves with 2 where there are none."""
    from orchestration import coding

    if not path.exists():
        wrong_use(f"there is no file or folder {path}")
    read = coding.articles_in(path)
    _tell(read.skipped)
    if not read.articles:
        wrong_use(f"{path} holds no sound article")
    return read.articles


def _facts(path: Path, articles: list[Article] | None) -> list[Fact]:
    """The sound facts of a file; leaves with 2 where it cannot be read."""
    from orchestration import coding

    if not path.is_file():
        wrong_use(f"there is no file {path}")
    try:
        read = coding.facts_in(path, articles)
    except OSError as error:
        wrong_use(str(error))
    _tell(read.rejected)
    if read.elsewhere:
        err.print(
            f"{read.elsewhere:,} facts in {path.name} are about articles that are not given", soft_wrap=True
        )
    return read.facts


def _tell(lines: list[str]) -> None:
    """Name up to ten of the lines that were passed over."""
    for line in lines[:_NAMED]:
        err.print("[yellow]skipped[/]", end=" ")
        err.print(line, soft_wrap=True, markup=False)
    if len(lines) > _NAMED:
        err.print(f"and {len(lines) - _NAMED} more")
