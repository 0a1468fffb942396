"""The labelled sample of our own articles: every label stands in its article, and the rules keep their level on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction.articles import Article
from extraction.evaluate import Evaluation, Labels, evaluate, predict, read_labels
from extraction.extract import extract
from extraction.facts import KINDS, kind_of
from orchestration.intake.identity import article_id_of
from orchestration.intake.readers import read_articles
from orchestration.intake.records import Settings

ROOT = Path(__file__).parent.parent.parent
LABELS = ROOT / "tests" / "gold" / "sample_facts.jsonl"


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """All sound articles of raw/articles, each id once."""
    found: dict[str, Article] = {}
    for path in sorted((ROOT / "raw" / "articles").rglob("*")):
        for row in read_articles(path, Settings(), set()) if path.is_file() else ():
            if row.reason is None:
                made = Article(
                    article_id=article_id_of(row),
                    title=row.title,
                    text=row.text,
                    published_on=row.published_on,
                    outlet=row.outlet,
                )
                found.setdefault(made.article_id, made)
    return list(found.values())


@pytest.fixture(scope="module")
def labels(articles: list[Article]) -> Labels:
    return read_labels(LABELS.read_text(encoding="utf-8").splitlines(), articles)


@pytest.fixture(scope="module")
def result(articles: list[Article], labels: Labels) -> Evaluation:
    chosen = {fact.article_id for fact in labels.facts}
    kept = [article for article in articles if article.article_id in chosen]
    return evaluate(kept, labels.facts, predict(kept, lambda one: extract(one).facts), samples=0)


def test_every_label_stands_in_an_article_of_the_sample(labels: Labels) -> None:
    lines = [line for line in LABELS.read_text(encoding="utf-8").splitlines() if line]
    assert labels.rejected == ()
    assert len(labels.facts) == len(lines) >= 100
    assert len({fact.article_id for fact in labels.facts}) >= 25


def test_every_kind_is_labelled(labels: Labels) -> None:
    assert {kind_of(fact) for fact in labels.facts} == set(KINDS)


def test_nothing_extracted_is_ungrounded(result: Evaluation) -> None:
    assert result.ungrounded == 0


@pytest.mark.parametrize(
    ("figure", "floor"),
    [
        (("all", "all", "facts"), 0.82),
        (("all", "all", "slots"), 0.74),
        (("kind", "election_milestone", "facts"), 0.82),
        (("kind", "statement", "facts"), 0.90),
    ],
)
def test_the_rules_keep_their_level(result: Evaluation, figure: tuple[str, str, str], floor: float) -> None:
    assert result.figure(*figure).f1 >= floor
