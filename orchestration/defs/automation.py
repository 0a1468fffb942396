"""When the line runs by itself: every morning, and when files appear in raw/, change or leave.

In: the job. Out: a schedule and a sensor, both off until somebody turns them on in Dagster's pages.
"""

import hashlib
from collections.abc import Iterator

import dagster as dg
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

from orchestration.intake.files import scan
from orchestration.settings import Settings

JOB = "warehouse"
_EVERY_MORNING = "0 5 * * *"


def listing_hash(settings: Settings) -> str:
    """A hash over names, sizes and times of the files in raw/; it only tells whether to look."""
    digest = hashlib.sha256()
    for source in scan(settings.raw).sources:
        digest.update(f"{source.source_path}\0{source.size}\0{source.mtime_ns}\n".encode())
    return digest.hexdigest()


def build_schedule(job: UnresolvedAssetJobDefinition) -> dg.ScheduleDefinition:
    """The daily run, at five in the morning in Baghdad."""
    return dg.ScheduleDefinition(
        name="warehouse_daily",
        job=job,
        cron_schedule=_EVERY_MORNING,
        execution_timezone="Asia/Baghdad",
        description="Brings the warehouse up to date with raw/ every morning.",
    )


def build_sensor(settings: Settings, job: UnresolvedAssetJobDefinition) -> dg.SensorDefinition:
    """A run whenever the listing of raw/ differs from the one of the run before."""

    @dg.sensor(
        name="raw_files",
        job=job,
        minimum_interval_seconds=30,
        description="Wakes the job when files appear in raw/, change or leave.",
    )
    def raw_files(context: dg.SensorEvaluationContext) -> Iterator[dg.RunRequest | dg.SkipReason]:
        listing = listing_hash(settings)
        if listing == context.cursor:
            yield dg.SkipReason("raw/ is as it was")
        else:
            context.update_cursor(listing)
            yield dg.RunRequest()

    return raw_files
