"""What users live through, from landed facts to published rows."""

from __future__ import annotations

import datetime as dt
from itertools import combinations

import pytest

from tests.dbt.stories import EVENTS
from tests.dbt.warehouse import Scratch, day


def incidents_of(told: Scratch, prefix: str, columns: str) -> list[tuple]:
    """The incidents that any article of the scenario reports, ordered."""
    return told.read(
        f"select {columns} from incidents where incident_id in "
        "(select incident_id from incident_reports where starts_with(article_id, ?)) order by all",
        prefix,
    )


@pytest.mark.parametrize("story", sorted({story for story, _ in EVENTS.values()}))
def test_reports_are_joined_as_a_reader_would(told: Scratch, story: str) -> None:
    found = {
        (article_id, evidence): incident_id
        for article_id, evidence, incident_id in told.read(
            "select article_id, evidence, incident_id from incident_reports where starts_with(article_id, ?)",
            f"{story}-",
        )
    }
    reports = [report for report, (told_in, _) in EVENTS.items() if told_in == story]
    for a, b in combinations(reports, 2):
        assert (found[a] == found[b]) == (EVENTS[a] == EVENTS[b]), (a, b)


def test_a_later_lower_figure_lowers_nothing_unless_it_corrects(told: Scratch) -> None:
    columns = "event_type, killed_low, killed_best, killed_high, is_disputed"
    market, *_ = incidents_of(told, "square-0", columns)
    assert market == ("suicide_bombing", 28, 32, 32, True)
    cafe, *_ = incidents_of(told, "diyala-0", columns)
    assert cafe == ("suicide_bombing", 14, 24, 24, True)
    evenings = ("2014-05-01", "2014-05-02", "2014-05-04", "2014-05-05")
    ((incident_id, best, low, high, disputed),) = incidents_of(
        told, "moves", "incident_id, killed_best, killed_low, killed_high, is_disputed"
    )
    assert (best, low, high, disputed) == (13, 5, 16, False)
    known = "select killed_low, killed_best, killed_high from incidents_as_of(?) where incident_id = ?"
    assert [told.read(known, evening, incident_id)[0] for evening in evenings] == [
        (5, 5, 5),
        (5, 11, 11),
        (5, 16, 16),
        (5, 13, 16),
    ]


def test_what_goes_on_lasts_to_the_latest_report_and_a_double_blow_is_one_event(told: Scratch) -> None:
    pay, water = incidents_of(told, "goes", "date_start, date_end, granularity, n_reports")
    assert pay == (dt.date(2016, 5, 10), dt.date(2016, 6, 2), "series", 3)
    assert water == (dt.date(2016, 5, 28), dt.date(2016, 6, 2), "series", 1)
    known = "select date_end from incidents_as_of('2016-05-15') where date_start = date '2016-05-10'"
    assert told.read(known) == [(dt.date(2016, 5, 14),)]
    ministries, *_ = incidents_of(told, "double-0", "granularity, killed_best, n_reports")
    assert ministries == ("event", 64, 2)


def test_an_undated_report_counts_today_and_on_no_evening(told: Scratch) -> None:
    columns = "n_reports, n_outlets"
    bike = "select incident_id from incident_reports where article_id = 'motor-0'"
    assert told.read(f"select {columns} from incidents where incident_id = ({bike})") == [(2, 2)]
    assert told.read(f"select {columns} from incidents_as_of('2030-01-01') where incident_id = ({bike})") == [
        (1, 1)
    ]


def test_five_outlets_one_attack(told: Scratch) -> None:
    columns = (
        "killed_low, killed_best, killed_high, injured_low, injured_high, n_reports, n_outlets, is_disputed"
    )
    assert incidents_of(told, "five", columns) == [(3, 4, 5, 10, 12, 5, 5, True)]


def test_two_bombings_of_one_day_stay_two(told: Scratch) -> None:
    assert incidents_of(told, "two", "killed_best, n_reports") == [(2, 2), (6, 2)]


def test_toll_rises_then_a_correction_wins(told: Scratch) -> None:
    assert incidents_of(
        told, "rise", "event_type, killed_low, killed_best, killed_high, n_reports, is_disputed"
    ) == [("suicide_bombing", 8, 17, 19, 5, False)]
    incident_id = incidents_of(told, "rise", "incident_id")[0][0]
    moved = [
        told.read("select killed_best from incidents_as_of(?) where incident_id = ?", evening, incident_id)[
            0
        ][0]
        for evening in ("2018-05-01", "2018-05-02", "2018-05-03", "2018-05-04", "2018-05-05", "2018-06-01")
    ]
    assert moved == [8, 14, 19, 19, 17, 17]
    history = "select standing_best from toll_history where incident_id = ? order by reported_on"
    assert [best for (best,) in told.read(history, incident_id)] == [8, 14, 19, 17, 17]


