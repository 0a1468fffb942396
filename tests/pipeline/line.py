"""Helpers of the tests that run the whole job: articles in our own words, one run, the tables it published."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb

from orchestration.progress import Silence
from orchestration.run import Outcome, run_line
from orchestration.settings import Settings

PLACES = ("الفلوجة", "بعقوبة", "كركوك", "الموصل", "تكريت", "الرمادي", "سامراء", "الحلة", "الناصرية", "البصرة")
OUTLETS = ("جريدة الميناء", "وكالة الرافد", "صحيفة النخلة")
LEDGER = frozenset({"incident_id_redirects"})


def article(number: int, *, killed: int | None = None) -> dict[str, Any]:
    """The `number`-th made-up article: a roadside bomb in a town, told with its toll and a quoted word."""
    day = dt.date(2017, 1, 2) + dt.timedelta(days=9 * number)
    place, dead = PLACES[number % len(PLACES)], killed if killed is not None else 3 + number % 7
    return {
        "article_id": f"made-{number:04d}",
        "outlet": OUTLETS[number % len(OUTLETS)],
        "title": f"عبوة تستهدف دورية قرب {place}",
        "published_on": day.isoformat(),
        "text": (
            f"قتل {dead} جنود وأصيب {dead + 2} آخرون بانفجار عبوة ناسفة على طريق زراعي قرب {place} "
            f"يوم {day.day}/{day.month}/{day.year}.\n"
            f'وقال ضابط في الجيش رقمه في السجل {number} إن "التحقيق بدأ صباحا ولم يعرف الفاعل بعد".'
        ),
    }


def write_articles(path: Path, articles: Iterable[dict[str, Any]]) -> Path:
    """Write articles as JSON lines, making the folders above."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in articles), encoding="utf-8")
    return path


def settings_of(base: Path) -> Settings:
    """Settings with `raw` and `warehouse` under `base`."""
    return Settings.of(base / "raw", base / "warehouse", 1)


def build(settings: Settings) -> Outcome:
    """One run of the job in this process; what it does to the environment is undone."""
    before = dict(os.environ)
    try:
        return run_line(settings, Silence())
    finally:
        os.environ.clear()
        os.environ.update(before)


def published(outcome: Outcome) -> dict[str, Any]:
    """What publication reported; fails with the errors and failed checks of the run where there was none."""
    failed = [
        f"{one.name}: {one.message}\n{one.rows}" for one in outcome.checks if one.blocks and not one.passed
    ]
    assert outcome.published is not None, "\n".join([*outcome.errors, *failed])
    return outcome.published


def tables(database: Path, without: Iterable[str] = LEDGER) -> dict[str, tuple[list[str], list[Any]]]:
    """Columns and rows, in the order they are stored, of every table of a published file."""
    found = {}
    with duckdb.connect(str(database), read_only=True) as con:
        names = con.execute("select table_name from duckdb_tables() where not internal order by 1").fetchall()
        for (name,) in names:
            if name not in without:
                result = con.execute(f'select * from "{name}"')
                found[name] = ([column[0] for column in result.description], result.fetchall())
    return found


def differing(left: dict[str, Any], right: dict[str, Any]) -> dict[str, Any]:
    """The tables that differ, each with some of the rows found on one side only; empty where all are equal."""
    found = {}
    for name in sorted(left.keys() | right.keys()):
        if left.get(name) != right.get(name):
            one, other = (list(map(repr, side.get(name, ([], []))[1])) for side in (left, right))
            found[name] = (
                [row for row in one if row not in other][:3],
                [row for row in other if row not in one][:3],
            )
    return found
