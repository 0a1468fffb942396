"""What lies under raw/, and which of it has to be read again.

In: the raw folder and what `landing.files` remembers. Out: `scan(raw)`, every file with its kind, and
`settle(con, found)`, which forgets files that left or changed and returns those to read. Size, times and inode
only tell whether to look again.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa

from orchestration.landing import FACT_TABLES, transaction

KINDS: tuple[str, ...] = ("articles", "facts", "reviews")


class Source(NamedTuple):
    """A file under raw/: `source_path` is relative to raw, with forward slashes; `fault` says why it is no file."""

    source_path: str
    kind: str
    path: Path
    size: int = 0
    mtime_ns: int = 0
    ctime_ns: int = 0
    inode: int = 0
    fault: str | None = None


class Scan(NamedTuple):
    """The files found, in the order of their paths, and the names of those that are not meant to be read."""

    sources: list[Source]
    skipped: list[str]


def scan(raw: Path) -> Scan:
    """All files under raw/articles, raw/facts and raw/reviews; any of the three may be missing.

    Dot files, dot folders and README* are skipped, and so is whatever lies elsewhere under raw/; all are named.
    Links are followed, each folder once.
    """
    sources: list[Source] = []
    skipped: list[str] = []
    if raw.is_dir():
        skipped += [
            shown(entry.name)
            for entry in raw.iterdir()
            if entry.name not in KINDS and not _hidden(entry.name)
        ]
    for kind in KINDS:
        if (raw / kind).is_dir():
            for found in _walk(raw, raw / kind, kind, set()):
                if _hidden(found.path.name):
                    skipped.append(found.source_path)
                else:
                    sources.append(found)
    return Scan(sorted(sources), sorted(skipped))


def files_of(path: Path) -> list[Source]:
    """A file by itself, or every file of a folder and of those below it, named from there, in the order of names.

    What `scan` skips is skipped here.
    """
    if not path.is_dir():
        return [Source(path.name, "articles", path)]
    return [source for source in _walk(path, path, "articles", set()) if not _hidden(source.path.name)]


def shown(name: str) -> str:
    """A file name as text; bytes that are no UTF-8 stand as \\xNN."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _hidden(name: str) -> bool:
    return name.startswith(".") or name.upper().startswith("README")


def _walk(raw: Path, folder: Path, kind: str, seen: set[tuple[int, int]]) -> Iterator[Source]:
    name = shown(folder.relative_to(raw).as_posix())
    try:
        here = folder.stat()
        if (here.st_dev, here.st_ino) in seen:
            return
        seen.add((here.st_dev, here.st_ino))
        entries = sorted(folder.iterdir(), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield Source(
            name, kind, folder, fault=f"the folder cannot be opened: {error.strerror}; allow reading it"
        )
        return
    for entry in entries:
        path_name = shown(entry.relative_to(raw).as_posix())
        try:
            found = entry.stat()
        except OSError as error:
            yield Source(
                path_name, kind, entry, fault=f"the file cannot be found: {error.strerror}; mend the link"
            )
            continue
        if stat.S_ISDIR(found.st_mode):
            if not entry.name.startswith("."):
                yield from _walk(raw, entry, kind, seen)
        elif stat.S_ISREG(found.st_mode):
            yield Source(
                path_name, kind, entry, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
            )
        else:
            yield Source(path_name, kind, entry, fault="this is no ordinary file; put a file in its place")


def settle(con: duckdb.DuckDBPyConnection, sources: list[Source], fingerprint: str) -> list[Source]:
    """Forget all rows of files that left, changed or were read only in part; return the files to read.

    `fingerprint` names the readers and limits: where it differs from the last one, every file is read anew.
    """
    found = _as_table(sources)
    con.register("found_files", found)
    try:
        with transaction(con):
            _forget_all_of_other_readers(con, fingerprint)
            con.execute(
                """
                create or replace temp table kept_files as
                select f.source_path from landing.files as f
                inner join found_files as n
                    on n.source_path = f.source_path and n.kind = f.kind and n.size = f.size
                    and n.mtime_ns = f.mtime_ns and n.ctime_ns = f.ctime_ns and n.inode = f.inode
                """
            )
            con.execute(
                """
                insert into landing.touched
                select distinct article_id, text_hash from landing.parsed
                where reason is null and source_path not in (select k.source_path from kept_files as k)
                """
            )
            con.execute(_TOUCH_FACTS)
            for table in ("files", "parsed", "resolved", "coded_facts", "reviews", "rejected_reviews"):
                con.execute(
                    f"delete from landing.{table} where source_path not in (select k.source_path from kept_files as k)"
                )
            for table in FACT_TABLES.values():
                con.execute(
                    f"delete from {table} where source_path is not null "
                    "and source_path not in (select k.source_path from kept_files as k)"
                )
            kept = {str(path) for (path,) in con.execute("select source_path from kept_files").fetchall()}
            con.execute("drop table kept_files")
    finally:
        con.unregister("found_files")
    return [source for source in sources if source.source_path not in kept]


# A fact that goes may have stood before the same one of another file, which is to be looked at again.
_TOUCH_FACTS = """
update landing.coded_facts set disposition = 'pending'
where
    source_path in (select k.source_path from kept_files as k)
    and fact_id in (
        select g.fact_id from landing.coded_facts as g
        where g.source_path not in (select k2.source_path from kept_files as k2)
    )
"""


def _forget_all_of_other_readers(con: duckdb.DuckDBPyConnection, fingerprint: str) -> None:
    row = con.execute("select value from landing.meta where name = 'readers'").fetchone()
    if not row or row[0] != fingerprint:
        con.execute("delete from landing.files")
        con.execute("insert or replace into landing.meta values ('readers', ?)", [fingerprint])


def _as_table(sources: list[Source]) -> pa.Table:
    return pa.table(
        {
            "source_path": pa.array([s.source_path for s in sources], pa.string()),
            "kind": pa.array([s.kind for s in sources], pa.string()),
            "size": pa.array([s.size for s in sources], pa.int64()),
            "mtime_ns": pa.array([s.mtime_ns for s in sources], pa.int64()),
            "ctime_ns": pa.array([s.ctime_ns for s in sources], pa.int64()),
            "inode": pa.array([s.inode for s in sources], pa.uint64()),
        }
    )


FILE_COLUMNS = "source_path, kind, size, mtime_ns, ctime_ns, inode, n_items, ignored_columns"


def remember(con: duckdb.DuckDBPyConnection, source: Source, n_items: int, ignored: set[str]) -> None:
    """Note that a file has been read to its end; part of the transaction that brings in its last rows."""
    con.execute(
        f"insert into landing.files ({FILE_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            source.source_path,
            source.kind,
            source.size,
            source.mtime_ns,
            source.ctime_ns,
            source.inode,
            n_items,
            sorted(ignored),
        ],
    )
