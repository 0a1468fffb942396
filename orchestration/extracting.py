"""Extraction over many articles: several processes, chunks, only what has not been read before.

In: `landing.articles`, or a file of articles. Out: the fact tables, `landing.datings` and `landing.extractions`, chunk
by chunk, so that a killed run goes on where it stopped; or a file of facts in the order of the articles. The facts
are the same whatever the number of processes.
"""

from __future__ import annotations

import gc
import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import duckdb
import msgspec
import pyarrow as pa

from extraction.articles import Article
from extraction.facts import KINDS, Fact, arrow_row, kind_of
from orchestration.intake.identity import article_id_of
from orchestration.intake.readers import read_all
from orchestration.intake.records import Row, Settings
from orchestration.landing import FACT_TABLES, append, append_table, fact_table_schema, transaction
from orchestration.settings import DBT_PROJECT_DIR, PACKAGE_ROOT

CHUNK = 200
_CHUNKS_AHEAD = 3
Progress = Callable[[int, int | None], None]
_In = TypeVar("_In")
_Out = TypeVar("_Out")


class Extractor(NamedTuple):
    """A reader of articles: `read` takes an Article and gives an Extraction; a function of a module, for processes.

    `made_of` stands for the reader's rules and lexicons: where it changes, articles are read again.
    """

    name: str
    version: str
    read: Callable[[Article], Any]
    made_of: str = ""


class ExtractionError(RuntimeError):
    """An extractor failed on an article, which the message names; it must give facts or none."""


@dataclass
class FileCounts:
    """What `extract_file` read and wrote."""

    articles: int = 0
    facts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    skipped: dict[str, int] = field(default_factory=dict)
    skipped_examples: list[str] = field(default_factory=list)
    ignored_columns: list[str] = field(default_factory=list)


def built_in() -> Extractor:
    """The rules of this project."""
    from extraction import extract as rules

    return Extractor(rules.EXTRACTOR, rules.EXTRACTOR_VERSION, rules.extract, _made_of())


