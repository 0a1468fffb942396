"""Articles and facts in files, for the commands that judge one coding against another.

In: paths. Out: articles in the order of their file, facts with their offsets, and what could not be read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from extraction.articles import Article
from extraction.evaluate import read_labels
from extraction.facts import Fact
from extraction.llm import LlmSettings, ModelExtraction, RunReport, extract_with_model, settings_from
from orchestration.intake.identity import article_id_of
from orchestration.intake.readers import read_articles
from orchestration.intake.records import Row, Settings
from orchestration.settings import PACKAGE_ROOT

CODEBOOK = PACKAGE_ROOT / "docs" / "codebook.md"


class ArticleFile(NamedTuple):
    """The sound articles of a file, and a line on each row that is none."""

    articles: list[Article]
    skipped: list[str]


class FactFile(NamedTuple):
    """The facts of a file of JSON lines, and a line on each that breaks the contract."""

    facts: list[Fact]
    rejected: list[str]


def articles_in(path: Path) -> ArticleFile:
    """All articles of a file in any input format."""
    articles: list[Article] = []
    skipped: list[str] = []
    for row in read_articles(path, Settings(), set()):
        if row.reason:
            skipped.append(f"{path.name}, line {row.line}: {row.reason}: {row.detail or ''}")
        else:
            articles.append(_article(row))
    return ArticleFile(articles, skipped)


def facts_in(path: Path, articles: Sequence[Article]) -> FactFile:
    """The facts of a file that are about these articles; their quotes are found in the articles."""
    labels = read_labels(path.read_bytes().splitlines(), articles)
    rejected = [f"{path.name}, line {number}: {reason}" for number, reason in labels.rejected]
    return FactFile(list(labels.facts), rejected)


def by_model(
    articles: Sequence[Article],
    cache: Path,
    report: RunReport,
    on_progress: Callable[[int], None],
    overrides: dict[str, object],
) -> Iterator[ModelExtraction]:
    """What the language model that the environment names makes of each article, in their order."""
    settings: LlmSettings = settings_from(os.environ, **overrides)
    codebook = CODEBOOK.read_text("utf-8")
    answers = extract_with_model(articles, settings, cache_dir=cache, codebook=codebook, report=report)
    for done, answer in enumerate(answers, start=1):
        on_progress(done)
        yield answer


def _article(row: Row) -> Article:
    return Article(
        article_id=article_id_of(row),
        text=row.text,
        title=row.title,
        published_on=row.published_on,
        outlet=row.outlet,
    )
