"""The command's reading side and its exits: query, why, status, extract, wrong use."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from orchestration.cli import app
from orchestration.settings import Settings

COUNTS = ("killed", "injured", "killed_or_injured", "abducted", "arrested")
BOUNDS = [f"{count}_{bound}" for count in COUNTS for bound in ("low", "best", "high")]
WORDS = "لقي ستة رجال حتفهم في سوق البلدة"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], env={"COLUMNS": "200"})


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """A small published file of the shape that readers know."""
    settings = Settings.of(tmp_path / "raw", tmp_path / "warehouse", 1)
    settings.prepare()
    figures = ", ".join(f"{name} integer" for name in BOUNDS)
    shared = "event_type varchar, status varchar, granularity varchar, date_start date, date_end date, date_precision varchar"
    with duckdb.connect(str(settings.published)) as con:
        con.execute(
            "create table articles (article_id varchar, title varchar, text varchar, published_on date)"
        )
        con.execute("insert into articles values ('a1', 'ع', 'ن', '2016-05-12'), ('a2', '', 'ن', null)")
        con.execute(
            f"create table incidents (incident_id varchar, {shared}, country varchar, governorate_code varchar,"
            f" place_name_ar varchar, {figures}, n_reports integer, n_outlets integer, is_disputed boolean)"
        )
        con.execute(
            "insert into incidents by name select 'i2' as incident_id, 'bombing' as event_type, 'occurred' as status,"
            " 'event' as granularity, date '2016-05-11' as date_start, date '2016-05-11' as date_end, 'day' as"
            " date_precision, 'IQ' as country, 'IQ-AN' as governorate_code, 'الفلوجة' as place_name_ar,"
            " 5 as killed_low, 6 as killed_best, 8 as killed_high, 2 as n_reports, 2 as n_outlets, true as is_disputed"
        )
        con.execute(
            f"create table incident_reports (fact_id varchar, incident_id varchar, article_id varchar, outlet varchar,"
            f" url varchar, reported_on date, {shared}, {figures}, evidence varchar, evidence_start integer,"
            " evidence_end integer)"
        )
        con.execute(
            "insert into incident_reports by name select 'f' || n as fact_id, 'i2' as incident_id, 'a' || n as article_id,"
            " case n when 1 then 'صحيفة الشرق' end as outlet, case n when 1 then date '2016-05-12' end as reported_on,"
            " 'bombing' as event_type, 6 as killed_low, 6 as killed_best, 6 as killed_high, ? as evidence,"
            " 4 as evidence_start, 36 as evidence_end from range(1, 3) as r(n)",
            [WORDS],
        )
        con.execute(
            "create table incident_id_redirects as from (values ('i0', 'i1', 'merged', 1), ('i1', 'i2', 'merged', 2),"
            " ('gone', null, 'its only article left raw/', 3)) as t(old_id, new_id, reason, changed_in)"
        )
        con.execute("create table quarantine as select 'articles/x.txt' as source_path, 'empty' as reason")
    return settings.warehouse


def test_query_writes_a_table_csv_and_json(warehouse: Path) -> None:
    sql = "select incident_id, date_start, killed_best, place_name_ar, injured_best from incidents"
    table = run("query", sql, "--warehouse", warehouse)
    assert table.exit_code == 0
    assert "الفلوجة" in table.stdout
    rows = list(
        csv.reader(io.StringIO(run("query", sql, "--format", "csv", "--warehouse", warehouse).stdout))
    )
    assert rows == [
        ["incident_id", "date_start", "killed_best", "place_name_ar", "injured_best"],
        ["i2", "2016-05-11", "6", "الفلوجة", ""],
    ]
    objects = json.loads(run("query", sql, "--format", "json", "--warehouse", warehouse).stdout)
    assert objects[0]["killed_best"] == 6
    assert objects[0]["injured_best"] is None


@pytest.mark.parametrize(
    "sql",
    [
        "delete from incidents",
        "copy incidents to 'out.csv'",
        "from read_csv('/etc/hostname')",
        "attach 'other.duckdb'",
        "set enable_external_access = true",
        "selec 1",
    ],
)
def test_query_changes_nothing_and_reads_nothing_else(warehouse: Path, sql: str) -> None:
    result = run("query", sql, "--warehouse", warehouse)
    assert result.exit_code == 2
    assert "the query fails" in result.stderr


def test_why_shows_each_report_with_its_words_isolated(warehouse: Path) -> None:
    result = run("why", "i2", "--warehouse", warehouse)
    assert result.exit_code == 0
    assert result.stdout.count(f"\u2068{WORDS}\u2069") == 2
    assert "killed 6 (5 to 8)" in result.stdout
    assert "\u2068صحيفة الشرق\u2069" in result.stdout
    assert "undated" in result.stdout and "unknown outlet" in result.stdout
    assert "a1, characters 4 to 36" in result.stdout


def test_why_follows_redirects_through_chains(warehouse: Path) -> None:
    result = run("why", "i0", "--warehouse", warehouse)
    assert result.exit_code == 0
    assert "incident i0 is now i2" in result.stderr
    assert WORDS in result.stdout


@pytest.mark.parametrize(
    ("old", "told"), [("gone", "withdrawn in publication 3"), ("nowhere", "no incident nowhere")]
)
def test_why_says_what_became_of_an_id_that_leads_nowhere(warehouse: Path, old: str, told: str) -> None:
    result = run("why", old, "--warehouse", warehouse)
    assert result.exit_code == 2
    assert told in result.stderr


def test_status_tells_publication_quarantine_and_freshness(warehouse: Path) -> None:
    result = run("status", "--warehouse", warehouse)
    assert result.exit_code == 0
    assert "newest article of 2016-05-12" in result.stdout
    assert "empty" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["query", "select 1", "--warehouse", "absent"], "nothing is published"),
        (["why", "i1", "--warehouse", "absent"], "nothing is published"),
        (["status", "--warehouse", "absent"], "there is no warehouse"),
        (["build", "--raw", "absent", "--warehouse", "w"], "there is no folder"),
        (["extract", "--articles", "absent.jsonl", "--out", "x.jsonl"], "there is no file"),
        (["build", "--nonsense"], "No such option"),
    ],
)
def test_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_extract_writes_facts_in_the_order_of_the_articles(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    bodies = [
        f"لقي {n} من الجنود مصرعهم بانفجار عبوة ناسفة في مدينة الفلوجة يوم 3 أيار 2016." for n in (4, 5, 4)
    ]
    articles.write_text(
        "".join(json.dumps({"article_id": f"a{9 - n}", "text": t}) + "\n" for n, t in enumerate(bodies))
    )
    out = tmp_path / "facts.jsonl"
    result = run("extract", "--articles", articles, "--out", out, "--processes", "1")
    assert result.exit_code == 0, result.stderr
    assert "3 articles" in result.stderr
    order = [json.loads(line)["article_id"] for line in out.read_text("utf-8").splitlines()]
    assert sorted(set(order), key=order.index) == ["a9", "a8", "a7"]


@pytest.mark.parametrize(
    "command", ["build", "extract", "query", "status", "why", "ui", "evaluate", "compare"]
)
def test_help_of_each_command_shows_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Example" in result.stdout
    assert f"waqai {command}" in result.stdout


def test_reading_commands_do_without_dagster() -> None:
    code = (
        "import sys, orchestration.cli; print([m for m in sys.modules if m in ('dagster', 'dbt', 'pandas')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
