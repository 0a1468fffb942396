"""The whole job on one warehouse, in the order a user lives through it; each step's run is made once."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from typer.testing import CliRunner

from expectations import runner
from expectations.runner import Expectation, TableSuite
from orchestration.cli import app
from orchestration.run import Outcome
from orchestration.settings import PACKAGE_ROOT, Settings
from tests.pipeline.line import article, build, differing, published, settings_of, tables, write_articles

INTERFACE = {
    "articles": "article_id outlet url title published_on dated_from dated_start dated_end copy_of text lang",
    "incidents": "incident_id event_type status granularity date_start date_end date_precision country governorate_code"
    " place_id place_name_ar killed_low killed_best killed_high injured_low injured_best injured_high"
    " killed_or_injured_low killed_or_injured_best killed_or_injured_high abducted_low abducted_best abducted_high"
    " arrested_low arrested_best arrested_high n_reports n_outlets first_reported_on last_reported_on is_disputed",
    "incident_reports": "fact_id incident_id article_id outlet url reported_on extractor event_type status granularity"
    " date_start date_end date_precision governorate_code place_id killed_low killed_best killed_high injured_low"
    " injured_best injured_high killed_or_injured_low killed_or_injured_best killed_or_injured_high abducted_low"
    " abducted_best abducted_high arrested_low arrested_best arrested_high evidence evidence_start evidence_end",
    "incident_actors": "incident_id actor_id role",
    "actors": "actor_id name_ar name_en actor_type",
    "actor_aliases": "actor_id alias valid_from valid_to",
    "actor_roles": "actor_id role organisation valid_from valid_to",
    "elections": "election_id name_ar name_en",
    "election_milestones": "milestone_id election_id milestone_type status date_start date_end value n_reports",
    "election_milestone_reports": "fact_id milestone_id article_id reported_on status date_start date_end evidence",
    "statements": "statement_id article_id speaker_actor_id speaker quote topic",
    "places": "place_id name_ar name_en admin_level governorate_code latitude longitude",
    "quarantine": "source_path line reason detail",
    "build_info": "version input_hash extractor_version",
    "event_types": "event_type",
    "milestone_types": "milestone_type",
}
EDGES = (
    {
        "article_id": "edge-title",
        "title": "",
        "text": "خبر بلا عنوان\r\nفيه سطران\u200f وفراغ في آخره \n",
        "outlet": None,
    },
    {
        "article_id": "edge-copy",
        "outlet": "جريدة أخرى",
        **{k: v for k, v in article(1).items() if k in ("title", "text")},
    },
    {"outlet": article(2)["outlet"], "title": article(2)["title"], "text": article(2)["text"]},
    {"article_id": "edge-empty", "text": " \n "},
    {
        "article_id": "edge-english",
        "text": "The committee met on Monday and talked about the budget of the city.",
    },
)


@dataclass
class Story:
    """One warehouse and the runs made on it, by name."""

    settings: Settings
    runs: dict[str, Outcome] = field(default_factory=dict)
    seen: dict[str, dict[str, Any]] = field(default_factory=dict)

    def run(self, name: str) -> Outcome:
        self.runs[name] = build(self.settings)
        published(self.runs[name])
        self.seen[name] = tables(self.settings.published)
        return self.runs[name]

    @property
    def made(self) -> Path:
        return self.settings.raw / "articles" / "made.jsonl"


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The sample of the project, ten made-up articles and some edges; built once."""
    settings = settings_of(tmp_path_factory.mktemp("story"))
    sample = PACKAGE_ROOT / "raw"
    if sample.is_dir():
        shutil.copytree(sample, settings.raw)
    told = Story(settings)
    write_articles(told.made, [article(n) for n in range(10)])
    write_articles(settings.raw / "articles" / "nested" / "edges.jsonl", EDGES)
    told.run("first")
    return told


def test_the_published_file_has_the_tables_and_columns_that_readers_know(story: Story) -> None:
    found = story.seen["first"]
    for table, columns in INTERFACE.items():
        assert set(columns.split()) <= set(found[table][0]), table
    assert len(found["incidents"][1]) >= 8
    assert len(found["incident_reports"][1]) >= 10
    assert len(found["build_info"][1]) == 1


