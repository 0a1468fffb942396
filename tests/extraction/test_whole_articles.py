"""Whole articles of our own (tests/gold/whole_articles.txt and retold_articles.txt): every label stands in its article, and the rules keep their level on them."""

from __future__ import annotations

import calendar
import datetime as dt
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extraction.articles import Article
from extraction.evaluate import Evaluation, Labels, evaluate, predict, read_labels
from extraction.extract import extract
from extraction.facts import KINDS, kind_of

GOLD = Path(__file__).parent.parent / "gold"
SENTENCE = re.compile(r"[^\n]+?(?:[.؟!][\"»”]?(?=\s|$)|$)", re.MULTILINE)
LOTS = ("whole_articles.txt", "retold_articles.txt")
FIGURES = {"k": "killed", "i": "injured", "l": "killed_or_injured", "a": "arrested", "b": "abducted"}


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
    if "~" in written:
        low, best, high = (int(number) if number else None for number in written.split("~"))
        return {"low": low, "best": best, "high": high}
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


@dataclass(frozen=True)
class _Lot:
    """The articles of one file, their labels, and how the rules do on them."""

    articles: list[_Labelled]
    labels: Labels
    result: Evaluation


@cache
def _lot(name: str) -> _Lot:
    blocks = re.split(r"^== ", (GOLD / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    labelled = [_Labelled(block) for block in blocks]
    articles = [one.article for one in labelled]
    rows = [json.dumps(fact, ensure_ascii=False) for one in labelled for fact in one.facts()]
    labels = read_labels(rows, articles)
    found = predict(articles, lambda one: extract(one).facts)
    return _Lot(labelled, labels, evaluate(articles, labels.facts, found, samples=0))


@pytest.mark.parametrize("name", LOTS)
def test_every_label_stands_in_its_article(name: str) -> None:
    lot = _lot(name)
    assert lot.labels.rejected == ()
    assert len(lot.labels.facts) == sum(len(one.facts()) for one in lot.articles)
    assert {kind_of(fact) for fact in lot.labels.facts} == set(KINDS)


@pytest.mark.parametrize("name", LOTS)
def test_nothing_extracted_is_ungrounded(name: str) -> None:
    assert _lot(name).result.ungrounded == 0


@pytest.mark.parametrize(
    ("name", "figure", "floor"),
    [
        ("whole_articles.txt", ("kind", "election_milestone", "facts"), 0.90),
        ("whole_articles.txt", ("kind", "election_milestone", "slots"), 0.88),
        ("whole_articles.txt", ("kind", "actor_role", "facts"), 0.95),
        ("whole_articles.txt", ("kind", "statement", "facts"), 0.96),
        ("whole_articles.txt", ("kind", "incident", "facts"), 0.72),
        ("whole_articles.txt", ("slot", "statement.speaker", "slots"), 0.93),
        ("retold_articles.txt", ("kind", "election_milestone", "facts"), 0.79),
        ("retold_articles.txt", ("kind", "election_milestone", "slots"), 0.75),
        ("retold_articles.txt", ("kind", "actor_role", "facts"), 0.94),
        ("retold_articles.txt", ("kind", "statement", "facts"), 0.95),
        ("retold_articles.txt", ("kind", "incident", "facts"), 0.83),
        ("retold_articles.txt", ("kind", "incident", "slots"), 0.75),
        ("retold_articles.txt", ("slot", "statement.speaker", "slots"), 0.86),
    ],
)
def test_the_rules_keep_their_level(name: str, figure: tuple[str, str, str], floor: float) -> None:
    assert _lot(name).result.figure(*figure).f1 >= floor
