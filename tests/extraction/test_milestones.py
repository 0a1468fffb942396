"""Milestones: one sentence of our own for each thing the codebook asks for, and for each that it forbids."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.articles import Article
from extraction.document import Document
from extraction.facts import MILESTONE_TYPES, make_fact
from extraction.lexicon import load
from extraction.milestone_elections import elections
from extraction.milestone_rules import RULES
from extraction.milestone_words import find_hits
from extraction.milestones import extract_milestones
from extraction.text import fold_key

AFTER_VOTE = dt.date(2018, 6, 14)
BEFORE_VOTE = dt.date(2009, 11, 12)
# A lead without elections, so that what follows is no fresh news of the first sentence.
LEAD = "هطلت امطار غزيرة على العراق. "


def document(text: str, day: dt.date | None, title: str = "") -> Document:
    return Document.of(Article(article_id="a", title=title, text=text, published_on=day))


def told(text: str, day: dt.date | None = AFTER_VOTE, *, lead: bool = True) -> list[dict[str, Any]]:
    drafts = extract_milestones(document((LEAD if lead else "") + text, day))
    assert all(draft.kind == "election_milestone" for draft in drafts)
    return [draft.fields for draft in drafts]


def brief(text: str, day: dt.date | None = AFTER_VOTE) -> set[tuple[str, str, str]]:
    return {(f["milestone_type"], f["status"], f["election"].removeprefix("iq-")) for f in told(text, day)}


@pytest.mark.parametrize(
    ("text", "milestone", "status"),
    [
        ("صوت مجلس النواب على قانون الانتخابات بعد جدل طويل.", "electoral_law", "occurred"),
        ("فشل مجلس النواب في اقرار قانون الانتخابات لغياب الاعضاء.", "electoral_law", "postponed"),
        ("طالب رئيس الكتلة بتعديل قانون الانتخابات قريبا.", "electoral_law", "demanded"),
        ("نقض نائب رئيس الجمهورية قانون الانتخابات.", "electoral_law", "rejected"),
        ("يناقش النواب قانون الانتخابات تحت قبة المجلس.", "electoral_law", "scheduled"),
        ("ودعا زعيم التيار الى انتخابات مبكرة تحت اشراف دولي.", "date_set", "demanded"),
        ("اعلن المجلس حل مجلس النواب تمهيدا للاقتراع.", "parliament_dissolved", "occurred"),
        ("اقرت المحكمة تاجيل تسجيل الناخبين في الانتخابات.", "voter_registration", "postponed"),
        ("استبعدت الهيئة عشرات المرشحين من الانتخابات.", "candidate_registration", "occurred"),
        ("وانسحب الحزب من الانتخابات احتجاجا.", "candidate_registration", "occurred"),
        ("وانطلقت الحملة الانتخابية في شوارع بغداد.", "campaign", "occurred"),
        ("وادلى منتسبي الجيش باصواتهم في الاقتراع الخاص.", "special_voting", "occurred"),
        ("وبلغت نسبة المشاركة في الانتخابات 41 بالمئة.", "turnout", "occurred"),
        ("وتصدرت القائمة النتائج الاولية للانتخابات في المحافظة.", "preliminary_results", "occurred"),
        ("قررت المحكمة اعادة فرز الاصوات يدويا.", "recount_or_appeal", "occurred"),
        ("رفض القضاة الغاء نتائج الانتخابات في الخارج.", "recount_or_appeal", "rejected"),
        ("وتلقت المفوضية مئات الشكاوى بعد الانتخابات.", "recount_or_appeal", "occurred"),
        ("وبحسب النتائج النهائية للانتخابات نالت القائمة 31 مقعدا.", "final_results", "occurred"),
        ("وتمت المصادقة على نتائج الانتخابات من قبل المحكمة.", "ratification", "occurred"),
        ("وعقد البرلمان اولى جلساته بعد الانتخابات.", "first_session", "occurred"),
        ("سينتخب النواب رئيسا للبرلمان بعد الانتخابات.", "speaker_elected", "scheduled"),
        ("وانتخب مجلس النواب رئيسا جديدا للجمهورية بعد الانتخابات.", "president_elected", "occurred"),
        ("وكلف الرئيس مرشح الكتلة بتشكيل الحكومة.", "pm_nominated", "occurred"),
        ("ومن المقرر تشكيل حكومة جديدة بعد الانتخابات.", "government_formed", "scheduled"),
        ("ودعا النائب الى مراقبة الانتخابات من منظمات دولية.", "observation", "demanded"),
        ("وصوت النواب على اقالة رئيس المفوضية بعد الانتخابات.", "commission_change", "occurred"),
    ],
)
def test_each_step_is_told_apart(text: str, milestone: str, status: str) -> None:
    assert (milestone, status, "parliament-2018") in brief(text)


@pytest.mark.parametrize(
    ("text", "day", "status", "year", "start", "end"),
    [
        (
            "وجرت الانتخابات التشريعية التي شهدها العراق في 12 ايار الماضي بهدوء.",
            AFTER_VOTE,
            "occurred",
            2018,
            "2018-05-12",
            "2018-05-12",
        ),
        (
            "وفازت القائمة في الانتخابات البرلمانية التي جرت في مايو الماضي.",
            AFTER_VOTE,
            "occurred",
            2018,
            "2018-05-01",
            "2018-05-31",
        ),
        (
            "وتستعد المدينة للانتخابات المقررة في 16 كانون الثاني المقبل.",
            BEFORE_VOTE,
            "scheduled",
            2010,
            "2010-01-16",
            "2010-01-16",
        ),
        (
            "وشاركت الكتلة في انتخابات عام 2005 بقائمة واحدة.",
            BEFORE_VOTE,
            "occurred",
            2005,
            "2005-01-01",
            "2005-12-31",
        ),
        (
            "وقع الحادث قبل شهرين من الانتخابات التشريعية.",
            BEFORE_VOTE,
            "scheduled",
            2010,
            "2010-01-01",
            "2010-01-31",
        ),
    ],
)
def test_a_poll_has_its_day(text: str, day: dt.date, status: str, year: int, start: str, end: str) -> None:
    (fact,) = told(text, day)
    assert (fact["milestone_type"], fact["status"]) == ("polling_day", status)
    assert fact["election"] == f"iq-parliament-{year}"
    assert (fact["date_start"].isoformat(), fact["date_end"].isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("وجرت انتخابات مجالس المحافظات في العراق يوم 31 كانون الثاني 2009.", "provincial"),
        ("وجرت انتخابات برلمان كردستان في 30 ايلول 2018.", "kurdistan-parliament"),
        ("وجرى الاستفتاء في اقليم كردستان في 25 ايلول 2017.", "kurdistan-referendum"),
        ("وجرى الاستفتاء على الدستور في العراق في 15 تشرين الاول 2005.", "referendum"),
    ],
)
def test_bodies_are_told_apart(text: str, body: str) -> None:
    (fact,) = told(text, dt.date(2020, 1, 1))
    assert fact["election"].startswith(f"iq-{body}-20")


def test_a_day_that_is_fixed_is_date_set_and_not_a_second_polling_day() -> None:
    (fact,) = told(
        "وحددت الحكومة العراقية يوم 10 تشرين الاول 2021 موعدا للانتخابات المبكرة.", dt.date(2021, 3, 1)
    )
    assert (fact["milestone_type"], fact["status"]) == ("date_set", "occurred")
    assert fact["date_start"] == fact["date_end"] == dt.date(2021, 10, 10)


def test_an_undated_article_that_names_the_polling_day_places_its_coming_election() -> None:
    text = "وحددت الحكومة العراقية 10 تشرين الاول 2021 موعدا للانتخابات. وامامنا ثلاثة اشهر فقط على الانتخابات المقبلة."
    facts = told(text, None)
    assert {fact["election"] for fact in facts} == {"iq-parliament-2021"}
    assert ("polling_day", "scheduled", None) in {
        (fact["milestone_type"], fact["status"], fact["date_start"]) for fact in facts
    }


def test_an_undated_article_that_names_a_known_polling_day_without_its_year_is_placed() -> None:
    (fact,) = told("وتجري الانتخابات البرلمانية في العراق في 30 نيسان المقبل.", None)
    assert fact["election"] == "iq-parliament-2014"
    assert fact["date_start"] is None


def test_an_undated_article_is_placed_by_the_office_holder_it_names() -> None:
    text = "قال رئيس الوزراء حيدر العبادي ان البرلمان قرر اعادة فرز الاصوات بعد الانتخابات الاخيرة."
    assert {fact["election"] for fact in told(text, None)} == {"iq-parliament-2018"}


def test_an_election_whose_year_nothing_fixes_gives_no_fact() -> None:
    assert told("قرر البرلمان العراقي اعادة فرز الاصوات في الانتخابات.", None) == []


@pytest.mark.parametrize(
    "text",
    [
        "وتجري الانتخابات الرئاسية التركية في 24 حزيران الجاري.",
        "وقاطعت المعارضة الانتخابات في ايران يوم الجمعة الماضي.",
        "وتعهد اوباما خلال حملته الانتخابية بسحب الجنود.",
        "وحقق الفريق المركز الاول في الدوري.",
        "واذا فشل البرلمان في تشكيل الحكومة فلكل حادث حديث.",
        "وينص الدستور على اجراء الانتخابات قبل نهاية كانون الثاني المقبل.",
    ],
)
def test_other_peoples_votes_conditions_and_deadlines_give_nothing(text: str) -> None:
    assert told(text, AFTER_VOTE) == []


def test_a_step_told_twice_is_one_fact_with_the_day_of_the_fuller_telling() -> None:
    text = "قرر البرلمان اعادة فرز الاصوات بعد الانتخابات. واقر المجلس في 6 حزيران الجاري اعادة فرز الاصوات."
    (fact,) = [fact for fact in told(text) if fact["milestone_type"] == "recount_or_appeal"]
    assert fact["date_start"] == dt.date(2018, 6, 6)


def test_turnout_takes_the_polling_day_that_the_article_names() -> None:
    facts = told("وجرت الانتخابات في 12 ايار الماضي. ولم تتجاوز نسبة المشاركة في الانتخابات 44.5 في المئة.")
    (turnout,) = [fact for fact in facts if fact["milestone_type"] == "turnout"]
    assert (turnout["value"], turnout["date_start"]) == (44.5, dt.date(2018, 5, 12))


def test_a_due_weekday_is_the_next_and_a_past_one_the_last() -> None:
    (due,) = told("وستبدأ عملية العد والفرز اليدوي للانتخابات الثلاثاء.", AFTER_VOTE)
    assert (due["status"], due["date_start"]) == ("scheduled", dt.date(2018, 6, 19))


def test_the_day_of_the_words_is_not_the_day_of_the_step() -> None:
    (fact,) = told("وقال المتحدث الخميس ان لجنة ستطعن باعادة فرز الاصوات في الانتخابات.", AFTER_VOTE)
    assert fact["date_start"] is None


def test_fresh_news_of_the_lead_is_dated_by_its_publication() -> None:
    (fact,) = told("قرر مجلس النواب العراقي اعادة فرز الاصوات في الانتخابات.", AFTER_VOTE, lead=False)
    assert fact["date_start"] == AFTER_VOTE


def test_a_demand_turned_round_is_a_rejection() -> None:
    assert brief("ودعا الزعيم انصاره الى عدم المطالبة باعادة الانتخابات.") == {
        ("recount_or_appeal", "rejected", "parliament-2018")
    }


def test_put_off_and_dropped_for_some_places() -> None:
    facts = brief("وتم تاجيل الانتخابات في محافظة كركوك. ولن تجرى الانتخابات في محافظة اخرى.")
    assert {(kind, status) for kind, status, _ in facts} == {
        ("polling_day", "postponed"),
        ("polling_day", "cancelled"),
    }


def test_two_votes_of_one_day_in_the_region_are_two_facts() -> None:
    text = "وحددت حكومة كردستان 21 ايلول 2013 موعدا لاجراء الانتخابات الرئاسية والبرلمانية في الاقليم."
    assert {fact["election"] for fact in told(text, dt.date(2013, 4, 1))} == {
        "iq-kurdistan-parliament-2013",
        "iq-kurdistan-president-2013",
    }


def test_titles_only_point_to_what_the_text_tells() -> None:
    doc = document(LEAD, AFTER_VOTE, title="البرلمان يقر قانون الانتخابات")
    assert extract_milestones(doc) == []


def test_drafts_keep_the_contract() -> None:
    texts = [
        "وجرت الانتخابات في العراق في 12 ايار الماضي. وقرر البرلمان اعادة فرز الاصوات.",
        "ودعا الى انتخابات مبكرة.",
    ]
    for text in texts:
        doc = document(LEAD + text, AFTER_VOTE)
        for draft in extract_milestones(doc):
            quote, start, end = doc.evidence((draft.start, draft.end))
            fact = make_fact(
                draft.kind,
                article_id="a",
                raw=doc.raw,
                evidence_start=start,
                evidence_end=end,
                extractor="t",
                extractor_version="1",
                fields=draft.fields,
            )
            assert fact.evidence == quote == doc.raw[start:end]
            assert (draft.fields["date_start"] is None) == (draft.fields["date_precision"] == "unknown")


FORMS = [
    (row["word_class"], row["part"], fold_key(form.rstrip("*").replace("_", " ")))
    for row in load("milestones_words")
    for form in row["forms"].split()
]


@pytest.mark.parametrize("word_class", sorted({form[0] for form in FORMS}))
def test_every_form_is_found_alone_and_after_a_clitic(word_class: str) -> None:
    for name, part, form in FORMS:
        if name != word_class:
            continue
        bare = form.removeprefix("ال")
        construct = " ال" in form and not form.startswith("ال")
        for text in (
            f" {form} ",
            f" و{form} ",
            f" ل{'' if construct else 'ل'}{bare} " if part == "n" and len(form) > 3 else f" {form} ",
        ):
            assert any(word_class in hit.classes for hit in find_hits(text)), (form, text)


def test_words_are_matched_whole() -> None:
    assert [hit for hit in find_hits(" يستطعن ومتحلو ") if hit.classes] == []


def test_a_construct_takes_no_article() -> None:
    hits = find_hits(" تخوض دوله القانون الانتخابات البرلمانيه ")
    assert not any("LAW" in hit.classes for hit in hits)
    assert any("ELECTION" in hit.classes for hit in hits)


def test_rules_name_known_classes_types_and_steps() -> None:
    classes = {form[0] for form in FORMS}
    for rule in RULES:
        assert rule.milestone_type in MILESTONE_TYPES
        assert rule.core <= classes
        assert rule.veto <= classes
        for need in rule.needs:
            assert need.classes <= classes, rule.name


def test_every_milestone_type_can_be_told() -> None:
    special = {"date_set", "polling_day", "turnout"}
    assert {rule.milestone_type for rule in RULES} | special == set(MILESTONE_TYPES)


def test_elections_are_known_and_ordered() -> None:
    for votes in elections().values():
        assert list(votes) == sorted(votes, key=lambda vote: (vote.polling_on, vote.election_id))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [form[2] for form in FORMS]
                + ["12 ايار", "الاحد", "،", ".", "\n", "45 بالمئة", "\u200f", "العراق"]
            ),
            st.text(max_size=12),
        ),
        max_size=60,
    )
)
def test_any_text_gives_facts_or_none_and_never_an_error(parts: list[str]) -> None:
    for day in (None, AFTER_VOTE):
        doc = document(" ".join(parts), day)
        first, second = extract_milestones(doc), extract_milestones(document(" ".join(parts), day))
        assert first == second
        for draft in first:
            assert 0 <= draft.start < draft.end <= len(doc.folded)


def test_time_grows_with_length_and_not_faster() -> None:
    unit = "قرر البرلمان العراقي اعادة فرز الاصوات في الانتخابات التي جرت في 12 ايار الماضي و"

    def seconds(times: int) -> float:
        doc = document(unit * times, AFTER_VOTE)
        assert (len(doc.numbers), len(doc.dates)) > (0, 0)
        best = float("inf")
        for _ in range(2):
            started = time.perf_counter()
            extract_milestones(doc)
            best = min(best, time.perf_counter() - started)
        return best

    assert seconds(1600) < 8 * 3 * seconds(200)


def test_of_two_undated_tellings_the_one_with_the_day_of_the_month_is_quoted() -> None:
    first = "قالت المفوضية إن الانتخابات العراقية المقرر إجراؤها في نيسان المقبل باقية."
    second = "وقال رئيس الوزراء نوري المالكي إن الانتخابات التي ستجري في 30 نيسان المقبل ستكون نزيهة."
    article = Article(article_id="a", title="", text=f"{first}\n{second}", published_on=None)
    document = Document.of(article)
    polling = [d for d in extract_milestones(document) if d.fields["milestone_type"] == "polling_day"]
    assert [document.raw_text(d.start, d.end).strip() for d in polling] == [second]


def test_who_stayed_away_has_not_put_off_the_sitting() -> None:
    assert not brief("لم يحضر النائب جلسة انتخاب رئيس الجمهورية في بغداد.") & {
        ("president_elected", "postponed", "parliament-2018")
    }


@pytest.mark.parametrize(
    "text",
    [
        # how somebody stands to a law
        "وتعارض معظم الكتل العراقية القائمة المفتوحة في الانتخابات.",
        "وقد اعترضت جهات دينية في العراق على القوائم المغلقة في الانتخابات.",
        "وعقدت الجلسة في ظل معارضة الكتل العراقية تعديل قانون الانتخابات.",
        # from when on something is
        "وتقدمت القائمة العراقية لأول مرة منذ بدء عملية إعادة فرز الأصوات.",
    ],
)
def test_a_stand_or_a_time_clause_is_no_step(text: str) -> None:
    assert brief(text, BEFORE_VOTE) == set()


def test_a_refusal_that_is_declared_is_a_step() -> None:
    text = "وقالت الكتلة العراقية إنها رفضت قانون الانتخابات الجديد."
    assert brief(text, BEFORE_VOTE) == {("electoral_law", "rejected", "parliament-2010")}


@pytest.mark.parametrize(
    "text",
    [
        "يطالب كبار المسؤولين في العراق بتعديل قانون الانتخابات. وطالب الرئيس فؤاد سالم بتعديل قانون الانتخابات."
        ' وقال سالم للصحفيين: "لكننا نطالب البرلمان بتعديل قانون الانتخابات".',
        "دعا مجلس الأمن القادة العراقيين إلى تشكيل حكومة بعد الانتخابات. وطلبت الدول الأعضاء في المجلس تشكيل حكومة.",
    ],
)
def test_a_demand_told_again_by_those_who_made_it_is_one(text: str) -> None:
    assert [fact["status"] for fact in told(text, BEFORE_VOTE)] == ["demanded"]


def test_a_vote_that_is_demanded_for_those_abroad_is_no_law() -> None:
    text = "وأقر البرلمان العراقي قانون الانتخابات. ويطالبون بالسماح بتصويت كافة المهاجرين في الانتخابات."
    assert {f["milestone_type"] for f in told(text, BEFORE_VOTE) if f["status"] == "demanded"} == {
        "special_voting"
    }


@pytest.mark.parametrize(
    ("behind", "day"), [("بعد ساعات على", AFTER_VOTE), ("بعد يوم من", dt.date(2018, 6, 13))]
)
def test_news_hours_or_a_day_behind_a_step_tells_its_day(behind: str, day: dt.date) -> None:
    text = f"ويأتي الحريق {behind} إقرار البرلمان العراقي إعادة فرز الأصوات."
    assert [(fact["date_start"], fact["date_end"]) for fact in told(text)] == [(day, day)]
