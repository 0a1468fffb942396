"""The code location: what Dagster sees, how it is ordered, when it wakes."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import dagster as dg
import duckdb
import pytest
from dagster._core.storage.event_log import SqliteEventLogStorage

from orchestration.defs import automation, checks, dbt_line
from orchestration.defs.resources import WarehouseResource
from orchestration.location import build_definitions
from orchestration.settings import PACKAGE_ROOT, Settings, executable


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    base = tmp_path_factory.mktemp("location")
    made = Settings.of(base / "raw", base / "warehouse", 1)
    made.prepare()
    return made


@pytest.fixture(scope="module")
def definitions(settings: Settings) -> dg.Definitions:
    return build_definitions(settings)


@pytest.fixture(scope="module")
def graph(definitions: dg.Definitions) -> dg.AssetsDefinition:
    return definitions.resolve_asset_graph()


def key(text: str) -> dg.AssetKey:
    return dg.AssetKey(text.split("/"))


def test_the_line_runs_from_articles_to_the_published_warehouse(graph) -> None:
    assert graph.get(key("article_facts")).parent_keys == {key("articles")}
    assert graph.get(key("published_warehouse")).parent_keys == {key("audited_marts")}
    assert key("marts/incidents") in graph.get(key("audited_marts")).parent_keys
    upstream = dg.AssetSelection.assets("published_warehouse").upstream().resolve(graph)
    assert {key("articles"), key("article_facts"), key("marts/statements")} <= upstream
    assert key("article_facts") in graph.get(key("staging/stg_incident_facts")).parent_keys


def test_every_asset_has_group_kind_and_description(graph) -> None:
    nodes = [graph.get(one) for one in graph.materializable_asset_keys]
    assert {node.group_name for node in nodes} == {
        "landing",
        "seeds",
        "staging",
        "intermediate",
        "marts",
        "published",
    }
    assert [node.key.to_user_string() for node in nodes if not node.description or not node.kinds] == []


def test_gates_block_and_dbt_tests_are_checks(graph) -> None:
    names = {(one.asset_key.to_user_string(), one.name) for one in graph.asset_check_keys}
    assert {("articles", "nothing_lost"), ("article_facts", "facts_gate_facts")} <= names
    assert ("audited_marts", "marts_gate_incidents") in names
    blocking = {one.name for one in graph.asset_check_keys if graph.get(one).blocking}
    assert {"nothing_lost", "facts_gate_facts", "marts_gate_incidents"} <= blocking
    assert sum(asset.startswith("marts/") for asset, _ in names) > 20


def test_every_dbt_test_is_an_asset_check(settings: Settings, graph) -> None:
    manifest = json.loads((settings.dbt_parse_target / "manifest.json").read_bytes())
    tests = {node["name"] for node in manifest["nodes"].values() if node["resource_type"] == "test"}
    assert len(tests) > 20
    assert tests - {one.name for one in graph.asset_check_keys} == set()


def test_one_job_with_all_of_it_in_one_process(definitions: dg.Definitions, graph) -> None:
    jobs = [job.name for job in definitions.resolve_all_job_defs() if not job.name.startswith("__")]
    assert jobs == [automation.JOB]
    job = definitions.resolve_job_def(automation.JOB)
    assert job.executor_def.name == "in_process"
    assert set(job.asset_layer.selected_asset_keys) == set(graph.materializable_asset_keys)
    pools = {node.name: node.definition.pool for node in job.nodes}
    assert set(pools.values()) == {"duckdb"}
    assert sum(name.startswith("dbt_models") for name in pools) == 1


def test_the_schedule_and_the_sensor_start_that_job(definitions: dg.Definitions) -> None:
    assert definitions.resolve_schedule_def("warehouse_daily").job.name == automation.JOB
    assert definitions.resolve_sensor_def("raw_files").job.name == automation.JOB


def test_the_sensor_wakes_on_any_change_of_files(definitions: dg.Definitions, settings: Settings) -> None:
    sensor = definitions.resolve_sensor_def("raw_files")
    article = settings.raw / "articles" / "a.txt"
    article.parent.mkdir(parents=True)

    cursor = None

    def wakes() -> bool:
        nonlocal cursor
        with dg.build_sensor_context(cursor=cursor) as context:
            found = sensor.evaluate_tick(context)
            cursor = found.cursor
        return bool(found.run_requests)

    assert wakes()
    assert not wakes()
    article.write_text("عنوان\nخبر", encoding="utf-8")
    assert wakes()
    assert not wakes()
    article.write_text("عنوان\nخبر آخر", encoding="utf-8")
    assert wakes()
    article.unlink()
    assert wakes()
    assert not wakes()


def test_nothing_lost_names_the_file_that_does_not_add_up(settings: Settings) -> None:
    from orchestration import intake

    article = settings.raw / "articles" / "b.txt"
    article.parent.mkdir(parents=True, exist_ok=True)
    article.write_text("عنوان\n" + "كتبت الصحيفة خبرا قصيرا عن المدينة وأهلها. " * 3, encoding="utf-8")
    warehouse = WarehouseResource(raw=str(settings.raw), warehouse=str(settings.warehouse), processes=1)
    with duckdb.connect(str(settings.build_database)) as con:
        intake.take_in(con, settings.raw)
    passed = checks.nothing_lost(warehouse=warehouse)
    with duckdb.connect(str(settings.build_database)) as con:
        con.execute("delete from landing.parsed")
    failed = checks.nothing_lost(warehouse=warehouse)
    assert (passed.passed, failed.passed) == (True, False)
    assert failed.severity == dg.AssetCheckSeverity.ERROR
    assert "articles/b.txt" in failed.metadata["failing_rows"].value


def test_the_manifest_is_parsed_once_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, parsed = tmp_path / "project", []
    (project / "models").mkdir(parents=True)
    model = project / "models" / "a.sql"
    model.write_text("select 1 as a")

    def parse(arguments: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        target = Path(arguments[arguments.index("--target-path") + 1])
        (target / "manifest.json").write_text("{}")
        parsed.append(target)
        return subprocess.CompletedProcess(arguments, 0, "", "")

    monkeypatch.setattr(dbt_line, "DBT_PROJECT_DIR", project)
    monkeypatch.setattr(dbt_line.subprocess, "run", parse)
    settings = Settings.of(tmp_path / "raw", tmp_path / "warehouse", 1)
    for _ in range(2):
        assert dbt_line.prepare_manifest(settings).exists()
    assert len(parsed) == 1
    model.write_text("select 2 as a, 3 as b")
    dbt_line.prepare_manifest(settings)
    assert len(parsed) == 2


def test_a_project_that_cannot_be_parsed_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess([], 2, "", "model a depends on a node that is not there")
    monkeypatch.setattr(dbt_line.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(dbt_line.ProjectError, match="model a depends on"):
        dbt_line.prepare_manifest(Settings.of(tmp_path / "raw", tmp_path / "warehouse", 1))


def test_dg_finds_the_location_from_the_root_without_arguments(settings: Settings) -> None:
    done = subprocess.run(
        [executable("dg"), "list", "defs", "--json"],
        cwd=PACKAGE_ROOT,
        env={**os.environ, **settings.environment()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "published_warehouse" in done.stdout
    assert "raw_files" in done.stdout


def test_arguments_go_before_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAQAI_WAREHOUSE", str(tmp_path / "named"))
    monkeypatch.delenv("WAQAI_RAW", raising=False)
    assert Settings.of().warehouse == tmp_path / "named"
    assert Settings.of(warehouse=tmp_path / "given").warehouse == tmp_path / "given"
    assert Settings.of().raw == PACKAGE_ROOT / "raw"
    monkeypatch.chdir(tmp_path)
    assert Settings.of(warehouse="here").warehouse == tmp_path / "here"


def test_dagster_is_configured_for_this_warehouse_and_again_when_it_moves(tmp_path: Path) -> None:
    first = Settings.of(tmp_path / "raw", tmp_path / "warehouse", 1)
    first.prepare()
    (tmp_path / "warehouse").rename(tmp_path / "moved")
    moved = Settings.of(tmp_path / "raw", tmp_path / "moved", 1)
    moved.prepare()
    with dg.DagsterInstance.from_config(str(moved.dagster_home)) as instance:
        assert not instance.telemetry_enabled
        assert instance.get_concurrency_config().run_queue_config.max_concurrent_runs == 1
        assert instance.event_log_storage.path_for_shard("index").startswith(str(moved.dagster_home))
    assert not (tmp_path / "warehouse").exists()
    own = moved.dagster_home / "dagster.yaml"
    own.write_text("telemetry:\n  enabled: false\n")
    moved.prepare()
    assert own.read_text() == "telemetry:\n  enabled: false\n"


def test_the_open_event_log_is_read_by_dagsters_own(tmp_path: Path) -> None:
    settings = Settings.of(tmp_path / "raw", tmp_path / "warehouse", 1)
    settings.prepare()

    @dg.asset
    def thing() -> dg.MaterializeResult:
        return dg.MaterializeResult(metadata={"dagster/row_count": 3})

    with dg.DagsterInstance.from_config(str(settings.dagster_home)) as instance:
        for _ in range(12):
            assert dg.materialize([thing], instance=instance).success
        assert len(instance.get_run_records()) == 12
    plain = SqliteEventLogStorage(str(settings.dagster_home / "history" / "runs"))
    event = plain.get_latest_materialization_events([dg.AssetKey("thing")])[dg.AssetKey("thing")]
    assert event.asset_materialization.metadata["dagster/row_count"].value == 3
    assert len(plain.get_all_run_ids()) == 12