def _made_of() -> str:
    """A hash of the extractor's code, its lexicons, and the seeds that its code names."""
    folder = PACKAGE_ROOT / "extraction"
    sources = sorted(folder.glob("*.py"))
    code = "".join(path.read_text(encoding="utf-8") for path in sources)
    seeds = [
        path
        for path in sorted((DBT_PROJECT_DIR / "seeds").glob("*.csv"))
        if f'"{path.stem}"' in code or path.name in code
    ]
    digest = hashlib.sha256()
    for path in (*sources, *sorted((folder / "lexicon").glob("*.csv")), *seeds):
        digest.update(f"{path.name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


_DATINGS = pa.schema(
    [
        ("article_id", pa.string()),
        ("content_hash", pa.string()),
        ("dated_from", pa.string()),
        ("dated_start", pa.date32()),
        ("dated_end", pa.date32()),
        ("anchor_on", pa.date32()),
    ]
)
_EXTRACTIONS = pa.schema(
    [
        ("article_id", pa.string()),
        ("content_hash", pa.string()),
        ("extractor", pa.string()),
        ("extractor_version", pa.string()),
        ("made_of", pa.string()),
        ("n_facts", pa.int32()),
    ]
)

_STALE = """
create or replace temp table stale as
select e.article_id from landing.extractions as e
where e.extractor = $name and (
    e.extractor_version <> $version or e.made_of <> $made_of
    or (e.article_id, e.content_hash) not in (select (a.article_id, a.content_hash) from landing.articles as a)
)
"""
_PENDING = """
from landing.articles as a
where not exists (
    select 1 from landing.extractions as e
    where e.article_id = a.article_id and e.content_hash = a.content_hash
        and e.extractor = $name and e.extractor_version = $version and e.made_of = $made_of
)
"""


def extract_pending(
    con: duckdb.DuckDBPyConnection,
    *,
    processes: int = 1,
    chunk_size: int = CHUNK,
    on_progress: Progress | None = None,
    extractor: Extractor | None = None,
) -> int:
    """Extract every article that this extractor, as it is now, has not read; returns how many it read.

    Facts of articles that left, changed or were read by another version go first. Each chunk is one transaction.
    `on_progress` hears (articles done, articles to do).
    """
    extractor = extractor or built_in()
    forget_stale(con, extractor)
    key = _key(extractor)
    row = con.execute(f"select count(*) {_PENDING}", key).fetchone()
    total = int(row[0]) if row else 0
    done = 0
    if total:
        reader = con.cursor()  # streams beside the writes of `con`
        try:
            reader.execute(
                f"select a.article_id, a.content_hash, a.outlet, a.title, a.published_on, a.text {_PENDING}",
                key,
            )
            chunks = ((extractor, rows) for rows in iter(lambda: _fetch(reader, chunk_size), []))
            with _workers(min(processes, -(-total // chunk_size))) as pool:
                for result in _in_order(pool, _extract_chunk, chunks, processes + _CHUNKS_AHEAD):
                    _write_chunk(con, result)
                    done += result.articles
                    if on_progress:
                        on_progress(done, total)
        finally:
            reader.close()
    return done


def forget_stale(con: duckdb.DuckDBPyConnection, extractor: Extractor) -> None:
    """Remove the facts and datings of articles that left, changed, or were read by another version."""
    with transaction(con):
        con.execute(_STALE, _key(extractor))
        for table in FACT_TABLES.values():
            con.execute(
                f"delete from {table} where source_path is null and extractor = ? "
                "and article_id in (select s.article_id from stale as s)",
                [extractor.name],
            )
        con.execute("delete from landing.datings where article_id in (select s.article_id from stale as s)")
        con.execute(
            "delete from landing.extractions where extractor = ? and article_id in (select s.article_id from stale as s)",
            [extractor.name],
        )
        con.execute("drop table stale")


def _key(extractor: Extractor) -> dict[str, str]:
    return {"name": extractor.name, "version": extractor.version, "made_of": extractor.made_of}


class _ChunkResult(NamedTuple):
    """What a process sends back: rows of the small tables, and each kind's facts as Arrow."""

    articles: int
    facts: dict[str, pa.Table]
    datings: list[tuple[object, ...]]
    extractions: list[tuple[object, ...]]


def _fetch(reader: duckdb.DuckDBPyConnection, size: int) -> list[tuple[Any, ...]]:
    return reader.fetchmany(size)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Without the cyclic collector, which costs a quarter of the time: an article leaves no cycles behind."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_no_collector()
def _extract_chunk(task: tuple[Extractor, list[tuple[Any, ...]]]) -> _ChunkResult:
    extractor, rows = task
    by_kind: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
    datings: list[tuple[object, ...]] = []
    extractions: list[tuple[object, ...]] = []
    for article_id, content_hash, outlet, title, published_on, text in rows:
        found = _read(
            extractor,
            Article(article_id=article_id, text=text, title=title, published_on=published_on, outlet=outlet),
        )
        for fact in found.facts:
            by_kind[kind_of(fact)].append(arrow_row(fact))
        dating = found.dating
        datings.append(
            (article_id, content_hash, dating.dated_from, dating.dated_start, dating.dated_end, dating.day)
        )
        extractions.append(
            (
                article_id,
                content_hash,
                extractor.name,
                extractor.version,
                extractor.made_of,
                len(found.facts),
            )
        )
    tables = {
        kind: pa.Table.from_pylist(kept, schema=fact_table_schema(kind))
        for kind, kept in by_kind.items()
        if kept
    }
    return _ChunkResult(len(rows), tables, datings, extractions)


def _read(extractor: Extractor, article: Article) -> Any:
    try:
        return extractor.read(article)
    except Exception as error:  # any fault of the extractor: named with its article and raised again
        raise ExtractionError(
            f"{extractor.name} {extractor.version} failed on article {article.article_id}: {error!r}"
        ) from error


def _write_chunk(con: duckdb.DuckDBPyConnection, result: _ChunkResult) -> None:
    with transaction(con):
        for kind, table in result.facts.items():
            append_table(con, FACT_TABLES[kind], table)
        append(con, "landing.datings", result.datings, _DATINGS)
        append(con, "landing.extractions", result.extractions, _EXTRACTIONS)


@contextmanager
def _workers(processes: int) -> Iterator[ProcessPoolExecutor | None]:
    """A pool of fresh processes, or None where one is enough: then the work is done here."""
    if processes <= 1:
        yield None
        return
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor | None, work: Callable[[_In], _Out], tasks: Iterable[_In], ahead: int
) -> Iterator[_Out]:
    """The results of `work` in the order of `tasks`, of which no more than `ahead` are under way."""
    if pool is None:
        yield from map(work, tasks)
        return
    waiting: deque[Future[_Out]] = deque()
    for task in tasks:
        waiting.append(pool.submit(work, task))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def extract_file(
    path: Path,
    out: Path,
    *,
    processes: int = 1,
    chunk_size: int = CHUNK,
    settings: Settings | None = None,
    on_progress: Progress | None = None,
    extractor: Extractor | None = None,
) -> FileCounts:
    """Facts of the articles in `path` (any input format, or a folder of such), one JSON object a line, into `out`, in the articles' order.

    No database, no duplicates removed. Rows that no reader can use are counted by reason and named in part. `out` is
    replaced only when all is written. `on_progress` hears (articles done, None). Raises OSError for `out`.
    """
    extractor = extractor or built_in()
    settings = settings or Settings()
    counts = FileCounts()
    ignored: set[str] = set()
    rows = (_placed(name, row) if path.is_dir() else row for name, row in read_all(path, settings, ignored))
    tasks = ((extractor, chunk) for chunk in iter(lambda: list(islice(rows, chunk_size)), []))
    partial = out.with_name(f"{out.name}.part")
    try:
        with partial.open("wb") as stream, _workers(processes) as pool:
            for result in _in_order(pool, _facts_as_lines, tasks, processes + _CHUNKS_AHEAD):
                stream.write(result.lines)
                _count(counts, result)
                if on_progress:
                    on_progress(counts.articles, None)
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)
    counts.ignored_columns = sorted(ignored)
    return counts


def _placed(name: str, row: Row) -> Row:
    """A row of a folder; a broken one says which file it stands in."""
    return row._replace(detail=f"{row.detail} ({name})") if row.reason else row


class _LinesResult(NamedTuple):
    """The facts of a chunk as JSON lines, and what was counted."""

    lines: bytes
    articles: int
    facts: dict[str, int]
    skipped: list[tuple[int, str, str]]


@_no_collector()
def _facts_as_lines(task: tuple[Extractor, list[Row]]) -> _LinesResult:
    extractor, rows = task
    found: list[Fact] = []
    skipped: list[tuple[int, str, str]] = []
    for row in rows:
        if row.reason:
            skipped.append((row.line, row.reason, row.detail or ""))
            continue
        article = Article(
            article_id=article_id_of(row),
            text=row.text,
            title=row.title,
            published_on=row.published_on,
            outlet=row.outlet,
        )
        found += _read(extractor, article).facts
    counted = dict.fromkeys(KINDS, 0)
    for fact in found:
        counted[kind_of(fact)] += 1
    return _LinesResult(_encoder.encode_lines(found), len(rows) - len(skipped), counted, skipped)


_encoder = msgspec.json.Encoder()
_EXAMPLES = 20


def _count(counts: FileCounts, result: _LinesResult) -> None:
    counts.articles += result.articles
    for kind, number in result.facts.items():
        counts.facts[kind] += number
    for line, reason, detail in result.skipped:
        counts.skipped[reason] = counts.skipped.get(reason, 0) + 1
        if len(counts.skipped_examples) < _EXAMPLES:
            counts.skipped_examples.append(f"line {line}: {reason}: {detail}")
