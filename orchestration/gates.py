"""The two gates as Dagster asset checks: suites of Great Expectations over the build database.

In: the name of a gate and the asset it stands behind. Out: check specifications, known without importing
Great Expectations, and check results with the rows behind each failure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import dagster as dg

from expectations import runner
from expectations.runner import Outcome, TableResult
from orchestration.defs.resources import WarehouseResource

FACTS_GATE = "facts_gate"
MARTS_GATE = "marts_gate"


def check_name(gate: str, suite: runner.TableSuite) -> str:
    """The name of the asset check of one suite, such as `marts_gate_incidents`."""
    return f"{gate}_{suite.name}"


def check_specs(gate: str, asset: dg.AssetKey) -> list[dg.AssetCheckSpec]:
    """One check a suite of the gate, on `asset`; it blocks where one of its expectations does."""
    return [
        dg.AssetCheckSpec(
            check_name(gate, suite),
            asset=asset,
            description="; ".join(expectation.about for expectation in suite.expectations),
            blocking=any(expectation.blocks for expectation in suite.expectations),
        )
        for suite in runner.load_gate(gate)
    ]


def evaluate(gate: str, warehouse: WarehouseResource, asset: dg.AssetKey) -> Iterator[dg.AssetCheckResult]:
    """Run the suites of a gate, write its pages, and yield a result a suite."""
    docs = warehouse.settings.data_docs
    with warehouse.connect(read_only=True) as con:
        results = runner.run_gate(gate, con, docs)
    for result in results:
        yield dg.AssetCheckResult(
            check_name=check_name(gate, result.suite),
            asset_key=asset,
            passed=result.success,
            severity=dg.AssetCheckSeverity.ERROR if result.blocked else dg.AssetCheckSeverity.WARN,
            description=_sentence(result),
            metadata={
                "rows": result.rows,
                "expectations": dg.MetadataValue.md(_table(result.outcomes)),
                "data_docs": dg.MetadataValue.url((docs / gate / "index.html").as_uri()),
                **({"failing_rows": dg.MetadataValue.md(_failing(result))} if not result.success else {}),
            },
        )


def _sentence(result: TableResult) -> str:
    missed = [one for one in result.outcomes if not one.success]
    if not missed:
        return f"all {len(result.outcomes)} expectations met over {result.rows} rows"
    return "; ".join(f"not met: {one.expectation.about} ({one.observed})" for one in missed)


def _table(outcomes: Sequence[Outcome]) -> str:
    lines = ["| outcome | severity | what is expected | observed |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {'met' if one.success else '**not met**'} | {one.expectation.severity} | {one.expectation.about}"
        f" | {one.observed} |"
        for one in outcomes
    ]
    return "\n".join(lines)


def _failing(result: TableResult) -> str:
    parts = []
    for one in result.outcomes:
        if not one.success:
            rows = "\n".join(
                "- " + ", ".join(f"{name}: {value}" for name, value in row.items())
                for row in one.failing_rows
            )
            parts.append(f"{one.expectation.about}\n{rows}")
    return "\n\n".join(parts)