def test_one_village_name_in_two_governorates(told: Scratch) -> None:
    assert incidents_of(told, "village", "governorate_code, n_reports") == [("IQ-NI", 1), ("IQ-SD", 1)]


def test_background_retellings_end_as_one_incident(told: Scratch) -> None:
    assert incidents_of(told, "june", "event_type, date_start, date_end, n_reports") == [
        ("territory_captured", dt.date(2014, 6, 10), dt.date(2014, 6, 10), 9)
    ]


def test_a_copy_counts_as_an_outlet_and_not_as_a_text(told: Scratch) -> None:
    assert incidents_of(told, "copy", "n_reports, n_outlets, n_independent_reports") == [(3, 3, 2)]


def test_no_chain_swallows_a_week(told: Scratch) -> None:
    spans = told.read(
        "select max(date_end) - min(date_start) from incident_reports where starts_with(article_id, 'chain') "
        "group by incident_id"
    )
    assert max(span for (span,) in spans) <= 4
    assert len(spans) >= 2


def test_denials_stay_apart_and_plans_are_fulfilled(told: Scratch) -> None:
    assert incidents_of(told, "denied", "status, n_reports") == [("denied", 1), ("occurred", 1)]
    assert incidents_of(told, "plan", "status, n_reports") == [("occurred", 2)]
    assert told.read(
        "select status, n_reports from incidents_as_of(date '2020-10-21') where governorate_code = 'IQ-DQ'"
    ) == [("planned", 1)]


def test_series_enter_no_sum(told: Scratch) -> None:
    assert incidents_of(told, "series", "granularity, killed_best") == [("series", 700)]
    assert told.read("select coalesce(max(killed_high), 0) < 700 from incident_sides_monthly") == [(True,)]


def test_people_part_join_correct_and_reject(told: Scratch) -> None:
    assert incidents_of(told, "part", "n_reports") == [(1,), (1,)]
    assert incidents_of(told, "join", "n_reports") == [(2,)]
    assert incidents_of(told, "fix", "killed_low, killed_best, killed_high") == [(3, 3, 3)]
    outcomes = told.read("select line, outcome from review_log order by line")
    assert outcomes == [
        (1, "applied"),
        (2, "applied"),
        (3, "applied"),
        (4, "applied"),
        (5, "bad_value"),
        (6, "unknown_article"),
        (7, "quote_not_found"),
        (8, "unknown_actor"),
    ]
    assert told.read("select count(*) from review_queue where subject = 'review_without_effect'") == [(4,)]


def milestones(told: Scratch, evening: str | None = None) -> dict[str, tuple[str, dt.date | None]]:
    """Status and day of the steps of 2021 by their id, today or as of an evening."""
    source = f"election_milestones_as_of('{evening}')" if evening else "election_milestones"
    rows = told.read(
        f"select milestone_id, status, date_start from {source} where election_id = 'iq-parliament-2021'"
    )
    return {name.removeprefix("iq-parliament-2021:"): (status, when) for name, status, when in rows}


def test_the_chain_of_2021(told: Scratch) -> None:
    steps = milestones(told)
    assert steps["polling_day"] == ("occurred", day("2021-10-10"))
    assert steps["preliminary_results:2021-10-11"] == ("occurred", day("2021-10-11"))
    assert steps["recount_or_appeal:2021-10-20"][0] == steps["recount_or_appeal:2021-10-27"][0] == "occurred"
    assert steps["final_results"] == ("occurred", day("2021-11-30"))
    assert steps["ratification"] == ("occurred", day("2021-12-27"))
    assert steps["first_session"] == ("occurred", day("2022-01-09"))
    assert steps["government_formed"] == ("occurred", day("2022-10-27"))
    assert not [name for name, (status, _) in steps.items() if status == "scheduled"]


def test_the_chain_of_2021_as_the_press_knew_it(told: Scratch) -> None:
    assert milestones(told, "2020-09-01")["polling_day"] == ("scheduled", day("2021-06-06"))
    assert milestones(told, "2021-01-19")["polling_day"] == ("scheduled", day("2021-10-10"))
    assert milestones(told, "2021-03-02")["polling_day"] == ("scheduled", day("2021-10-10"))
    assert milestones(told, "2021-08-01")["polling_day"] == ("scheduled", day("2021-10-10"))
    assert milestones(told, "2021-10-10")["polling_day"] == ("occurred", day("2021-10-10"))
    assert milestones(told, "2021-12-31")["first_session"] == ("scheduled", day("2022-01-10"))
    assert milestones(told, "2021-11-01")["first_session"] == ("scheduled", None)


