"""Edges of the text and of the word lists, where a rule once looked at the wrong word or fell off the end."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from extraction.articles import Article
from extraction.extract import extract
from extraction.facts import Fact, Incident
from extraction.incident_toll_words import person_number
from extraction.incident_words import CUES, WORDS
from extraction.numbers import number_at
from extraction.text import fold_key

DAY = dt.date(2014, 6, 20)


def facts_of(text: str, title: str = "") -> list[Fact]:
    return extract(Article(article_id="a", title=title, text=text, published_on=DAY)).facts


def incident_of(text: str) -> Incident:
    (found,) = [fact for fact in facts_of(text) if isinstance(fact, Incident)]
    return found


@pytest.mark.parametrize("text", ["رئيس الوزراء صلاح", "الرئيس صلاح", "وزير النقل صلاح\nالدين"])
def test_a_title_before_the_last_word_of_a_line_is_read(text: str) -> None:
    assert all(fact.evidence in text for fact in facts_of(text))


def test_thousands_of_circumstances_before_a_verb_are_read() -> None:
    text = "وفي ،" * 3000 + "وأكدت أن الوضع مستقر."
    assert isinstance(facts_of(text), list)


@pytest.mark.parametrize("paper", ["بيان صادر عن ", "بيان عن ", "بيان لل", "تصريح لبيان "])
@pytest.mark.parametrize("times", [12, 2000])
def test_papers_about_papers_lead_to_nobody_in_a_moment(paper: str, times: int) -> None:
    begin = time.process_time()
    assert isinstance(facts_of("وقال " + paper * times + " نحن نريد السلام."), list)
    assert time.process_time() - begin < 5


@pytest.mark.parametrize(
    "words", ["وقال بيان لل إن السوق هادئة.", "وقال بيان لل", "وقال بيان لل: «السوق هادئة جدا»"]
)
def test_an_article_without_its_noun_after_a_paper_is_no_speaker(words: str) -> None:
    assert isinstance(facts_of(words), list)


@pytest.mark.parametrize("mark", ["²", "①", "٣²", "²²²²"])
def test_figures_that_are_no_decimal_digits_are_no_numbers(mark: str) -> None:
    assert number_at(f" {mark} قتلى", 0, 9) is None or mark[0] == "٣"
    assert isinstance(
        facts_of(f"قتل {mark} جنود بانفجار في هيت بعد أسابيع {mark} من {mark} أيار {mark}."), list
    )


@pytest.mark.parametrize("state", ["روسيا", "تركيا", "سوريا", "بريطانيا"])
def test_a_state_is_no_victim(state: str) -> None:
    assert person_number(state) == 0


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (
            "قتل خمسة جنود بهجوم في حزيران 2013 وفي أيلول قتل سبعة مدنيين بتفجير في كربلاء.",
            dt.date(2013, 9, 1),
        ),
        (
            "قتل خمسة جنود بهجوم في كانون الأول 2013 وفي شباط قتل سبعة مدنيين بتفجير في كربلاء.",
            dt.date(2014, 2, 1),
        ),
    ],
)
def test_the_year_told_before_holds_for_the_months_after_it(text: str, start: dt.date) -> None:
    found = [fact for fact in facts_of(text) if isinstance(fact, Incident)]
    assert found[-1].date_start == start


@pytest.mark.parametrize(
    "text",
    [
        "أصيب شرطي بانفجار عبوة في تلعفر بعد أيام من هجوم مسلح قتل فيه جنديان في سنجار.",
        "قتل شرطي بانفجار عبوة في تلعفر أمس بعد أسابيع من تفجير أوقع خمسة قتلى في سنجار.",
    ],
)
def test_days_untold_count_back_to_no_day(text: str) -> None:
    (earlier,) = [fact for fact in facts_of(text) if isinstance(fact, Incident) and fact.place == "سنجار"]
    assert earlier.date_start is None


def test_no_word_list_of_incidents_holds_what_folded_text_cannot() -> None:
    words = {word for kinds in (WORDS, CUES) for row in kinds.values() for word in row}
    assert not {word for word in words if fold_key(word) != word and fold_key(word) not in words}
    assert not {word for row in CUES.values() for word in row if " " in word}


def test_figures_at_the_head_of_a_sentence_are_not_vague_for_want_of_a_word_before() -> None:
    headed = incident_of("القتلى والجرحى سقطوا في انفجار سيارة مفخخة في كركوك أمس.")
    told = incident_of("سقط القتلى والجرحى في انفجار سيارة مفخخة في كركوك أمس.")
    assert (headed.killed, headed.injured) == (told.killed, told.injured)


def test_the_last_word_of_a_sentence_is_not_the_subject_of_its_first() -> None:
    found = facts_of("شنت غارات على قرى دهوك أمس وقالت أربيل ان روسيا")
    assert all("foreign_forces_other" not in fact.perpetrator for fact in found if isinstance(fact, Incident))


@pytest.mark.parametrize("word", ["ضحايا", "والضحايا", "الضحايا", "والجرحى", "جرحى", "وقتلى"])
def test_victims_that_are_all_of_a_sentence_are_read(word: str) -> None:
    assert isinstance(facts_of(f"انفجرت عبوة في هيت.\n{word}\nوقتل شرطي في هيت."), list)


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثة جنود في الموصل أمس. وغداة مقتل جنديين في الرمادي فرض حظر التجول.",
        "قبل شهر من الانتخابات البرلمانية في العراق أعلنت المفوضية استعدادها.",
        "قبل أسبوع من الانتخابات البرلمانية في العراق أعلنت المفوضية استعدادها.",
        "ستعلن المفوضية في العراق نتائج الانتخابات البرلمانية خلال ثلاثة أيام.",
    ],
)
def test_a_day_of_publication_that_only_fills_a_blank_is_none(day: dt.date, text: str) -> None:
    facts = extract(Article(article_id="a", title="", text=text, published_on=day)).facts
    assert all(getattr(fact, "date_start", None) is None for fact in facts)


@pytest.mark.parametrize(
    "text", ["ليلا قصفت طائرات تركية قرى في دهوك.", "ليلا هاجم مسلحون نقطة تفتيش في الموصل."]
)
def test_what_happened_by_night_is_not_what_was_to_be_kept_from_happening(text: str) -> None:
    assert incident_of(text).event_type in ("air_strike", "armed_attack")
