"""A small warehouse for tests: articles and facts told as Python dicts, landed, built by dbt, asked in SQL.

In: dicts. Out: a DuckDB file with the landing tables as intake leaves them, and after `build` the marts, published into
schema `main` beside them, so that the views and macros are run as a reader would.
"""

from __future__ import annotations

import atexit
import datetime as dt
import hashlib
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from extraction import facts as contract
from orchestration import landing

PROJECT = Path(__file__).resolve().parents[2] / "dbt_project"
EXTRACTOR = "waqai-rules"


class Scratch:
    """A build database in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "build.duckdb"
        self.published = folder / "published.duckdb"
        shutil.copyfile(_seeded(), self.path)

    def land(
        self,
        articles: list[dict[str, Any]],
        facts: list[dict[str, Any]],
        reviews: list[dict[str, Any]] = (),  # type: ignore[assignment]
    ) -> None:
        """Replace what has landed by these articles, facts and reviews.

        An article needs `article_id`; a fact needs `kind`, `article_id` and `evidence`. An article without text is made
        of its facts' evidence, so that every quotation stands where its offsets say.
        """
        quotes: dict[str, list[str]] = {}
        for fact in facts:
            quotes.setdefault(fact["article_id"], []).append(fact["evidence"])
        rows = [_article(article, quotes.get(article["article_id"], [])) for article in articles]
        raws = {row["article_id"]: f"{row['title']}\n{row['text']}" for row in rows}
        made = [_fact(fact, raws[fact["article_id"]]) for fact in facts]
        with duckdb.connect(str(self.path)) as con:
            con.execute("begin")
            for table in ("parsed", "resolved", "datings", "reviews"):
                con.execute(f"delete from landing.{table}")
            for line, row in enumerate(rows, 1):
                _insert(con, "parsed", {**row, "source_path": f"{row['article_id']}.txt", "line": 1})
                _insert(
                    con,
                    "resolved",
                    {
                        "source_path": f"{row['article_id']}.txt",
                        "line": 1,
                        "disposition": "loaded",
                        "copy_of": articles[line - 1].get("copy_of"),
                    },
                )
            for kind, table in landing.FACT_TABLES.items():
                con.execute(f"delete from {table}")
                for fact in made:
                    if contract.kind_of(fact) == kind:
                        _insert(con, table.removeprefix("landing."), contract.arrow_row(fact))
            for line, review in enumerate(reviews, 1):
                defaults = {
                    "source_path": "reviews.csv",
                    "line": line,
                    "reviewer": "tester",
                    "reason": "seen",
                }
                _insert(con, "reviews", {**defaults, "day": dt.date(2024, 1, 1), **review})
            con.execute("commit")

    def build(self, *arguments: str) -> list[str]:
        """Run dbt; returns the names of the nodes that failed."""
        return run_dbt(self.path, *(arguments or ("run",)))

    def ask(self, query: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Rows of a query over the build database, schema `marts` first."""
        with duckdb.connect(str(self.path)) as con:
            con.execute("set search_path = 'marts,intermediate,staging,landing'")
            return con.execute(query, list(parameters)).fetchall()

    def publish(self) -> None:
        """Copy the marts to a file of their own and run the published statements there, as publication does."""
        self.published.unlink(missing_ok=True)
        with duckdb.connect(str(self.published)) as con:
            con.execute(f"attach '{self.path}' as build (read_only)")
            names = con.execute(
                "select table_name from duckdb_tables() where database_name = 'build' and schema_name = 'marts'"
            ).fetchall()
            for (name,) in names:
                con.execute(f"create table {name} as from build.marts.{name}")
            for (ddl,) in con.execute(
                "select ddl from build.marts_meta.published_ddl order by position"
            ).fetchall():
                con.execute(ddl)

    def read(self, query: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Rows of a query over the published file."""
        with duckdb.connect(str(self.published), read_only=True) as con:
            return con.execute(query, list(parameters)).fetchall()


def run_dbt(database: Path, *arguments: str) -> list[str]:
    """Run dbt in this process on a database; returns the nodes that failed, each with its message."""
    results = _invoke(database, *arguments)
    return [f"{r.node.name}: {r.message}" for r in results if str(r.status) in ("error", "fail")]


def time_dbt(database: Path, *arguments: str) -> list[tuple[float, str]]:
    """Run dbt in this process on a database; returns the seconds of each node."""
    return [(r.execution_time, r.node.name) for r in _invoke(database, *arguments) if hasattr(r.node, "name")]


def _invoke(database: Path, *arguments: str) -> Any:
    """The results of a run. The project is parsed once: the database is moved to one place that dbt knows, and back."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    slot = _slot()
    parsed = manifest()
    database.replace(slot)
    try:
        outcome = dbtRunner(manifest=parsed).invoke(["--quiet", *arguments, *_PLACES])
    finally:
        DuckDBConnectionManager.close_all_connections()
        slot.replace(database)
    if outcome.exception is not None:
        raise outcome.exception
    return outcome.result


@cache
def manifest() -> Any:
    """The parsed project."""
    from dbt.cli.main import dbtRunner

    _slot()
    return dbtRunner().invoke(["--quiet", "parse", *_PLACES]).result


_PLACES = ["--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT)]


@cache
def _slot() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="waqai-dbt-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ |= {
        "WAQAI_BUILD_DB": str(folder / "build.duckdb"),
        "WAQAI_DBT_THREADS": "2",
        "DBT_TARGET_PATH": str(folder / "target"),
        "DBT_LOG_PATH": str(folder / "logs"),
        "DBT_LOG_LEVEL_FILE": "none",
        "WAQAI_DBT_KEEP_OPEN": "True",
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    }
    return folder / "build.duckdb"


@cache
def _seeded() -> Path:
    """A build database with the seeds in it, made once, from which all others are copied."""
    template = _slot().with_name("seeded.duckdb")
    with duckdb.connect(str(template)) as con:
        landing.create(con)
    assert run_dbt(template, "seed") == []
    return template


def day(text: str | None) -> dt.date | None:
    """A day from its ISO spelling."""
    return dt.date.fromisoformat(text) if text else None


def incident(article_id: str, evidence: str, when: str | None = None, **fields: Any) -> dict[str, Any]:
    """An incident fact; `when` is its day, `place` is inside `governorate`, counts are numbers or dicts."""
    dates: dict[str, Any] = {}
    if when:
        dates = {"date_start": day(when), "date_end": day(when), "date_precision": "day"}
    base = {
        "kind": "incident",
        "event_type": "bombing",
        "country": "IQ",
        "article_id": article_id,
        "evidence": evidence,
    }
    for measure in contract.COUNTS:
        if isinstance(fields.get(measure), int):
            n = fields[measure]
            fields[measure] = {"low": n, "best": n, "high": n}
    return {**base, **dates, **fields}


def milestone(
    article_id: str, evidence: str, milestone_type: str, status: str, when: str | None, **fields: Any
) -> dict[str, Any]:
    """A milestone fact of the parliamentary election of 2021 unless `election` says otherwise."""
    dates: dict[str, Any] = {}
    if when:
        dates = {"date_start": day(when), "date_end": day(when), "date_precision": "day"}
    base = {"kind": "election_milestone", "election": "iq-parliament-2021", "article_id": article_id}
    return {
        **base,
        **dates,
        "evidence": evidence,
        "milestone_type": milestone_type,
        "status": status,
        **fields,
    }


def _article(article: dict[str, Any], quotes: list[str]) -> dict[str, Any]:
    title = article.get("title", "")
    text = article.get("text") or " ".join([article.get("before", ""), *dict.fromkeys(quotes)]).strip()
    content = hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()
    return {
        "article_id": article["article_id"],
        "outlet": article.get("outlet"),
        "url": article.get("url"),
        "title": title,
        "published_on": day(article.get("published_on")),
        "text": text,
        "lang": "ar",
        "outlet_key": article.get("outlet"),
        "text_hash": content,
        "content_hash": content,
    }


def _fact(fact: dict[str, Any], raw: str) -> contract.Fact:
    fact = dict(fact)
    kind = contract.KINDS[fact.pop("kind")]
    start = raw.index(fact["evidence"])
    fields = {
        name: contract.Count(**value) if name in contract.COUNTS and value is not None else value
        for name, value in fact.items()
    }
    fields["evidence_start"], fields["evidence_end"] = start, start + len(fact["evidence"])
    fields = {"extractor": EXTRACTOR, "extractor_version": "1", **fields}
    digest = hashlib.sha256(repr((kind.__name__, sorted(fields.items(), key=str))).encode()).hexdigest()
    return kind(fact_id=f"f{digest[:20]}", **fields)


def _insert(con: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" for _ in row)
    con.execute(f"insert into landing.{table} ({names}) values ({marks})", list(row.values()))