def test_the_history_keeps_what_was_moved(told: Scratch) -> None:
    moves = told.read(
        "select move, date_start from election_milestone_history "
        "where milestone_id = 'iq-parliament-2021:polling_day' order by step"
    )
    assert ("set", day("2021-06-06")) in moves
    assert ("postponed", day("2021-06-06")) in moves
    assert ("moved", day("2021-10-10")) in moves
    assert ("demanded", day("2022-04-01")) in moves
    assert ("held", day("2021-10-10")) in moves


def test_an_office_is_the_man_of_the_day(told: Scratch) -> None:
    speakers = told.read(
        "select article_id, speaker_actor_id from statements where speaker = 'رئيس الوزراء' order by article_id"
    )
    assert speakers == [
        ("pm2018", "person_haider_al_abadi"),
        ("pm2019", "person_adil_abdul_mahdi"),
        ("pm2021", "person_mustafa_al_kadhimi"),
        ("pm2023", "person_mohammed_shia_al_sudani"),
    ]
    for evening, holder in [
        ("2018-10-25", "person_adil_abdul_mahdi"),
        ("2022-10-26", "person_mustafa_al_kadhimi"),
    ]:
        assert told.read(
            "select actor_id from office_holders_on(?) where office_key = 'iq_prime_minister'", evening
        ) == [(holder,)]


def test_a_family_name_alone_joins_nobody_of_another_article(told: Scratch) -> None:
    speakers = dict(
        told.read("select quote, speaker_actor_id from statements where starts_with(article_id, 'fam')")
    )
    assert speakers["الدوريات مستمرة"] == speakers["الطريق سالكة fam0"]
    assert speakers["الجسر مغلق"] not in (None, speakers["الطريق سالكة fam0"])
    assert speakers["الوضع هادئ"] is None
    assert told.read(
        "select role, organisation, valid_from, source from actor_roles where actor_id = ?",
        speakers["الدوريات مستمرة"],
    ) == [("مدير الناحية", None, day("2019-03-01"), "article")]


def test_as_of_the_last_day_is_the_mart(told: Scratch) -> None:
    for mart, macro in (
        ("incidents", "incidents_as_of"),
        ("election_milestones", "election_milestones_as_of"),
    ):
        columns = [c for (c,) in told.read(f"select column_name from (describe {mart})")]
        assert columns == [
            c for (c,) in told.read(f"select column_name from (describe from {macro}('2030-01-01'))")
        ]
        dated = (
            "where incident_id not in (select incident_id from incident_reports where reported_on is null)"
            if mart == "incidents"
            else ""
        )
        assert told.read(f"from {macro}('2030-01-01') {dated} except from {mart}") == []
        assert told.read(f"from {mart} {dated} except from {macro}(date '2030-01-01')") == []
    assert told.read("from incidents_as_of('2001-01-01')") == []


def test_views_for_other_users(told: Scratch) -> None:
    violence = "select type_of_violence, where_prec, date_prec, best from as_ucdp where id = ?"
    assert told.read(violence, incidents_of(told, "rise", "incident_id")[0][0]) == [(3, 3, 1, 17)]
    codes = "select event_type, event_mode, actor_sector, recipient_sector from as_plover where event_id = ?"
    assert told.read(codes, incidents_of(told, "rise", "incident_id")[0][0]) == [
        ("ASSAULT", "suicide-attack", "REB", "CVL")
    ]


def test_the_published_file_works_attached_under_another_name(told: Scratch) -> None:
    import duckdb

    with duckdb.connect() as con:
        con.execute(f"attach '{told.published}' as elsewhere (read_only)")
        con.execute("use elsewhere")
        assert con.execute("select count(*) > 0 from incidents_as_of('2020-01-01')").fetchone() == (True,)
        assert con.execute("select count(*) > 0 from as_ucdp").fetchone() == (True,)


def test_days_that_were_moved_postponed_or_only_demanded(told: Scratch) -> None:
    days = {
        election: (status, when)
        for election, status, when in told.read(
            "select election_id, status, date_start from election_milestones where milestone_type = 'polling_day'"
        )
    }
    assert days["iq-provincial-2020"] == ("scheduled", day("2020-06-20"))
    assert days["iq-kurdistan-parliament-2017"] == ("postponed", day("2017-11-01"))
    assert days["iq-parliament-2015"] == ("demanded", day("2015-09-01"))
    assert told.read(
        "select name_ar, is_reviewed from elections where election_id = 'iq-parliament-2015'"
    ) == [("انتخابات مجلس النواب العراقي 2015", False)]
