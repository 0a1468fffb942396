"""Several extractors in one warehouse: whose facts the marts take, how that is set, and where the extractors agree."""

from __future__ import annotations

import json
import os
from typing import Any

import duckdb
import pytest
from typer.testing import CliRunner, Result

from orchestration import summary
from orchestration.cli import app
from orchestration.settings import Settings
from tests.pipeline.line import article, build, published, settings_of, write_articles

Reader = tuple[str, int]  # whose facts a mart takes, and the dead they give
Took = dict[str, Reader]

RULES, MODEL, PERSON = "waqai-rules", "waqai-llm:stub", "person:sample"


def coded(number: int, extractor: str, killed: int) -> dict[str, Any]:
    """The bomb of the `number`-th article as another reader codes it."""
    told = article(number)
    day = told["published_on"]
    return {
        "kind": "incident",
        "article_id": told["article_id"],
        "extractor": extractor,
        "extractor_version": "1",
        "evidence": told["text"].partition("\n")[0],
        "event_type": "bombing",
        "status": "occurred",
        "granularity": "event",
        "date_start": day,
        "date_end": day,
        "date_precision": "day",
        "country": "IQ",
        "killed": {"low": killed, "best": killed, "high": killed},
    }


def nothing_in(number: int, extractor: str) -> dict[str, Any]:
    """The line by which a reader says that the `number`-th article holds no fact."""
    told = article(number)
    return {
        "kind": "nothing",
        "article_id": told["article_id"],
        "extractor": extractor,
        "extractor_version": "1",
    }


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """0 read by all, 1 by model and rules, 2 by the rules, 3 found empty by a person, one told only by the model."""
    made = settings_of(tmp_path_factory.mktemp("extractors"))
    silent = {
        "article_id": "silent",
        "published_on": "2017-05-01",
        "text": "انتهى اليوم موسم جني التمور في بساتين النخيل.",
    }
    write_articles(made.raw / "articles" / "some.jsonl", [*(article(n) for n in range(4)), silent])
    model = [coded(n, MODEL, 90 + n) for n in range(2)]
    model.append({**coded(3, MODEL, 93), "article_id": "silent", "evidence": "انتهى اليوم موسم جني التمور"})
    facts = made.raw / "facts"
    facts.mkdir()
    for name, lines in (("model", model), ("person", [coded(0, PERSON, 80), nothing_in(3, PERSON)])):
        (facts / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return made


def run_command(*arguments: object) -> Result:
    """The command `waqai`; what it does to the environment is undone."""
    before = dict(os.environ)
    try:
        return CliRunner().invoke(app, [str(one) for one in arguments])
    finally:
        os.environ.clear()
        os.environ.update(before)


def reports(settings: Settings) -> Took:
    """Extractor and deaths of each article's report."""
    with duckdb.connect(str(settings.published), read_only=True) as con:
        rows = con.execute("select article_id, extractor, killed_best from incident_reports").fetchall()
    assert len({row[0] for row in rows}) == len(rows)
    return {
        article_id.removeprefix("made-000"): (extractor, killed) for article_id, extractor, killed in rows
    }


@pytest.fixture(scope="module")
def ordinary(settings: Settings) -> Took:
    published(build(settings))
    return reports(settings)


def test_an_article_that_a_person_found_empty_has_no_report(ordinary: Took) -> None:
    assert "3" not in ordinary


def test_person_before_model_before_rules(ordinary: Took) -> None:
    assert ordinary == {"0": (PERSON, 80), "1": (MODEL, 91), "2": (RULES, 5), "silent": (MODEL, 93)}


def test_the_mart_counts_agreement(settings: Settings, ordinary: Took) -> None:
    with duckdb.connect(str(settings.published), read_only=True) as con:
        rows = con.execute(
            "select extractor_a, extractor_b, n_articles, n_facts_a, n_facts_b, n_agreed, agreement"
            " from extractor_comparison where kind = 'incident' order by all"
        ).fetchall()
    assert rows == [
        (PERSON, MODEL, 1, 1, 1, 1, 1.0),
        (PERSON, RULES, 2, 1, 2, 1, 0.667),
        (MODEL, RULES, 3, 3, 2, 2, 0.8),
    ]


def test_a_preference_without_facts_is_known(settings: Settings, ordinary: Took) -> None:
    assert [summary.is_known(settings, name) for name in (MODEL, "person", "nobody")] == [True, True, False]


@pytest.mark.parametrize(
    ("prefer", "first", "second"),
    [
        ("rules", (RULES, 3), (RULES, 4)),
        (MODEL, (MODEL, 90), (MODEL, 91)),
    ],
)
def test_preference(settings: Settings, ordinary: Took, prefer: str, first: Reader, second: Reader) -> None:
    told = run_command("build", "--raw", settings.raw, "--warehouse", settings.warehouse, "--prefer", prefer)
    assert told.exit_code == 0, told.stderr
    found = reports(settings)
    assert (found["0"], found["1"], found["silent"]) == (first, second, (MODEL, 93))
    assert ("3" in found) == (prefer == "rules")
    assert "to prefer" not in told.stderr