def test_dates_are_dates_counts_integers_flags_booleans_and_keys_hold(story: Story) -> None:
    with duckdb.connect(str(story.settings.published), read_only=True) as con:
        kinds = dict(
            con.execute(
                "select column_name, data_type from duckdb_columns() where table_name = 'incidents'"
            ).fetchall()
        )
        keys = dict(
            con.execute(
                "select table_name, constraint_column_names from duckdb_constraints() where constraint_type = 'PRIMARY KEY'"
            ).fetchall()
        )
        undescribed = con.execute(
            "select table_name, column_name from duckdb_columns() where not internal and comment is null"
            " and table_name in (select table_name from duckdb_tables()) and table_name <> 'build_info'"
        ).fetchall()
    assert {kinds["date_start"], kinds["first_reported_on"]} == {"DATE"}
    assert {kinds[f"killed_{bound}"] for bound in ("low", "best", "high")} == {"INTEGER"}
    assert kinds["is_disputed"] == "BOOLEAN"
    assert keys["incidents"] == ["incident_id"]
    assert sorted(keys["incident_actors"]) == ["actor_id", "incident_id", "role"]
    assert undescribed == []


def test_nothing_is_lost_and_the_edges_go_where_they_belong(story: Story) -> None:
    with duckdb.connect(str(story.settings.build_database), read_only=True) as con:
        rows = con.execute(
            "select article_id, disposition, reason, duplicate_of from landing.items"
        ).fetchall()
    by_id = {row[0]: row for row in rows if row[0]}
    assert by_id["edge-empty"][1] == by_id["edge-english"][1] == "quarantined"
    assert by_id["edge-empty"][2] and by_id["edge-english"][2]
    assert [row[3] for row in rows if row[1] == "duplicate" and row[3] == article(2)["article_id"]]
    columns, articles = story.seen["first"]["articles"]
    loaded = {row[columns.index("article_id")]: dict(zip(columns, row, strict=True)) for row in articles}
    assert loaded["edge-title"]["text"] == EDGES[0]["text"]
    assert loaded["edge-title"]["title"] == ""
    assert loaded["edge-copy"]["copy_of"] == article(1)["article_id"]


def test_every_quoted_word_stands_at_its_place(story: Story) -> None:
    with duckdb.connect(str(story.settings.published), read_only=True) as con:
        rows = con.execute(
            "select title || chr(10) || text, evidence, evidence_start, evidence_end"
            " from incident_reports join articles using (article_id)"
        ).fetchall()
    assert [evidence for raw, evidence, start, end in rows if raw[start:end] != evidence] == []


def test_parquet_holds_the_same_rows_as_the_file(story: Story) -> None:
    found = story.seen["first"]
    for name in ("incidents", "articles", "build_info", "incident_actors"):
        assert pl.read_parquet(story.settings.parquet / f"{name}.parquet").rows() == found[name][1], name
    files = {path.stem for path in story.settings.parquet.glob("*.parquet")}
    assert set(found) <= files


def test_views_and_macros_work_attached_under_any_name(story: Story, tmp_path: Path) -> None:
    other = tmp_path / "copy of it.db"
    shutil.copyfile(story.settings.published, other)
    with duckdb.connect() as con:
        con.execute(f"attach '{other}' as far (read_only)")
        con.execute("use far")
        views = con.execute("select view_name from duckdb_views() where not internal").fetchall()
        bodies = con.execute(
            "select sql from duckdb_views() where not internal"
            " union all select macro_definition from duckdb_functions() where not internal"
        ).fetchall()
        for (view,) in views:
            con.execute(f'select * from "{view}"').fetchall()
        for day in ("date '2017-06-01'", "'2017-06-01'"):
            early = con.execute(f"select count(*) from incidents_as_of({day})").fetchone()
            con.execute(f"from election_milestones_as_of({day})").fetchall()
        late = con.execute("select count(*) from incidents_as_of(date '2099-01-01')").fetchone()
    assert early and late and 0 < early[0] < late[0]
    for (body,) in bodies:
        for word in ("waqai.", "build.", "marts.", "read_parquet", "read_csv"):
            assert word not in body


def test_a_second_run_with_nothing_new_changes_no_row(story: Story) -> None:
    inode = story.settings.published.stat().st_ino
    outcome = story.run("again")
    assert outcome.extracted == 0
    assert published(outcome)["changed"] is False
    assert story.settings.published.stat().st_ino == inode
    assert differing(story.seen["first"], story.seen["again"]) == {}
    assert len(outcome.checks) == len(story.runs["first"].checks)
    assert {one.name for one in outcome.checks if one.passed} == {
        one.name for one in story.runs["first"].checks if one.passed
    }


