"""One run of the job `warehouse` in this process, as `waqai build` and the tests start it.

In: settings and a reporter. Out: an `Outcome`. The run is recorded in the Dagster home of the warehouse, where
Dagster's pages show it.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from orchestration import progress, reuse
from orchestration.locking import writer_lock
from orchestration.progress import Reporter
from orchestration.settings import Settings
from orchestration.summary import CheckOutcome


@dataclass(frozen=True)
class Outcome:
    """How a run ended: what publication reported (None: not published), every check, and other errors."""

    published: dict[str, Any] | None
    checks: Sequence[CheckOutcome]
    extracted: int
    errors: Sequence[str]
    counted: bool
    """Whether the landing tables were brought up to date, so that there is something to count."""


def run_line(settings: Settings, reporter: Reporter) -> Outcome:
    """Run the job from raw/ to publication, after any other run of this warehouse has ended."""
    os.environ.update(settings.environment())
    settings.prepare()
    reporter.stage("starting", "Dagster, dbt")
    with progress.use(reporter), writer_lock(settings.lock_file, reporter.say), _log_to_file(settings):
        import dagster as dg

        from orchestration.defs.dbt_line import ProjectError
        from orchestration.location import build_definitions

        try:
            job = build_definitions(settings).resolve_job_def("warehouse")
        except ProjectError as error:
            return Outcome(None, [], 0, [str(error)], False)
        with dg.DagsterInstance.from_config(str(settings.dagster_home)) as instance:
            result = job.execute_in_process(
                instance=instance,
                raise_on_error=False,
                run_config={"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}},
                tags={"waqai/command": "build"},
            )
    return _outcome(result)


def _outcome(result: Any) -> Outcome:
    from dagster import DagsterEventType

    materialized = {
        event.asset_key.path[-1]: event.materialization.metadata
        for event in result.all_events
        if event.event_type == DagsterEventType.ASSET_MATERIALIZATION and len(event.asset_key.path) == 1
    }
    checks = [
        _check(event.asset_check_evaluation_data)
        for event in result.all_events
        if event.event_type == DagsterEventType.ASSET_CHECK_EVALUATION
    ]
    published = materialized.get("published_warehouse")
    facts = materialized.get("article_facts")
    failures = [
        event.step_failure_data.error
        for event in result.all_events
        if event.event_type == DagsterEventType.STEP_FAILURE
    ] or [
        event.job_failure_data.error
        for event in result.all_events
        if event.event_type == DagsterEventType.RUN_FAILURE
    ]
    errors = [
        _message(error)
        for error in failures
        if error is not None and error.cls_name != "DagsterAssetCheckFailedError"
    ]
    return Outcome(
        published={name: value.value for name, value in published.items()} if published else None,
        checks=checks,
        extracted=int(facts["extracted_articles"].value) if facts else 0,
        errors=errors,
        counted="articles" in materialized and facts is not None,
    )


def _check(evaluation: Any) -> CheckOutcome:
    from dagster import AssetCheckSeverity

    rows, status = evaluation.metadata.get("failing_rows"), evaluation.metadata.get("status")
    return CheckOutcome(
        asset=evaluation.asset_key.to_user_string(),
        name=evaluation.check_name,
        passed=evaluation.passed,
        blocks=evaluation.severity == AssetCheckSeverity.ERROR,
        message=evaluation.description or "",
        rows=str(rows.value) if rows else "",
        stands=status is not None and status.value == reuse.STATUS,
    )


def _message(error: Any) -> str:
    """The innermost cause of a failed step in one paragraph."""
    while error.cause is not None:
        error = error.cause
    return re.sub(r"^dagster\.\S+: ", "", str(error.message)).strip()


@contextlib.contextmanager
def _log_to_file(settings: Settings) -> Iterator[None]:
    """Send what dbt and Dagster print meanwhile to `<warehouse>/build/run.log`."""
    with (settings.build_database.parent / "run.log").open("w", encoding="utf-8") as log:
        with contextlib.redirect_stdout(log):
            yield
        sys.stdout.flush()
