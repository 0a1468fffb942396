"""Rules that look back from the first word of a sentence: there is nothing before it, least of all its last word."""

from __future__ import annotations

import datetime as dt

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incident_act import Act
from extraction.incident_against import weigh_undone
from extraction.incident_blows import struck
from extraction.incident_party import Party
from extraction.incident_patients import patient
from extraction.incident_segments import ArticleWords, Clause, clauses
from extraction.incidents import extract_incidents


def only_clause(text: str) -> tuple[Document, Clause]:
    """The one clause of a text of one sentence."""
    doc = Document.of(Article(article_id="x", title="", text=text, published_on=dt.date(2021, 3, 20)))
    start, end = next((s.start, s.end) for s in doc.sentences if not s.is_title)
    words = ArticleWords(doc.words).sentence(start, end)
    assert words is not None
    (clause,) = clauses(words, frozenset())
    return doc, clause


@pytest.mark.parametrize("end", ["امس", "منزل"])
def test_the_patient_of_a_first_word_does_not_hang_on_the_last(end: str) -> None:
    found = patient(*only_clause(f"اغتيال القيادي حيدر العبادي مساء {end}"))
    assert found is not None
    assert found.fate == "killed"


@pytest.mark.parametrize("end", ["امس", "منزل"])
def test_what_a_first_verb_strikes_does_not_hang_on_the_last_word(end: str) -> None:
    _, clause = only_clause(f"استهدف محافظ المدينة قرب {end}")
    verbs = {hit.i: hit for hit in clause.hits if hit.trigger.pos == "v"}
    assert not struck(clause, 1, Party(1, 1, "government_officials", True), verbs)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ويأتي ذلك بعد يومين من هجوم مسلح قتل فيه ثلاثة جنود في تكريت.", dt.date(2021, 3, 18)),
        ("ويأتي ذلك بعد يومين من الهجوم الذي قتل فيه ثلاثة جنود في تكريت.", dt.date(2021, 3, 18)),
        ("ويأتي ذلك بعد 99999999 يوما من هجوم مسلح قتل فيه ثلاثة جنود في تكريت.", None),
        # what came after is of the day of the news, however long the span
        ("وبعد ثلاثة أيام من الهجوم قتل جندي في انفجار عبوة غربي الرمادي.", dt.date(2021, 3, 20)),
        ("وبعد 99999999 يوما من الهجوم قتل جندي في انفجار عبوة غربي الرمادي.", dt.date(2021, 3, 20)),
    ],
)
def test_a_span_longer_than_time_gives_no_day(text: str, day: dt.date | None) -> None:
    doc = Document.of(Article(article_id="x", title="", text=text, published_on=dt.date(2021, 3, 20)))
    assert [draft.fields.get("date_start") for draft in extract_incidents(doc)] == [day]


def test_who_opens_a_sentence_did_not_lay_what_its_last_word_says() -> None:
    text = "مسلحون كانوا قرب عبوة انفجرت في كركوك وقتل شخصان والقنابل زرعت"
    doc = Document.of(Article(article_id="x", title="", text=text, published_on=dt.date(2021, 3, 20)))
    assert [draft.fields["perpetrator"] for draft in extract_incidents(doc)] == [()]


@pytest.mark.parametrize("end", ["امس", "دون"])
def test_an_act_behind_a_first_word_is_not_undone_by_the_last(end: str) -> None:
    _, clause = only_clause(f"ان اغتال مسلحون ضابطا في تكريت {end}")
    act = Act(clause, "assassination", {}, "unknown", False, False, False, 1, False)
    before = act.score
    weigh_undone(act)
    assert act.score == before
