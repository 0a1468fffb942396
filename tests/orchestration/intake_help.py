"""Raw folders, and an extractor that reads one fact a sentence, for the tests of intake and extraction."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from extraction.articles import Article
from extraction.facts import Fact, make_fact
from orchestration.extracting import Extractor

Con = duckdb.DuckDBPyConnection
BODY = "أعلنت خلية الإعلام مقتل ثلاثة مسلحين شرقي المدينة."


class FakeDating(NamedTuple):
    dated_from: str
    dated_start: dt.date | None
    dated_end: dt.date | None
    day: dt.date | None


class FakeExtraction(NamedTuple):
    facts: list[Fact]
    dating: FakeDating


def fake_read(article: Article) -> FakeExtraction:
    """One statement for each sentence of the text; the whole text is the anchor of nothing."""
    raw = f"{article.title}\n{article.text}"
    if "انهيار" in raw:
        raise RuntimeError("the fake was told to fail")
    facts: list[Fact] = []
    start = len(article.title) + 1
    for part in article.text.split("."):
        if part.strip():
            facts.append(
                make_fact(
                    "statement",
                    article_id=article.article_id,
                    raw=raw,
                    evidence_start=start,
                    evidence_end=start + len(part),
                    extractor="fake",
                    extractor_version="1",
                    fields={"speaker": "مصدر", "quote": part, "topic": "other"},
                )
            )
        start += len(part) + 1
    given = article.published_on is not None
    return FakeExtraction(facts, FakeDating("given" if given else "none", None, None, article.published_on))


FAKE = Extractor("fake", "1", fake_read)

CONTENT_TABLES = (
    "articles",
    "items",
    "duplicates",
    "quarantine",
    "coded_facts",
    "reviews",
    "incident_facts",
    "election_milestone_facts",
    "actor_role_facts",
    "statement_facts",
    "extractions",
    "datings",
)


def write_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def tables(con: Con) -> dict[str, list[tuple[Any, ...]]]:
    """All that the landing schema says, in an order of its own."""
    return {
        name: con.execute(f"select * from landing.{name} order by all").fetchall() for name in CONTENT_TABLES
    }


def dispositions(con: Con) -> dict[tuple[str, int], tuple[str, str | None]]:
    rows = con.execute(
        "select source_path, line, disposition, reason from landing.items order by all"
    ).fetchall()
    return {(path, line): (disposition, reason) for path, line, disposition, reason in rows}
