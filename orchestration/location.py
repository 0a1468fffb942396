"""The code location: everything that Dagster knows of the line, for one raw folder and one warehouse.

In: settings. Out: `dg.Definitions` with the assets, the checks, the job, the schedule, the sensor.
"""

import dagster as dg

from orchestration import publishing
from orchestration.defs import assets, automation, checks, dbt_line
from orchestration.defs.resources import WarehouseResource
from orchestration.settings import Settings


def build_definitions(settings: Settings) -> dg.Definitions:
    """The definitions; prepares the dbt manifest where it is missing or old."""
    models = dbt_line.build_dbt_assets(settings)
    last = (publishing.MARTS_SCHEMA, publishing.META_SCHEMA)
    marts = sorted((key for key in models.keys if key.path[0] in last), key=lambda key: key.to_user_string())
    job = dg.define_asset_job(
        automation.JOB,
        selection=dg.AssetSelection.all() | dg.AssetSelection.all_asset_checks(),
        executor_def=dg.in_process_executor,
        description="raw/ to the published warehouse, through both gates.",
    )
    return dg.Definitions(
        assets=[
            assets.articles,
            assets.article_facts,
            models,
            assets.audited_marts(marts),
            assets.published_warehouse(),
        ],
        asset_checks=[checks.nothing_lost, checks.facts_gate(), checks.marts_gate()],
        jobs=[job],
        schedules=[automation.build_schedule(job)],
        sensors=[automation.build_sensor(settings, job)],
        resources={
            "warehouse": WarehouseResource(
                raw=str(settings.raw), warehouse=str(settings.warehouse), processes=settings.processes
            ),
            "dbt": dbt_line.DbtProcess(),
        },
        executor=dg.in_process_executor,
    )
