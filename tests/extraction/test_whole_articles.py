"""Whole articles of our own (tests/gold/whole_articles.txt): every label stands in its article, and the rules keep their level on them."""

from __future__ import annotations

import calendar
import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest

from extraction.articles import Article
from extraction.evaluate import Evaluation, Labels, evaluate, predict, read_labels
from extraction.extract import extract
from extraction.facts import KINDS, kind_of

ARTICLES = Path(__file__).parent.parent / "gold" / "whole_articles.txt"
SENTENCE = re.compile(r"[^\n]+?(?:[.؟!][\"»”]?(?=\s|$)|$)", re.MULTILINE)
FIGURES = {"k": "killed", "i": "injured", "a": "arrested", "b": "abducted"}


def _days(written: str) -> dict[str, str | None]:
    if written == "-":
        return {"date_start": None, "date_end": None, "date_precision": "unknown"}
    first, _, last = written.partition("..")
    last, _, precision = last.partition("/")
    if last:
        return {"date_start": first, "date_end": last, "date_precision": precision or "range"}
    if len(first) == 4:
        return {"date_start": f"{first}-01-01", "date_end": f"{first}-12-31", "date_precision": "year"}
    if len(first) == 7:
        days = calendar.monthrange(*map(int, first.split("-")))[1]
        return {"date_start": f"{first}-01", "date_end": f"{first}-{days}", "date_precision": "month"}
    return {"date_start": first, "date_end": first, "date_precision": "day"}


def _figure(written: str) -> dict[str, int | None]:
    if written == "?":
        return {"low": None, "best": None, "high": None}
    number = int(written.rstrip("+"))
    return {"low": number, "best": number, "high": None if written.endswith("+") else number}


def _stated(written: str) -> str | None:
    return None if written == "-" else written


class _Labelled:
    """One article of the file: what it says, and its facts as the codebook writes them."""

    def __init__(self, block: str) -> None:
        head, _, rest = block.partition("\n")
        body, _, self.lines = rest.partition("\n---\n")
        self.name, day, title = (part.strip() for part in head.split("|"))
        published = None if day == "-" else dt.date.fromisoformat(day)
        self.article = Article(article_id=self.name, title=title, text=body.strip(), published_on=published)
        self.full = f"{title}\n{body.strip()}"

    def sentence(self, words: str) -> str:
        """The sentence of the body that holds some words."""
        at = self.full.index(words, self.full.index("\n"))
        return next(m.group().strip() for m in SENTENCE.finditer(self.full) if m.start() <= at < m.end())

    def quote(self, written: str) -> str:
        """The words of a statement, told by their beginning and their end."""
        first, cut, last = written.partition("…")
        start = self.full.index(first, self.full.index("\n"))
        if not cut:
            return first
        if last:
            return self.full[start : self.full.index(last, start) + len(last)]
        sentence = self.sentence(first)
        return sentence[sentence.index(first) :].rstrip('."»”')

    def facts(self) -> list[dict[str, Any]]:
        """The labels as rows of JSON."""
        return [self._fact(line[0], line[2:]) for line in self.lines.strip().splitlines() if line.strip()]

    def _fact(self, kind: str, line: str) -> dict[str, Any]:
        parts = [part.strip() for part in line.split("|")]
        row: dict[str, Any] = {"article_id": self.name, "extractor": "person:project"}
        if kind == "M":
            step, status, days, value, election = parts[0].split()
            row |= {"kind": "election_milestone", "milestone_type": step, "status": status} | _days(days)
            row |= {"value": None if value == "-" else float(value), "election": f"iq-{election}"}
            return row | {"evidence": self.sentence(parts[1])}
        if kind == "R":
            person, role, body, since = parts[:4]
            row |= {"kind": "actor_role", "person": person, "role": role, "organisation": _stated(body)}
            words = parts[4] if len(parts) > 4 and parts[4] else person
            return row | {"since": _stated(since), "evidence": self.sentence(words)}
        if kind == "S":
            quote = self.quote(parts[1])
            row |= {"kind": "statement", "speaker": parts[0], "quote": quote, "topic": parts[2]}
            return row | {"evidence": self.sentence(quote[:40])}
        return row | self._incident(parts)

    def _incident(self, parts: list[str]) -> dict[str, Any]:
        kinds, days, where, place, figures, sides, words = parts
        step, *told = kinds.split("/")
        perpetrators, _, targets = sides.partition(">")
        row: dict[str, Any] = {"kind": "incident", "event_type": step} | _days(days)
        row["status"] = next((word for word in told if word != "series"), "occurred")
        row["granularity"] = "series" if "series" in told else "event"
        row |= {"country": _stated(where[:2]) if where != "-" else None, "place": _stated(place)}
        row["governorate"] = where if where.startswith("IQ-") else None
        row |= {FIGURES[figure[0]]: _figure(figure[1:]) for figure in figures.split()}
        row |= {"perpetrator": perpetrators.split(), "target": targets.split()}
        return row | {"evidence": self.sentence(words)}


@pytest.fixture(scope="module")
def labelled() -> list[_Labelled]:
    blocks = re.split(r"^== ", ARTICLES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [_Labelled(block) for block in blocks]


@pytest.fixture(scope="module")
def labels(labelled: list[_Labelled]) -> Labels:
    rows = [json.dumps(fact, ensure_ascii=False) for one in labelled for fact in one.facts()]
    return read_labels(rows, [one.article for one in labelled])


@pytest.fixture(scope="module")
def result(labelled: list[_Labelled], labels: Labels) -> Evaluation:
    articles = [one.article for one in labelled]
    return evaluate(articles, labels.facts, predict(articles, lambda one: extract(one).facts), samples=0)


def test_every_label_stands_in_its_article(labelled: list[_Labelled], labels: Labels) -> None:
    assert labels.rejected == ()
    assert len(labels.facts) == sum(len(one.facts()) for one in labelled)
    assert {kind_of(fact) for fact in labels.facts} == set(KINDS)


def test_nothing_extracted_is_ungrounded(result: Evaluation) -> None:
    assert result.ungrounded == 0


@pytest.mark.parametrize(
    ("figure", "floor"),
    [
        (("kind", "election_milestone", "facts"), 0.90),
        (("kind", "election_milestone", "slots"), 0.88),
        (("kind", "actor_role", "facts"), 0.95),
        (("kind", "statement", "facts"), 0.96),
        (("kind", "incident", "facts"), 0.72),
    ],
)
def test_the_rules_keep_their_level(result: Evaluation, figure: tuple[str, str, str], floor: float) -> None:
    assert result.figure(*figure).f1 >= floor


def test_who_speaks_is_told(result: Evaluation) -> None:
    speakers = [
        figure for figure in result.figures if figure.group == "slot" and figure.name == "statement.speaker"
    ]
    assert speakers and speakers[0].f1 >= 0.93
