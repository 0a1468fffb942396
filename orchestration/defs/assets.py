"""The assets of the line that are not dbt's: what is read, what is extracted, what is published.

In: the warehouse resource. Out: asset definitions. Each is thin: it calls the module that does the work and tells
Dagster what came out.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg

from orchestration import build_info, extracting, intake, ledger, preview, progress, publishing
from orchestration.defs.resources import POOL, WarehouseResource
from orchestration.settings import DBT_PROJECT_DIR

PUBLISHED_SQL = DBT_PROJECT_DIR / "published"


@dg.asset(
    group_name="landing",
    kinds={"python", "duckdb"},
    pool=POOL,
    description="Every article of raw/ with what became of it: loaded, a duplicate, or in quarantine.",
)
def articles(context: dg.AssetExecutionContext, warehouse: WarehouseResource) -> dg.MaterializeResult[Any]:
    """Bring the landing tables up to date with raw/, and the ledger with the last publication."""
    progress.current().stage("reading", "articles, facts and reviews from raw/")
    settings = warehouse.settings
    with warehouse.connect() as con:
        report = intake.take_in(con, settings.raw, on_progress=_Tally("articles"))
        ledger.load(con, settings)
        for warning in report.warnings:
            context.log.warning(warning)
            progress.current().say(warning)
        shown = "select article_id, outlet, title, published_on, source_path from landing.articles order by article_id"
        return dg.MaterializeResult(
            metadata={
                "dagster/row_count": report.articles.loaded,
                "read": report.articles.read,
                "duplicates": report.articles.duplicates,
                "quarantined": report.articles.quarantined,
                "quarantined_by_reason": report.quarantined_by_reason,
                "files": report.files,
                "files_read_in_this_run": report.files_read,
                "preview": dg.MetadataValue.md(preview.markdown(con.execute(f"{shown} limit 5"))),
            }
        )


@dg.asset(
    deps=[articles],
    group_name="landing",
    kinds={"python", "duckdb"},
    pool=POOL,
    description="The facts of every article, drawn from articles and extractor versions not seen before.",
)
def article_facts(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource
) -> dg.MaterializeResult[Any]:
    """Extract what has not been extracted yet."""
    progress.current().stage("extracting", "facts from new articles")
    with warehouse.connect() as con:
        extracted = extracting.extract_pending(
            con,
            processes=warehouse.processes,
            on_progress=lambda done, total: progress.current().advance(done, total, "articles"),
        )
        context.log.info(f"extracted {extracted} articles")
        rows = {}
        for kind in ("incident", "election_milestone", "actor_role", "statement"):
            counted = con.execute(f"select count(*) from landing.{kind}_facts").fetchone()
            rows[kind] = int(counted[0]) if counted else 0
        shown = "select article_id, event_type, date_start, governorate, evidence from landing.incident_facts"
        return dg.MaterializeResult(
            metadata={
                "dagster/row_count": sum(rows.values()),
                "extracted_articles": extracted,
                **{f"{kind}_facts": count for kind, count in rows.items()},
                "preview": dg.MetadataValue.md(
                    preview.markdown(con.execute(f"{shown} order by fact_id limit 5"))
                ),
            }
        )


def audited_marts(marts: Sequence[dg.AssetKey]) -> dg.AssetsDefinition:
    """The marts of a build taken together: what the last gate stands behind."""

    @dg.asset(
        name="audited_marts",
        deps=list(marts),
        group_name="published",
        kinds={"duckdb"},
        pool=POOL,
        description="All marts of this build with their rows, as they go through the last gate.",
    )
    def audit(warehouse: WarehouseResource) -> dg.MaterializeResult[Any]:
        with warehouse.connect(read_only=True) as con:
            rows = publishing.rows_of_marts(con)
        return dg.MaterializeResult(
            metadata={
                "dagster/row_count": sum(rows.values()),
                "preview": dg.MetadataValue.md(_row_table(rows)),
            }
        )

    return audit


def published_warehouse() -> dg.AssetsDefinition:
    """The asset that readers open; it waits for the marts and for every gate."""

    @dg.asset(
        name="published_warehouse",
        deps=["audited_marts"],
        group_name="published",
        kinds={"duckdb", "parquet"},
        pool=POOL,
        description="The file and the Parquet folder that readers open, swapped in whole once every check has passed.",
    )
    def publish(context: dg.AssetExecutionContext, warehouse: WarehouseResource) -> dg.MaterializeResult[Any]:
        progress.current().stage("publishing", "the marts to the files that readers open")
        settings = warehouse.settings
        with warehouse.connect(read_only=True) as con:
            info = build_info.collect(con)
            statements = publishing.read_published_sql(con, PUBLISHED_SQL)
        publication = publishing.publish(settings, statements, info)
        ledger.keep_copy(settings)
        return dg.MaterializeResult(
            metadata={
                "dagster/row_count": sum(publication.rows.values()),
                "publication": publication.number,
                "changed": publication.changed,
                "content_hash": publication.content_hash,
                "file": dg.MetadataValue.path(settings.published),
                "parquet": dg.MetadataValue.path(settings.parquet),
                "preview": dg.MetadataValue.md(_row_table(publication.rows)),
            }
        )

    return publish


def _row_table(rows: Mapping[str, int]) -> str:
    return "\n".join(
        ["| table | rows |", "| --- | --- |", *(f"| {table} | {count} |" for table, count in rows.items())]
    )


class _Tally:
    """Adds up the batches that a stage reports."""

    def __init__(self, unit: str) -> None:
        self._unit = unit
        self._done = 0

    def __call__(self, batch: int) -> None:
        self._done += batch
        progress.current().advance(self._done, None, self._unit)
