"""The asset checks that are not dbt's: nothing is lost on the way in, and the two gates.

In: the build database. Out: check definitions. A critical failure keeps what follows from running.
"""

from collections.abc import Iterator

import dagster as dg

from orchestration import gates, preview, progress
from orchestration.defs.resources import POOL, WarehouseResource

ARTICLES = dg.AssetKey("articles")
ARTICLE_FACTS = dg.AssetKey("article_facts")
AUDITED_MARTS = dg.AssetKey("audited_marts")

_LOST = """
with expected as (select source_path, n_items from landing.files where kind = 'articles'),
counted as (
    select
        source_path,
        count(*) filter (where disposition = 'loaded') as loaded,
        count(*) filter (where disposition = 'duplicate') as duplicates,
        count(*) filter (where disposition = 'quarantined') as quarantined
    from landing.items
    group by source_path
)
select
    source_path, coalesce(n_items, 0) as read, coalesce(loaded, 0) as loaded,
    coalesce(duplicates, 0) as duplicates, coalesce(quarantined, 0) as quarantined
from expected
full join counted using (source_path)
where n_items is distinct from coalesce(loaded, 0) + coalesce(duplicates, 0) + coalesce(quarantined, 0)
order by source_path
"""


@dg.asset_check(
    asset=ARTICLES,
    name="nothing_lost",
    blocking=True,
    pool=POOL,
    description="In every file, read = loaded + duplicates + quarantined.",
)
def nothing_lost(warehouse: WarehouseResource) -> dg.AssetCheckResult:
    """Count what was read against what became of it, file by file."""
    with warehouse.connect(read_only=True) as con:
        lost = con.execute(_LOST).fetchall()
        shown = preview.markdown(con.execute(f"{_LOST} limit 10")) if lost else ""
    return dg.AssetCheckResult(
        passed=not lost,
        severity=dg.AssetCheckSeverity.ERROR,
        description=f"{len(lost)} files do not add up" if lost else "every file adds up",
        metadata={"files": len(lost), **({"failing_rows": dg.MetadataValue.md(shown)} if lost else {})},
    )


def facts_gate() -> dg.AssetChecksDefinition:
    """The gate between extraction and the models."""
    return _gate(gates.FACTS_GATE, ARTICLE_FACTS, "facts gate")


def marts_gate() -> dg.AssetChecksDefinition:
    """The gate between the models and publication."""
    return _gate(gates.MARTS_GATE, AUDITED_MARTS, "marts gate")


def _gate(gate: str, asset: dg.AssetKey, title: str) -> dg.AssetChecksDefinition:
    @dg.multi_asset_check(name=gate, specs=gates.check_specs(gate, asset), pool=POOL)
    def evaluate(warehouse: WarehouseResource) -> Iterator[dg.AssetCheckResult]:
        progress.current().stage(title, "Great Expectations")
        yield from gates.evaluate(gate, warehouse, asset)

    return evaluate
