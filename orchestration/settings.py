"""Where things lie: the raw folder, the warehouse folder and every path below it.

In: `WAQAI_RAW`, `WAQAI_WAREHOUSE` and the like from the environment, or the command's options. Out: `Settings`, which the
command, the Dagster definitions and the tests share. All state of the project lies under the warehouse folder.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

PACKAGE_ROOT = Path(__file__).resolve().parent.parent
DBT_PROJECT_DIR = PACKAGE_ROOT / "dbt_project"
DAGSTER_YAML = Path(__file__).resolve().parent / "dagster.yaml"
RAW_VARIABLE = "WAQAI_RAW"
WAREHOUSE_VARIABLE = "WAQAI_WAREHOUSE"
PROCESSES_VARIABLE = "WAQAI_PROCESSES"
EXTRACTOR_VARIABLE = "WAQAI_EXTRACTOR"
PUBLISHED_NAME = "waqai.duckdb"


@dataclass(frozen=True)
class Settings:
    """The two folders a build needs, every path absolute, and how it is to read.

    `processes` is the number of them that extract; `prefer` names an extractor, or a class of them (person, llm, rules),
    whose facts go before those of all others; "" keeps the order of the seed `extractor_priority`.
    """

    raw: Path
    warehouse: Path
    processes: int
    prefer: str = ""

    @classmethod
    def of(
        cls,
        raw: Path | str | None = None,
        warehouse: Path | str | None = None,
        processes: int | None = None,
        prefer: str | None = None,
    ) -> Settings:
        """Settings from the arguments, else from the environment, else `raw` and `warehouse` in the project."""
        return cls(
            raw=_folder(raw, RAW_VARIABLE, "raw"),
            warehouse=_folder(warehouse, WAREHOUSE_VARIABLE, "warehouse"),
            processes=processes or int(os.environ.get(PROCESSES_VARIABLE, "0")) or os.cpu_count() or 1,
            prefer=os.environ.get(EXTRACTOR_VARIABLE, "") if prefer is None else prefer,
        )

    @property
    def build_database(self) -> Path:
        """The working database: landing, staging, intermediate and marts."""
        return self.warehouse / "build" / "build.duckdb"

    @property
    def lock_file(self) -> Path:
        """The file whose lock makes one writer of all processes."""
        return self.warehouse / "build" / ".lock"

    @property
    def last_run(self) -> Path:
        """The summary of the last run."""
        return self.warehouse / "build" / "last_run.json"

    @property
    def published(self) -> Path:
        """The file that readers open."""
        return self.warehouse / PUBLISHED_NAME

    @property
    def parquet(self) -> Path:
        """The link to the folder of Parquet files of the published build."""
        return self.warehouse / "parquet"

    @property
    def builds(self) -> Path:
        """The folders of Parquet files, one a publication."""
        return self.warehouse / "builds"

    @property
    def ledger(self) -> Path:
        """The copy of the last publication's ids, used when the published file is missing."""
        return self.warehouse / "ledger"

    @property
    def data_docs(self) -> Path:
        """The pages that Great Expectations writes about the last gates."""
        return self.warehouse / "data_docs"

    @property
    def dagster_home(self) -> Path:
        """Dagster's own records: runs, events, schedules."""
        return self.warehouse / "dagster_home"

    @property
    def dbt_parse_target(self) -> Path:
        """Where the manifest is kept that the definitions are loaded from."""
        return self.warehouse / "dbt_target" / "parse"

    @property
    def dbt_run_target(self) -> Path:
        """Where dbt writes its artifacts and its partial parse during a run."""
        return self.warehouse / "dbt_target" / "run"

    def environment(self) -> dict[str, str]:
        """The environment variables that tell these settings to dbt, Dagster and child processes."""
        return {
            RAW_VARIABLE: str(self.raw),
            WAREHOUSE_VARIABLE: str(self.warehouse),
            EXTRACTOR_VARIABLE: self.prefer,
            "DAGSTER_HOME": str(self.dagster_home),
            "DAGSTER_DISABLE_TELEMETRY": "1",
            "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
            "DO_NOT_TRACK": "1",
            "GX_ANALYTICS_ENABLED": "false",
        }

    def prepare(self) -> None:
        """Make the folders and Dagster's configuration where they are missing."""
        for folder in (self.build_database.parent, self.builds, self.ledger, self.dagster_home):
            folder.mkdir(parents=True, exist_ok=True)
        self._configure_dagster()

    def _configure_dagster(self) -> None:
        """Write `dagster.yaml` with this warehouse's paths, unless a person has made it their own."""
        configuration = self.dagster_home / DAGSTER_YAML.name
        template = DAGSTER_YAML.read_text("utf-8")
        header = template.partition("\n")[0]
        event_log = json.dumps(str(self.dagster_home / "history" / "runs"))
        wanted = template.replace('"{event_log}"', event_log)
        known = configuration.read_text("utf-8") if configuration.exists() else header
        if known.startswith(header) and known != wanted:
            fresh = configuration.with_suffix(".tmp")
            fresh.write_text(wanted, "utf-8")
            fresh.replace(configuration)


def executable(name: str) -> str:
    """The path of a command installed beside the running Python, such as `dbt`, else its bare name."""
    candidate = Path(sys.executable).parent / name
    return str(candidate) if candidate.exists() else name


def _folder(given: Path | str | None, variable: str, default: str) -> Path:
    chosen = given or os.environ.get(variable) or PACKAGE_ROOT / default
    return Path(os.path.abspath(Path(chosen).expanduser()))  # noqa: PTH100 - keeps links as they are
