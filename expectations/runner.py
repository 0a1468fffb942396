"""Runs the suites of a gate over frames of the build database.

In: a gate's YAML file beside this module and an open DuckDB connection. Out: one `TableResult` for each table of the
gate, with every expectation's outcome and the keys of rows that break it; and the pages of `data_docs`. A check that
breaks itself raises `BrokenCheckError`: it must never pass for bad data, nor for good.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import yaml

from expectations import data_docs

if TYPE_CHECKING:
    import pandas as pd

FOLDER = Path(__file__).resolve().parent
ROWS_SHOWN = 10


class BrokenCheckError(Exception):
    """A check could not be evaluated: a missing column, a wrong argument, a query that fails."""


@dataclass(frozen=True)
class Expectation:
    """One line of a suite: a Great Expectations type with its arguments, and rows that must fail it."""

    type: str
    kwargs: Mapping[str, Any]
    severity: str
    about: str
    fails_on: Sequence[Mapping[str, Any]]

    @property
    def blocks(self) -> bool:
        """Whether its failure stops the build."""
        return self.severity == "critical"


@dataclass(frozen=True)
class TableSuite:
    """What is expected of one frame: the query that makes it, the columns that name a row, the expectations."""

    name: str
    query: str
    key: Sequence[str]
    passes_on: Sequence[Mapping[str, Any]]
    expectations: Sequence[Expectation]


@dataclass(frozen=True)
class Outcome:
    """How one expectation fared: for a failure what was observed and up to ten of the rows behind it."""

    expectation: Expectation
    success: bool
    observed: str
    failing_rows: Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class TableResult:
    """The outcomes of one table of a gate."""

    suite: TableSuite
    rows: int
    outcomes: Sequence[Outcome]

    @property
    def blocked(self) -> bool:
        """Whether a critical expectation failed."""
        return any(outcome.expectation.blocks and not outcome.success for outcome in self.outcomes)

    @property
    def success(self) -> bool:
        """Whether every expectation, warnings included, was met."""
        return all(outcome.success for outcome in self.outcomes)


def load_gate(gate: str) -> list[TableSuite]:
    """The table suites of `expectations/<gate>.yml`."""
    content = yaml.safe_load((FOLDER / f"{gate}.yml").read_text("utf-8"))
    return [
        TableSuite(
            name=table["name"],
            query=table["query"],
            key=tuple(table.get("key", ())),
            passes_on=tuple(table["passes_on"]),
            expectations=tuple(
                Expectation(
                    type=entry["type"],
                    kwargs=entry.get("kwargs", {}),
                    severity=entry["severity"],
                    about=entry["about"],
                    fails_on=tuple(entry["fails_on"]),
                )
                for entry in table["expectations"]
            ),
        )
        for table in content["tables"]
    ]


def run_gate(gate: str, con: duckdb.DuckDBPyConnection, docs: Path | None = None) -> list[TableResult]:
    """Evaluate every suite of a gate on the database behind `con`; write its pages under `docs` where given."""
    return run_suites(gate, load_gate(gate), lambda suite: _frame(con, suite), docs)


def run_suites(
    gate: str,
    suites: Sequence[TableSuite],
    frame_of: Callable[[TableSuite], pd.DataFrame],
    docs: Path | None = None,
) -> list[TableResult]:
    """Evaluate suites on frames that the caller provides."""
    with _quiet_context() as context:
        if docs is not None:
            data_docs.add_site(context, gate, docs)
        results = [_run_suite(context, gate, suite, frame_of(suite)) for suite in suites]
        if docs is not None:
            data_docs.write(context, gate, docs, results)
    return results


def _frame(con: duckdb.DuckDBPyConnection, suite: TableSuite) -> pd.DataFrame:
    try:
        return con.execute(suite.query).df()
    except duckdb.Error as error:
        raise BrokenCheckError(f"the query of suite {suite.name} fails: {error}") from error


def _run_suite(context: Any, gate: str, suite: TableSuite, frame: pd.DataFrame) -> TableResult:
    import great_expectations as gx

    made = context.suites.add(
        gx.ExpectationSuite(
            name=f"{gate}.{suite.name}",
            expectations=[
                {
                    "type": expectation.type,
                    "kwargs": dict(expectation.kwargs),
                    "severity": expectation.severity,
                    "meta": {"position": position, "notes": expectation.about},
                }
                for position, expectation in enumerate(suite.expectations)
            ],
        )
    )
    batch = (
        context.data_sources.add_pandas(f"{gate}.{suite.name}")
        .add_dataframe_asset(suite.name)
        .add_batch_definition_whole_dataframe("all rows")
    )
    validation = context.validation_definitions.add(
        gx.ValidationDefinition(name=f"{gate}.{suite.name}", data=batch, suite=made)
    )
    key = [column for column in suite.key if column in frame.columns]
    result = validation.run(
        batch_parameters={"dataframe": frame},
        result_format={
            "result_format": "SUMMARY",
            "partial_unexpected_count": ROWS_SHOWN,
            **({"unexpected_index_column_names": key} if key else {}),
        },
    )
    by_position = {one.expectation_config.meta["position"]: one for one in result.results}
    outcomes = []
    for position, expectation in enumerate(suite.expectations):
        if position not in by_position:
            raise BrokenCheckError(f"{gate}.{suite.name}: {expectation.type} was not evaluated")
        outcomes.append(_outcome(f"{gate}.{suite.name}", expectation, by_position[position]))
    return TableResult(suite, len(frame), tuple(outcomes))


def _outcome(where: str, expectation: Expectation, result: Any) -> Outcome:
    message = _exception_message(result.exception_info)
    if message is not None:
        raise BrokenCheckError(f"{where}: {expectation.type} on {dict(expectation.kwargs)} broke: {message}")
    details = result.result or {}
    rows = [row for row in details.get("partial_unexpected_index_list") or [] if isinstance(row, Mapping)]
    if not rows:
        rows = [{"value": value} for value in details.get("partial_unexpected_list") or []]
    if "unexpected_count" in details:
        observed = f"{details['unexpected_count']} of {details.get('element_count')} rows"
    else:
        observed = str(details.get("observed_value", ""))
    return Outcome(
        expectation=expectation,
        success=bool(result.success),
        observed=observed,
        failing_rows=()
        if result.success
        else tuple({str(name): str(value) for name, value in row.items()} for row in rows[:ROWS_SHOWN]),
    )


def _exception_message(info: Mapping[str, Any] | None) -> str | None:
    """The message of an evaluation that raised; Great Expectations nests them by metric, or not at all."""
    if not info:
        return None
    entries = (
        [info]
        if "raised_exception" in info
        else [entry for entry in info.values() if isinstance(entry, Mapping)]
    )
    raised = [str(entry.get("exception_message")) for entry in entries if entry.get("raised_exception")]
    return "; ".join(raised) or None


@contextmanager
def _quiet_context() -> Iterator[Any]:
    """An ephemeral context that calls nobody and draws no progress bars."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations as gx

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context: Any = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    scratch = [site["store_backend"]["base_directory"] for site in context.variables.data_docs_sites.values()]
    try:
        yield context
    finally:
        for folder in scratch:
            shutil.rmtree(folder, ignore_errors=True)
