"""The dbt project as Dagster assets: each model an asset, each dbt test an asset check, in one `dbt build`.

In: the manifest, prepared here when it is missing or older than the project. Out: the assets definition. After dbt
has ended, row counts, previews and the rows behind failed tests are added to what it reported.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from graphlib import TopologicalSorter
from importlib import metadata
from pathlib import Path
from typing import Any, Self

import dagster as dg
import duckdb
from dagster_dbt import (
    DagsterDbtTranslator,
    DagsterDbtTranslatorSettings,
    DbtCliInvocation,
    dbt_assets,
)
from dagster_dbt.asset_utils import get_updated_cli_invocation_params_for_context
from dagster_dbt.errors import DagsterDbtCliRuntimeError
from packaging import version
from pydantic import PrivateAttr

from orchestration import build_info, dbt_child, preview, progress, publishing, reuse
from orchestration.defs.resources import POOL, WarehouseResource
from orchestration.locking import writer_lock
from orchestration.settings import DBT_PROJECT_DIR, Settings, executable

ARTICLE_TABLES = frozenset({"articles", "items", "duplicates", "quarantine", "reviews"})
"""Landing tables that the asset `articles` writes; the others come from `article_facts`."""
ROWS_SHOWN = 5
_UNIT_TESTS = "resource_type:unit_test"
_NO_UNIT_TESTS = ("--exclude", _UNIT_TESTS)


class ProjectError(Exception):
    """The dbt project cannot be loaded; the message is dbt's."""


class Translator(DagsterDbtTranslator):
    """Names sources for the asset that writes them, and groups models by layer."""

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> dg.AssetKey:
        """`articles` or `article_facts` for a source, else layer and table, as in `marts/incidents`."""
        if dbt_resource_props["resource_type"] == "source":
            return dg.AssetKey(
                "articles" if dbt_resource_props["name"] in ARTICLE_TABLES else "article_facts"
            )
        return dg.AssetKey([dbt_resource_props["schema"], dbt_resource_props["alias"]])

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """The layer: seeds, staging, intermediate, marts; `published` for what only publication reads."""
        schema = str(dbt_resource_props["schema"])
        return "published" if schema == publishing.META_SCHEMA else schema


TRANSLATOR = Translator(DagsterDbtTranslatorSettings(enable_duplicate_source_asset_keys=True))


class DbtProcess(dg.ConfigurableResource):  # type: ignore[type-arg]
    """dbt in a process of its own that begins to import it when the run begins, while other steps do their work."""

    _waiting: subprocess.Popen[bytes] | None = PrivateAttr(default=None)

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[Self]:
        """Start the process with the run, and end it with the run."""
        self._waiting = dbt_child.start({"PYTHONIOENCODING": "utf-8"})
        try:
            yield self
        finally:
            dbt_child.stop(self._waiting)

    def build(
        self, context: dg.AssetExecutionContext, settings: Settings, scope: reuse.Scope
    ) -> DbtCliInvocation:
        """`dbt build` over the nodes that the step selects, or the part of them that has to be run."""
        if self._waiting is None:
            raise RuntimeError("the dbt process is started by entering the resource")
        chosen = get_updated_cli_invocation_params_for_context(
            context=context, manifest={}, dagster_dbt_translator=TRANSLATOR
        )
        selection = chosen.selection_args if scope.everything else _NO_UNIT_TESTS
        arguments = ["build", *scope.arguments, *selection]
        environment = {
            **dbt_environment(settings),
            "DAGSTER_DBT_CLI": "true",
            "DBT_LOG_FORMAT": "json",
            "DBT_TARGET_PATH": str(settings.dbt_run_target),
            "DBT_LOG_PATH": str(settings.dbt_run_target),
            "DBT_PROJECT_DIR": str(DBT_PROJECT_DIR),
            "DBT_PROFILES_DIR": str(DBT_PROJECT_DIR),
        }
        if chosen.indirect_selection:
            environment["DBT_INDIRECT_SELECTION"] = chosen.indirect_selection
        dbt_child.order(self._waiting, arguments, environment, DBT_PROJECT_DIR)
        return DbtCliInvocation(
            process=self._waiting,
            manifest=chosen.manifest,
            dagster_dbt_translator=chosen.dagster_dbt_translator,
            project_dir=DBT_PROJECT_DIR,
            target_path=settings.dbt_run_target,
            raise_on_error=True,
            cli_version=version.parse(metadata.version("dbt-core")),
            context=context,
        )


def dbt_environment(settings: Settings) -> dict[str, str]:
    """What dbt needs to find the build database and to run as a process of its own, without a debug log."""
    return {
        "WAQAI_BUILD_DB": str(settings.build_database),
        "WAQAI_DBT_KEEP_OPEN": "True",
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "DBT_LOG_LEVEL_FILE": "none",
    }


def prepare_manifest(settings: Settings) -> Path:
    """The manifest of the dbt project, parsed anew when a file of the project has changed since."""
    target = settings.dbt_parse_target
    with writer_lock(target / ".lock"):
        return _prepared(settings, target)


