"""What a hundred new reports cost a warehouse of a million: prints seconds a model, asserts nothing.

In: the number of reports, from the command line. Out: the slowest models of the first build, of a build with nothing new and
of one with a hundred new reports. Run as `python -m tests.dbt.bench_million 1000000`.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import duckdb

from tests.dbt import warehouse
from tests.dbt.warehouse import Scratch

# Synthetic press: `day` and `place` by arithmetic, three reports an event on average, five outlets.
LAND = """
create or replace temp table told as
with numbers as (select range as n from range({first}, {last})),
places as (
    select row_number() over (order by place_id) - 1 as k, name_ar, governorate_code
    from seeds.places where country = 'IQ' and governorate_code is not null and admin_level in ('district', 'town')
),
events as (select n, n // 3 as event, hash(n // 3) as dice, hash(n) as own from numbers)
select
    n, event, date '2008-01-01' + (dice % 5800)::integer as day, own % 5 as outlet, own % 3 as late,
    ['bombing', 'armed_attack', 'shelling', 'assassination', 'arrest', 'protest'][(1 + (dice // 7) % 6)::integer] as event_type,
    places.name_ar as place, places.governorate_code,
    (1 + (dice // 11) % 9 + (own % 4 = 0)::integer)::integer as killed,
    'انفجر شيء رقم ' || chr(1575 + (dice % 30)::integer) || chr(1580 + (dice // 31 % 20)::integer) || 'ا في '
    || places.name_ar || ' قرب المعلم ' || chr(1578 + (dice // 97 % 25)::integer) || 'وم وقتل عدد من الناس' as evidence
from events
inner join places on (dice // 13) % (select count(*) from places) = places.k;

insert into landing.parsed
select
    'a' || n || '.txt', 1, 'a' || n, 'outlet ' || outlet, null, '', day + late::integer,
    evidence || ' ' || repeat('نص ' || n || ' ', 20), 'ar', 'outlet ' || outlet, md5(n::varchar), md5(n::varchar), null, null
from told;
insert into landing.resolved select 'a' || n || '.txt', 1, 'loaded', null, null, null, null, null, null from told;
insert into landing.incident_facts by name
select
    'f' || md5(n::varchar) as fact_id, 'a' || n as article_id, evidence, 1 as evidence_start,
    1 + length(evidence) as evidence_end, 'waqai-rules' as extractor, '1' as extractor_version, event_type,
    'occurred' as status, 'event' as granularity, day as date_start, day as date_end, 'day' as date_precision,
    'IQ' as country, governorate_code as governorate, place, killed as killed_low, killed as killed_best,
    killed as killed_high, true as killed_stated, false as injured_stated, false as killed_or_injured_stated,
    false as abducted_stated, false as arrested_stated, []::varchar[] as perpetrator, ['civilians'] as target
from told;
"""


def run(scratch: Scratch, title: str) -> None:
    """Build, and print the seconds of the whole and of the slowest models."""
    start = time.perf_counter()
    timings = warehouse.time_dbt(scratch.path, "run")
    print(f"\n{title}: {time.perf_counter() - start:.1f} s")
    for seconds, name in sorted(timings, reverse=True)[:12]:
        print(f"  {seconds:7.2f}  {name}")
    counts = "select (select count(*) from incident_reports), (select count(*) from incidents), (select count(*) from incident_report_pairs)"
    print("  reports, incidents, pairs:", scratch.ask(counts)[0])


def main() -> None:
    """Build a warehouse of the given size, build it again, and build it with a hundred reports more."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        scratch = Scratch(Path(folder))
        for title, first, last in [
            (f"{size} reports from scratch", 0, size),
            ("nothing new", size, size),
            ("100 new reports", size, size + 100),
        ]:
            with duckdb.connect(str(scratch.path)) as con:
                con.execute(LAND.format(first=first, last=last))
            run(scratch, title)


if __name__ == "__main__":
    main()
