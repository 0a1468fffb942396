"""The suites of the two gates: every expectation passes on good rows and fails on the bad rows it names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from expectations import data_docs, runner
from expectations.runner import BrokenCheckError, Expectation, TableSuite

GATES = ("facts_gate", "marts_gate")
SUITES = [(gate, suite) for gate in GATES for suite in runner.load_gate(gate)]


def frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(rows).convert_dtypes()


def bad_rows(suite: TableSuite) -> Iterator[tuple[Expectation, dict[str, Any]]]:
    for expectation in suite.expectations:
        for row in expectation.fails_on:
            yield expectation, {**suite.passes_on[0], **row}


@pytest.fixture(scope="module")
def verdicts() -> dict[
    tuple[str, str], tuple[runner.TableResult, list[tuple[Expectation, runner.TableResult]]]
]:
    """Results on the good rows and on each bad row of every suite, evaluated once."""
    found = {}
    for gate, suite in SUITES:
        good = runner.run_suites(gate, [suite], lambda one: frame([dict(row) for row in one.passes_on]))[0]
        bad = [
            (expectation, runner.run_suites(gate, [suite], lambda _, row=row: frame([row]))[0])
            for expectation, row in bad_rows(suite)
        ]
        found[gate, suite.name] = (good, bad)
    return found


@pytest.mark.parametrize(("gate", "suite"), SUITES, ids=lambda value: getattr(value, "name", value))
def test_good_rows_meet_every_expectation(gate: str, suite: TableSuite, verdicts: Any) -> None:
    good, _ = verdicts[gate, suite.name]
    assert [one.expectation.about for one in good.outcomes if not one.success] == []
    assert len(good.outcomes) == len(suite.expectations)


@pytest.mark.parametrize(("gate", "suite"), SUITES, ids=lambda value: getattr(value, "name", value))
def test_every_expectation_fails_on_its_bad_rows(gate: str, suite: TableSuite, verdicts: Any) -> None:
    _, bad = verdicts[gate, suite.name]
    assert {expectation.about for expectation, _ in bad} == {one.about for one in suite.expectations}
    for expectation, result in bad:
        outcome = next(one for one in result.outcomes if one.expectation == expectation)
        assert not outcome.success, expectation.about
        assert outcome.failing_rows, f"no rows named: {expectation.about}"
        if expectation.blocks:
            assert result.blocked
        for name in suite.key:
            assert outcome.failing_rows[0][name] == str(suite.passes_on[0][name])


@pytest.mark.parametrize(("gate", "suite"), SUITES, ids=lambda value: getattr(value, "name", value))
def test_an_empty_table_breaks_no_check(gate: str, suite: TableSuite) -> None:
    empty = frame([dict(row) for row in suite.passes_on]).iloc[:0]
    assert runner.run_suites(gate, [suite], lambda _: empty)[0].success


def test_severities_are_the_two_that_mean_something() -> None:
    assert {one.severity for _, suite in SUITES for one in suite.expectations} <= {"critical", "warning"}


def a_suite(**kwargs: Any) -> TableSuite:
    expectation = Expectation("expect_column_values_to_be_between", kwargs, "critical", "one check", ())
    return TableSuite("things", "select * from things", ("id",), (), (expectation,))


@pytest.mark.parametrize(
    "kwargs",
    [{"column": "missing", "min_value": 0}, {"column": "word", "min_value": 0}],
    ids=["no such column", "wrong type"],
)
def test_a_check_that_breaks_raises_and_never_counts_as_bad_data(kwargs: dict[str, Any]) -> None:
    rows = frame([{"id": "x", "n": 1, "word": "abc"}])
    with pytest.raises(BrokenCheckError, match=r"facts_gate\.things"):
        runner.run_suites("facts_gate", [a_suite(**kwargs)], lambda _: rows)


def test_a_query_that_fails_raises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "load_gate", lambda _: [a_suite(column="n", min_value=0)])
    with duckdb.connect() as con, pytest.raises(BrokenCheckError, match="query of suite things"):
        runner.run_gate("facts_gate", con)


def test_failing_rows_are_named_by_their_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "load_gate", lambda _: [a_suite(column="n", min_value=0)])
    with duckdb.connect() as con:
        con.execute("create table things as select 'r' || i as id, i - 2 as n from range(5) as r(i)")
        result = runner.run_gate("facts_gate", con, tmp_path)[0]
    assert result.blocked
    assert [row["id"] for row in result.outcomes[0].failing_rows] == ["r0", "r1"]
    assert result.outcomes[0].observed == "2 of 5 rows"


def test_pages_need_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "load_gate", lambda _: [a_suite(column="n", min_value=0)])
    with duckdb.connect() as con:
        con.execute("create table things as select 'r' as id, -1 as n")
        runner.run_gate("facts_gate", con, tmp_path)
        runner.run_gate("facts_gate", con, tmp_path)
    pages = list(tmp_path.rglob("*.html"))
    assert (tmp_path / "index.html") in pages
    assert len(list((tmp_path / "facts_gate" / "validations").rglob("*.html"))) == 1
    for page in pages:
        text = page.read_text("utf-8")
        assert "<script" not in text
        assert "https://" not in text.replace("https://www.w3.org", "")
    assert "not met" in (tmp_path / "facts_gate" / "index.html").read_text("utf-8")


def test_offline_takes_out_what_is_fetched_from_elsewhere() -> None:
    page = (
        '<html><head><link rel="stylesheet" href="//cdn/x.css"><script src="https://cdn/x.js"></script></head>'
        '<body><img src="https://cdn/logo.png"><a href="https://cdn">out</a><a href="in.html">in</a></body></html>'
    )
    cleaned = data_docs.offline(page)
    assert "cdn" not in cleaned
    assert '<a href="in.html">in</a>' in cleaned
