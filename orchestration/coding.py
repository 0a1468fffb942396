"""Articles and facts in files, for the commands that judge one coding against another.

In: paths. Out: articles in the order of their file, facts with their offsets, and what could not be read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from extraction.articles import Article
from extraction.evaluate import read_labels
from extraction.facts import Fact
from extraction.llm import LlmSettings, ModelExtraction, RunReport, extract_with_model, settings_from
from orchestration.intake.identity import article_id_of
from orchestration.intake.readers import read_all
from orchestration.intake.records import Row, Settings
from orchestration.intake.streams import BOM, READ_ERRORS, opened
from orchestration.settings import PACKAGE_ROOT

CODEBOOK = PACKAGE_ROOT / "docs" / "codebook.md"


class ArticleFile(NamedTuple):
    """The sound articles of a file, and a line on each row that is none."""

    articles: list[Article]
    skipped: list[str]


class FactFile(NamedTuple):
    """The facts of a file of JSON lines, a line on each that breaks the contract, and how many are of other articles."""

    facts: list[Fact]
    rejected: list[str]
    elsewhere: int


def articles_in(path: Path) -> ArticleFile:
    """All articles of a file in any input format, or of all files in a folder and below; the same one counts once."""
    articles: dict[str, Article] = {}
    skipped: list[str] = []
    for name, row in read_all(path, Settings(), set()):
        place = f"{name}, line {row.line}" if row.line else name
        if row.reason:
            skipped.append(f"{place}: {row.reason}: {row.detail or ''}")
            continue
        article = _article(row)
        known = articles.setdefault(article.article_id, article)
        if (known.title, known.text) != (article.title, article.text):
            skipped.append(
                f"{place}: conflicting_id: another text with the id {article.article_id} came before; give it its own"
            )
    return ArticleFile(list(articles.values()), skipped)


def facts_in(path: Path, articles: Sequence[Article] | None) -> FactFile:
    """The facts of a file that are about these articles; their quotes are found in the articles.

    Without articles (None), all facts, at the offsets they give. Raises OSError where the file cannot be read.
    """
    try:
        with opened(path) as stream:
            lines = stream.read().removeprefix(BOM).split(b"\n")
    except READ_ERRORS as error:
        raise OSError(f"{path} cannot be read: {error}") from error
    labels = read_labels(lines, articles)
    rejected = [f"{path.name}, line {number}: {reason}" for number, reason in labels.rejected]
    return FactFile(list(labels.facts), rejected, labels.elsewhere)


def by_model(
    articles: Sequence[Article],
    cache: Path,
    report: RunReport,
    on_progress: Callable[[int], None],
    overrides: Mapping[str, object],
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
