"""Milestones in short stories: each story of milestone_stories.txt holds exactly the milestones that stand beneath it."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.milestones import extract_milestones

STORIES = Path(__file__).with_name("milestone_stories.txt")
PARADIGMS = Path(__file__).with_name("milestone_paradigms.txt")
CONTEXT = "تتواصل في العراق تداعيات الانتخابات التشريعية."


class Story(NamedTuple):
    """A story: its day, its text, and its milestones as lines "type status days value election"."""

    name: str
    published_on: dt.date | None
    title: str
    text: str
    expected: list[str]


def stories() -> list[Story]:
    """All stories of the file, in its order."""
    found = []
    for block in re.split(r"^== ", STORIES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, *lines = block.strip().splitlines()
        name, day, election = (part.strip() for part in head.split("|"))
        expected = []
        for line in lines:
            if line.startswith("> "):
                kind, status, days, *rest = line[2:].split()
                value = next((part[1:] for part in rest if part.startswith("=")), "")
                own = next((part[1:] for part in rest if part.startswith("@")), election)
                expected.append(f"{kind} {status} {days} ={value} @{own}")
        title = next((line[3:] for line in lines if line.startswith("T: ")), "")
        text = "\n".join(line for line in lines if not line.startswith(("> ", "T: ")))
        published = None if day == "-" else dt.date.fromisoformat(day)
        found.append(Story(name, published, title, text, sorted(expected)))
    return found


def _days(fields: dict[str, Any]) -> str:
    first, last, precision = fields["date_start"], fields["date_end"], fields["date_precision"]
    if first is None:
        return "-"
    if precision == "day" and first == last:
        return str(first)
    end_of_month = calendar.monthrange(first.year, first.month)[1]
    if precision == "month" and (first.day, last.day) == (1, end_of_month):
        return f"{first:%Y-%m}"
    if precision == "year":
        return f"{first:%Y}"
    return f"{first}..{last}" + ("" if precision == "range" else f"/{precision}")


def told(story: Story) -> list[str]:
    """The milestones that the extractor reads in a story, written as the file writes them."""
    article = Article(
        article_id=story.name, title=story.title, text=story.text, published_on=story.published_on
    )
    lines = []
    for draft in extract_milestones(Document.of(article)):
        fields = draft.fields
        value = "" if fields["value"] is None else f"{fields['value']:g}"
        if fields["value"] is not None and fields["value"] >= 1e6:
            value = str(int(fields["value"]))
        election = fields["election"].removeprefix("iq-")
        lines.append(f"{fields['milestone_type']} {fields['status']} {_days(fields)} ={value} @{election}")
    return sorted(lines)


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.name)
def test_a_story_holds_its_milestones(story: Story) -> None:
    assert told(story) == story.expected


def paradigms() -> list[tuple[str, str, str]]:
    """Day, expected milestone and sentence of each line of the file of constructions."""
    lines = PARADIGMS.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split(" | ")) for line in lines if line and not line.startswith("#")]  # type: ignore[misc]


@pytest.mark.parametrize(("day", "expected", "sentence"), paradigms())
def test_a_construction_tells_its_milestone(day: str, expected: str, sentence: str) -> None:
    text = f"{CONTEXT} {sentence}"
    article = Article(article_id="paradigm", title="", text=text, published_on=dt.date.fromisoformat(day))
    found = [draft.fields for draft in extract_milestones(Document.of(article))]
    assert [f"{fields['milestone_type']} {fields['status']}" for fields in found] == [expected]