def test_ten_new_articles_extract_ten(story: Story) -> None:
    if "again" not in story.runs:
        story.run("again")
    write_articles(story.settings.raw / "articles" / "more.jsonl", [article(n) for n in range(10, 20)])
    outcome = story.run("more")
    assert outcome.extracted == 10
    ids = {row[0] for row in story.seen["more"]["articles"][1]} - {
        row[0] for row in story.seen["first"]["articles"][1]
    }
    assert ids == {article(n)["article_id"] for n in range(10, 20)}


def test_a_changed_and_a_removed_file_change_and_leave_the_warehouse(story: Story) -> None:
    (story.settings.raw / "articles" / "more.jsonl").unlink(missing_ok=True)
    changed = [article(n, killed=40 if n == 3 else None) for n in range(10)]
    write_articles(story.made, changed)
    outcome = story.run("changed")
    assert outcome.extracted == 1
    columns, rows = story.seen["changed"]["incident_reports"]
    of_three = [dict(zip(columns, row, strict=True)) for row in rows]
    tolls = {row["killed_best"] for row in of_three if row["article_id"] == article(3)["article_id"]}
    assert 40 in tolls and 6 not in tolls
    assert not {article(n)["article_id"] for n in range(10, 20)} & {row["article_id"] for row in of_three}


def test_from_scratch_is_the_same(story: Story, tmp_path_factory: pytest.TempPathFactory) -> None:
    if "changed" not in story.runs:
        pytest.skip("needs the run before")
    fresh = settings_of(tmp_path_factory.mktemp("scratch"))
    shutil.copytree(story.settings.raw, fresh.raw)
    published(build(fresh))
    assert differing(story.seen["changed"], tables(fresh.published)) == {}


def test_a_failed_gate_publishes_nothing(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "changed" if "changed" in story.runs else "first"
    never = Expectation(
        "expect_column_values_to_be_in_set",
        {"column": "incident_id", "value_set": ["none of them"]},
        "critical",
        "nothing passes here",
        (),
    )
    gate = TableSuite(
        "impossible", "select incident_id from marts.incidents order by 1", ("incident_id",), (), (never,)
    )
    load = runner.load_gate
    monkeypatch.setattr(runner, "load_gate", lambda which: [gate] if which == "marts_gate" else load(which))
    inode = story.settings.published.stat().st_ino
    arguments = ["build", "--raw", str(story.settings.raw), "--warehouse", str(story.settings.warehouse)]
    result = CliRunner().invoke(app, [*arguments, "--processes", "1"])
    assert result.exit_code == 1
    assert "marts_gate_impossible" in result.stderr
    first = story.seen[name]["incidents"][1][0][0]
    assert first in result.stderr
    assert "not published" in result.stderr
    assert story.settings.published.stat().st_ino == inode
    assert differing(story.seen[name], tables(story.settings.published)) == {}


def test_status_and_why_read_what_was_built(story: Story) -> None:
    place = ["--warehouse", str(story.settings.warehouse)]
    status = CliRunner().invoke(app, ["status", *place, "--raw", str(story.settings.raw)])
    assert status.exit_code == 0
    assert "Last runs" in status.stdout
    columns, rows = tables(story.settings.published)["incident_reports"]
    report = dict(zip(columns, rows[0], strict=True))
    why = CliRunner().invoke(app, ["why", report["incident_id"], *place])
    assert why.exit_code == 0
    assert " ".join(report["evidence"].split()) in why.stdout
    query = ["query", "select count(*) as n from incidents", "--format", "json"]
    assert json.loads(CliRunner().invoke(app, [*query, *place]).stdout)[0]["n"] > 0


def test_one_article_without_facts_and_without_the_other_folders_is_published(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    (settings.raw / "articles").mkdir(parents=True)
    text = "نشرة الطقس\nيتوقع أن تكون السماء صافية وأن تهب رياح خفيفة."
    (settings.raw / "articles" / "a.txt").write_text(text, "utf-8")
    outcome = build(settings)
    published(outcome)
    found = tables(settings.published)
    assert len(found["articles"][1]) == 1
    assert found["incidents"][1] == []
    assert [one.name for one in outcome.checks if not one.passed and one.blocks] == []
    assert [one.name for one in outcome.checks if not one.passed] == ["facts_gate_volume"]
