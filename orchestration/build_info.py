"""What a build was made of, for the one row of `build_info`.

In: the build database. Out: version, a hash over all that was read from raw/, a hash over the rules it was read by,
and the versions of the extractors whose facts are in it. Nothing here depends on a clock or on the order of rows.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import duckdb

from orchestration.settings import DBT_PROJECT_DIR, EXTRACTOR_VARIABLE, PACKAGE_ROOT

_INPUTS = {
    "articles": (
        "select source_path, line, article_id, outlet, url, title, published_on, content_hash, reason, detail"
        " from landing.parsed"
    ),
    "facts": "select source_path, line, payload, disposition, reason from landing.coded_facts",
    "reviews": "select * from landing.reviews",
}
_RULES = ((DBT_PROJECT_DIR, (".sql", ".csv", ".yml", ".py")), (PACKAGE_ROOT / "extraction", (".py", ".csv")))
_UNUSED = frozenset({"target", "logs", "__pycache__"})


def collect(con: duckdb.DuckDBPyConnection) -> dict[str, str | None]:
    """The columns of `build_info`, but for `content_hash`, which publication adds."""
    digest = hashlib.sha256()
    for name, query in _INPUTS.items():
        row = con.execute(f"select count(*), sum(hash(rows)) from ({query}) as rows").fetchone()
        digest.update(f"{name} {row}\n".encode())
    versions = con.execute(
        "select string_agg(extractor || ' ' || extractor_version, ', ' order by extractor, extractor_version)"
        " from (select distinct extractor, extractor_version from landing.extractions)"
    ).fetchone()
    return {
        "version": metadata.version("waqai"),
        "input_hash": digest.hexdigest(),
        "rules_hash": rules_hash(),
        "extractor_version": versions[0] if versions else None,
    }


def rules_hash() -> str:
    """A hash over the files that say how facts are drawn and tables are made, and over whose facts are preferred."""
    files, preferred = _hash_of_files(_RULES), os.environ.get(EXTRACTOR_VARIABLE, "")
    return hashlib.sha256(f"{files} {preferred}".encode()).hexdigest() if preferred else files


def models_hash() -> str:
    """A hash over the files that say how tables are made of what was read, but for the seeds, and over the engines."""
    engines = " ".join(metadata.version(name) for name in ("dbt-core", "dbt-duckdb", "duckdb"))
    return f"{_hash_of_files(((DBT_PROJECT_DIR, ('.sql', '.yml', '.py')),))} {engines}"


def _hash_of_files(folders: Iterable[tuple[Path, tuple[str, ...]]]) -> str:
    digest = hashlib.sha256()
    for folder, suffixes in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in suffixes and not _UNUSED.intersection(path.relative_to(folder).parts):
                digest.update(f"{folder.name}/{path.relative_to(folder).as_posix()}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