def _prepared(settings: Settings, target: Path) -> Path:
    manifest, stamp = target / "manifest.json", target / "project.sha256"
    listing = _project_listing()
    if manifest.exists() and stamp.exists() and stamp.read_text("ascii") == listing:
        return manifest
    stamp.unlink(missing_ok=True)
    done = subprocess.run(
        [
            executable("dbt"),
            "parse",
            "--quiet",
            *("--project-dir", str(DBT_PROJECT_DIR)),
            *("--profiles-dir", str(DBT_PROJECT_DIR)),
            *("--target-path", str(target)),
            *("--log-path", str(target)),
        ],
        env={**os.environ, **dbt_environment(settings)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ProjectError(f"dbt cannot parse {DBT_PROJECT_DIR}:\n{done.stdout}{done.stderr}")
    stamp.write_text(listing, "ascii")
    return manifest


def housed(content: dict[str, Any]) -> dict[str, Any]:
    """The manifest with every test at home at one model, so that each is an asset check.

    dbt leaves a singular test over several models without a home; it goes to the first mart among them, or, where
    it looks at no mart, to the first model.
    """
    for node in content["nodes"].values():
        if node["resource_type"] == "test" and not node.get("attached_node"):
            seen = [one for one in node["depends_on"]["nodes"] if one in content["nodes"]]
            seen.sort(key=lambda one: content["nodes"][one]["schema"] != publishing.MARTS_SCHEMA)
            node["attached_node"] = seen[0] if seen else None
    return content


def build_dbt_assets(settings: Settings) -> dg.AssetsDefinition:
    """The models and tests of the dbt project as one definition that runs `dbt build` once."""
    content = housed(json.loads(prepare_manifest(settings).read_bytes()))

    @dbt_assets(
        manifest=content,
        name="dbt_models",
        dagster_dbt_translator=TRANSLATOR,
        exclude=_UNIT_TESTS,
        pool=POOL,
    )
    def dbt_models(
        context: dg.AssetExecutionContext, dbt: DbtProcess, warehouse: WarehouseResource
    ) -> Iterator[Any]:
        settings = warehouse.settings
        progress.current().stage("dbt models and tests", "staging, intermediate, marts")
        rules, models = build_info.rules_hash(), build_info.models_hash()
        with warehouse.connect() as con:
            record = reuse.take(con)
            sources = reuse.sources(con, (node["name"] for node in content["sources"].values()))
            known = None if context.is_subset else record
            scope = reuse.scope(known, rules, sources, reuse.tables(con))
            if not context.is_subset and reuse.made_by(con) != models:
                scope = reuse.Scope(everything=True, from_scratch=True)
        events: list[Any] = []
        failure: DagsterDbtCliRuntimeError | None = None
        started = time.time_ns()
        if scope.everything or scope.sources:
            _seed_partial_parse(settings)
            invocation = dbt.build(context, settings, scope)
            try:
                for event in _watched(invocation, scope):
                    events.append(event)
            except DagsterDbtCliRuntimeError as error:
                failure = error
        if record is not None and not scope.everything:
            events = _in_order(content, [*events, *_standing(context, content, record, events)])
        results = _run_results(settings.dbt_run_target, since=started)
        with warehouse.connect() as con:
            failing = _failing_rows(con, results)
            events = [_enriched(con, event, content, failing) for event in events]
            if failure is None and not context.is_subset:
                reuse.set_made_by(con, models)
                reuse.keep(con, reuse.Record(rules, sources, reuse.tables(con), _checks(events)))
        yield from events
        if failure is not None:
            raise dg.Failure(_account(results) or str(failure), allow_retries=False)

    return dbt_models


def _watched(invocation: DbtCliInvocation, scope: reuse.Scope) -> Iterator[Any]:
    """The events of a dbt run; tells the reporter how many of its nodes are done."""
    nodes = [node for node in invocation.manifest["nodes"].values() if _is_run(node)]
    total = len(nodes) if scope.everything else None
    done: set[str] = set()
    for event in invocation.stream():
        done.add(str(_text(event.metadata.get("unique_id"))))
        progress.current().advance(len(done), total, "models and tests")
        yield event


def _is_run(node: Mapping[str, Any]) -> bool:
    kinds = ("model", "seed", "snapshot", "test")
    return node["resource_type"] in kinds and node["config"].get("materialized") != "ephemeral"


def _standing(
    context: dg.AssetExecutionContext, content: Mapping[str, Any], record: reuse.Record, events: list[Any]
) -> Iterator[Any]:
    """Events for the models and tests that were not run because what they read is as it was."""
    done = {_text(event.metadata.get("unique_id")) for event in events}
    for unique_id, node in content["nodes"].items():
        if unique_id not in done and node["resource_type"] != "test" and _is_run(node):
            key = TRANSLATOR.get_asset_spec(content, unique_id, None).key
            if key in context.selected_asset_keys:
                metadata = {"unique_id": unique_id, "status": reuse.STATUS}
                yield dg.Output(None, output_name=key.to_python_identifier(), metadata=metadata)
    for check in record.checks:
        if check.unique_id not in done:
            yield dg.AssetCheckResult(
                asset_key=dg.AssetKey(check.asset),
                check_name=check.name,
                passed=check.passed,
                severity=dg.AssetCheckSeverity(check.severity),
                metadata={
                    "unique_id": check.unique_id,
                    "status": reuse.STATUS,
                    **({"failing_rows": dg.MetadataValue.md(check.rows)} if check.rows else {}),
                },
            )


def _in_order(content: Mapping[str, Any], events: list[Any]) -> list[Any]:
    """The events with each model after those it is made from, as Dagster asks, and the tests last."""
    parents = {
        unique_id: node.get("depends_on", {}).get("nodes", []) for unique_id, node in content["nodes"].items()
    }
    place = {unique_id: number for number, unique_id in enumerate(TopologicalSorter(parents).static_order())}
    return sorted(
        events,
        key=lambda event: (
            not isinstance(event, dg.Output),
            place.get(str(_text(event.metadata.get("unique_id"))), 0),
        ),
    )


def _checks(events: list[Any]) -> tuple[reuse.Check, ...]:
    """The outcomes of the dbt tests among the events."""
    return tuple(
        reuse.Check(
            asset=tuple(event.asset_key.path if event.asset_key else ()),
            name=event.check_name or "",
            passed=event.passed,
            severity=event.severity.value,
            unique_id=str(_text(event.metadata.get("unique_id"))),
            rows=str(_text(event.metadata.get("failing_rows", ""))),
        )
        for event in events
        if isinstance(event, dg.AssetCheckResult)
    )


def _enriched(
    con: duckdb.DuckDBPyConnection, event: Any, manifest: Mapping[str, Any], failing: Mapping[str, str]
) -> Any:
    """The event with rows counted and shown for a table, with the rows behind it for a failed test."""
    if isinstance(event, dg.AssetCheckResult) and not event.passed:
        rows = failing.get(str(_text(event.metadata.get("unique_id"))))
        return (
            event._replace(metadata={**event.metadata, "failing_rows": dg.MetadataValue.md(rows)})
            if rows
            else event
        )
    if isinstance(event, dg.Output):
        node = manifest["nodes"].get(_text(event.metadata.get("unique_id")))
        if node and node["config"].get("materialized") not in ("view", "ephemeral"):
            relation = f'"{node["schema"]}"."{node["alias"]}"'
            described = preview.table_metadata(con, relation, with_rows=node["schema"] == "marts")
            return dg.Output(None, output_name=event.output_name, metadata={**event.metadata, **described})
    return event


def _run_results(target: Path, since: int) -> list[dict[str, Any]]:
    """What dbt noted for each node of the run that began at `since`; nothing where it did not get that far."""
    path = target / "run_results.json"
    if not path.exists() or path.stat().st_mtime_ns < since:
        return []
    results: list[dict[str, Any]] = json.loads(path.read_bytes())["results"]
    return results


def _failing_rows(con: duckdb.DuckDBPyConnection, results: list[dict[str, Any]]) -> dict[str, str]:
    """For each failed test, the first rows that it found, as a Markdown table."""
    found = {}
    for result in results:
        if result["status"] in ("fail", "warn") and result.get("compiled_code"):
            rows = con.execute(f"select * from ({result['compiled_code']}) limit {ROWS_SHOWN}")
            found[result["unique_id"]] = preview.markdown(rows)
    return found


def _account(results: list[dict[str, Any]]) -> str:
    """Which models could not be built and why, and how many tests failed; empty where dbt noted neither."""
    parts = [f"{one['unique_id']}: {one['message']}" for one in results if one["status"] == "error"]
    tests = sum(one["status"] == "fail" for one in results)
    if tests:
        parts.append(f"{tests} dbt test{'s' if tests > 1 else ''} failed")
    return "\n\n".join(parts)


def _text(value: Any) -> Any:
    return getattr(value, "value", value)


def _seed_partial_parse(settings: Settings) -> None:
    """Let the first run start from what the preparation of the manifest has parsed."""
    name = "partial_parse.msgpack"
    source, target = settings.dbt_parse_target / name, settings.dbt_run_target / name
    if source.exists() and not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _project_listing() -> str:
    """A hash of the names, sizes and times of the project's files: whether to parse again, nothing else."""
    digest = hashlib.sha256(f"{sys.version}{metadata.version('dbt-core')}".encode())
    for path in sorted(DBT_PROJECT_DIR.rglob("*")):
        inside = path.relative_to(DBT_PROJECT_DIR)
        if path.suffix in (".sql", ".yml", ".csv", ".md", ".py") and inside.parts[0] not in (
            "target",
            "logs",
        ):
            state = path.stat()
            digest.update(f"{inside}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
