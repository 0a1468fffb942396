"""Each check of the project is seen to fail on bad rows, and one of each of dbt's stock tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from tests.dbt.warehouse import Scratch, run_dbt

# What is done to a sound warehouse, and the check that must then fail.
HARM = {
    "every_article_is_accounted_for": "delete from marts.articles where article_id = 'el01'",
    "evidence_is_verbatim": "update marts.statements set evidence_start = evidence_start + 1",
    "current_ids_are_not_redirected": (
        "insert into marts.incident_id_redirects select min(incident_id), null, 'withdrawn: x', 1 from marts.incidents"
    ),
    "redirects_resolve": "insert into marts.incident_id_redirects values ('i_old', 'i_nowhere', 'merged', 1)",
    "every_report_counts_once": "update marts.incidents set n_reports = n_reports + 1",
    "series_enter_no_sum": "update marts.incident_sides_monthly set n_incidents = n_incidents + 100",
    "events_of_one_article_stay_apart": (
        "update marts.incident_reports set incident_id = (select min(incident_id) from marts.incident_reports where "
        "article_id = 'twoA') where article_id = 'twoA'"
    ),
    "no_incident_swallows_a_week": (
        "update marts.incident_reports set incident_id = (select min(incident_id) from marts.incident_reports where "
        "article_id = 'chain0') where article_id in ('chain0', 'chain8')"
    ),
    "superseded_days_are_not_scheduled": (
        "update marts.election_milestones set status = 'scheduled', date_start = date '2020-04-20' "
        "where milestone_id = 'iq-provincial-2020:polling_day'"
    ),
    "decisions_of_people_take_effect": "update marts.review_log set outcome = 'quote_not_found' where line = 1",
    "nothing_is_told_before_it_occurred": "update marts.incidents set last_reported_on = date '2001-01-01'",
    "tolls_are_of_this_world": "update marts.incidents set killed_high = 9000 where granularity = 'event'",
    "in_order_incidents": "update marts.incidents set injured_low = 99 where injured_high = 12",
    "accepted_values_incident_actors_role": "update marts.incident_actors set role = 'bystander' where role = 'target'",
    "relationships_toll_history_fact_id": "update marts.toll_history set fact_id = 'f_nothing' where measure = 'killed' and best = 14",
}


@pytest.fixture(scope="module")
def failing(told: Scratch, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The tests that fail once every harm is done, warnings among them."""
    path: Path = tmp_path_factory.mktemp("harmed") / "build.duckdb"
    shutil.copyfile(told.path, path)
    with duckdb.connect(str(path)) as con:
        for harm in HARM.values():
            con.execute(harm)
    return {line.split(":")[0] for line in run_dbt(path, "--warn-error", "test")}


@pytest.mark.parametrize("check", HARM)
def test_a_check_fails_on_bad_rows(failing: set[str], check: str) -> None:
    assert [name for name in failing if name.startswith(check)], sorted(failing)


def test_keys_and_nulls_are_refused_by_the_tables_themselves(told: Scratch, tmp_path: Path) -> None:
    path = tmp_path / "build.duckdb"
    shutil.copyfile(told.path, path)
    with duckdb.connect(str(path)) as con:
        with pytest.raises(duckdb.ConstraintException, match=r"[Dd]uplicate key"):
            con.execute("insert into marts.incidents from marts.incidents limit 1")
        with pytest.raises(duckdb.ConstraintException, match="NOT NULL"):
            con.execute("update marts.incidents set is_disputed = null")
