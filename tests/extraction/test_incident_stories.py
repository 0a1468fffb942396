"""Incidents in short stories: each story of incident_stories.txt holds exactly the incidents that stand beneath it."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.facts import Count
from extraction.incidents import extract_incidents

STORIES = Path(__file__).with_name("incident_stories.txt")
_FIGURES = {"k": "killed", "i": "injured", "a": "arrested", "b": "abducted", "x": "killed_or_injured"}


class Story(NamedTuple):
    """A story: its day, title and text, and its incidents as lines "type status granularity figures".

    `hard` marks one that the rules are known to misread.
    """

    name: str
    published_on: dt.date | None
    title: str
    text: str
    expected: list[str]
    hard: bool


def stories() -> list[Story]:
    """All stories of the file, in its order."""
    found = []
    for block in re.split(r"^== ", STORIES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, *lines = [line for line in block.strip().splitlines() if not line.startswith("#")]
        name, day, *rest = (part.strip() for part in (*head.split("|"), ""))
        published = None if day == "-" else dt.date.fromisoformat(day or "2021-03-20")
        expected = sorted(_fact(line[2:].split()) for line in lines if line.startswith("> "))
        title = next((line[3:] for line in lines if line.startswith("T: ")), "")
        text = "\n".join(line for line in lines if not line.startswith(("> ", "T: ")))
        found.append(Story(name, published, title, text, expected, "hard" in rest))
    return found


def _fact(words: list[str]) -> str:
    status = next((word for word in words if word in ("planned", "foiled", "denied")), "occurred")
    granularity = "series" if "series" in words else "event"
    figures = [word for word in words[1:] if word[0] in _FIGURES and word[1:2] in "0123456789~?"]
    return " ".join([words[0], status, granularity, *sorted(figures)])


def _figure(count: Count) -> str:
    low, best, high = count.low, count.best, count.high
    if low is None and high is None:
        return "?" if best is None else f"~{best}"
    if low == high:
        return str(low)
    return f"{low}+" if high is None else f"{low}-{high}"


def _found(story: Story) -> list[str]:
    article = Article(
        article_id=story.name, text=story.text, title=story.title, published_on=story.published_on
    )
    facts = []
    for draft in extract_incidents(Document(article)):
        fields = draft.fields
        figures = [letter + _figure(fields[field]) for letter, field in _FIGURES.items() if fields.get(field)]
        facts.append(
            " ".join([fields["event_type"], fields["status"], fields["granularity"], *sorted(figures)])
        )
    return sorted(facts)


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(
            story,
            id=story.name,
            marks=[pytest.mark.xfail(strict=True, reason="not read yet")] if story.hard else [],
        )
        for story in stories()
    ],
)
def test_a_story_holds_exactly_its_incidents(story: Story) -> None:
    assert _found(story) == story.expected
