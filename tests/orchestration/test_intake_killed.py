"""A run killed anywhere, and started again, ends with the tables of an undisturbed run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.extracting import extract_pending
from orchestration.intake import load, take_in
from tests.orchestration.intake_help import BODY, FAKE, tables, write_lines
from tests.orchestration.test_intake_facts import FACT, GOOD_REVIEWS, TEXT, write_reviews

Patch = pytest.MonkeyPatch
ROOT = Path(__file__).resolve().parents[2]


class Killed(BaseException):
    """Stands for the end of the process."""


class Failing:
    """A connection that dies at its nth statement."""

    def __init__(self, con: duckdb.DuckDBPyConnection, last: int) -> None:
        self._con = con
        self._left = last

    def execute(self, *args: Any) -> Any:
        self._left -= 1
        if self._left == 0:
            raise Killed
        return self._con.execute(*args)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._con, name)

    @property
    def survived(self) -> bool:
        return self._left > 0


def first_state(raw: Path) -> None:
    write_lines(raw / "articles/a.jsonl", [{"text": f"{BODY} {n}", "article_id": f"a{n}"} for n in range(6)])
    write_lines(raw / "articles/b.jsonl", [{"text": TEXT, "article_id": "x", "title": "عنوان"}])
    write_lines(raw / "facts/a.jsonl", [FACT, {**FACT, "evidence": "كلام آخر"}])
    write_reviews(raw / "reviews/a.csv", GOOD_REVIEWS)


def second_state(raw: Path) -> None:
    """One file changed, one gone, one new; duplicates, a conflict, and a fact that moves to another article."""
    write_lines(
        raw / "articles/a.jsonl",
        [{"text": f"{BODY} {n}", "article_id": f"a{n}"} for n in range(1, 4)] + [{"text": BODY}],
    )
    (raw / "articles/b.jsonl").unlink(missing_ok=True)
    write_lines(
        raw / "articles/c.jsonl",
        [
            {"text": TEXT, "article_id": "w", "outlet": "أ", "published_on": "2021-07-19"},
            {"text": TEXT, "article_id": "x", "outlet": "أ", "published_on": "2021-07-20"},
            {"text": TEXT, "article_id": "a1"},
            {"text": TEXT, "article_id": "v"},
            {"text": 5},
        ],
    )
    write_lines(raw / "facts/b.jsonl", [FACT, {**FACT, "article_id": "v"}])
    write_reviews(raw / "reviews/a.csv", GOOD_REVIEWS[:2])


def run(con: Any, raw: Path) -> None:
    take_in(con, raw)
    extract_pending(con, chunk_size=2, extractor=FAKE)


def undisturbed(raw: Path) -> dict[str, Any]:
    with duckdb.connect() as con:
        run(con, raw)
        return tables(con)


@pytest.mark.parametrize("start_with_a_build", [False, True])
def test_killed_at_any_statement(tmp_path: Path, monkeypatch: Patch, start_with_a_build: bool) -> None:
    monkeypatch.setattr(load, "BATCH_ROWS", 2)
    raw, base = tmp_path / "raw", tmp_path / "base.duckdb"
    first_state(raw)
    if start_with_a_build:
        with duckdb.connect(str(base)) as con:
            run(con, raw)
    second_state(raw)
    wanted = undisturbed(raw)
    step, tried = 1, 0
    while True:
        path = tmp_path / f"build{step}.duckdb"
        if start_with_a_build:
            path.write_bytes(base.read_bytes())
        con = duckdb.connect(str(path))
        failing = Failing(con, step)
        try:
            run(failing, raw)
        except Killed:
            tried += 1
        con.close()
        with duckdb.connect(str(path)) as again:
            run(again, raw)
            assert tables(again) == wanted, f"killed at statement {step}"
        path.unlink()
        if failing.survived:
            break
        step += 17
    assert tried >= 5


_CHILD = """
import sys, time, duckdb
from pathlib import Path
from orchestration.extracting import extract_pending
from orchestration.intake import load, take_in
from tests.orchestration.intake_help import FAKE

def slowly(*progress):
    print("committed", flush=True)
    time.sleep(0.15)

load.BATCH_ROWS = 2
con = duckdb.connect(sys.argv[1])
take_in(con, Path(sys.argv[2]), on_progress=slowly)
extract_pending(con, chunk_size=2, extractor=FAKE, on_progress=slowly)
print("done", flush=True)
"""


@pytest.mark.parametrize("commits", [1, 3, 6])
def test_killed_by_signal(tmp_path: Path, commits: int) -> None:
    raw, database = tmp_path / "raw", tmp_path / "build.duckdb"
    first_state(raw)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(database), str(raw)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert child.stdout
    for _ in range(commits):
        assert child.stdout.readline() == "committed\n"
    child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL
    child.stdout.close()
    with duckdb.connect(str(database)) as con:
        run(con, raw)
        assert tables(con) == undisturbed(raw)
