"""Persons: registered, titled and untitled names, their spans, their fullest form; nobody merged by a family name."""

import datetime as dt
import time

import pytest
from hypothesis import given

from extraction import registry
from extraction.articles import Article
from extraction.document import Document
from extraction.persons import find_persons, registered
from extraction.text import fold_key
from tests.extraction.test_text import ANY_TEXT


def persons(text):
    return find_persons(
        Document.of(Article(article_id="a", title="", text=text, published_on=dt.date(2018, 5, 1)))
    )


def names(text):
    return [(mention.name, mention.actor_id) for mention in persons(text)]


PEOPLE = [actor for actor in registry.actors().values() if actor.actor_type == "person"]


@pytest.mark.parametrize("actor", PEOPLE, ids=lambda actor: actor.actor_id)
def test_each_registered_person_is_found_by_name(actor):
    assert (actor.name_ar, actor.actor_id) in names(f"التقى الوفد {actor.name_ar}، أمس في بغداد")
    assert registered(fold_key(actor.name_ar)) == actor.actor_id


@pytest.mark.parametrize(
    "text, expected",
    [
        ("قال رئيس الوزراء العراقي حيدر العبادي إن النصر قريب", ("حيدر العبادي", "person_haider_al_abadi")),
        ("قال وزير الدفاع العراقي خالد العبيدي إن القوات تتقدم", ("خالد العبيدي", "person_khaled_al_obeidi")),
        ("أكد الجنرال راي أوديرنو أن الانسحاب ماض", ("راي أوديرنو", "person_ray_odierno")),
        ("أعلن العميد سلام كاظم الدليمي عن العملية", ("سلام كاظم الدليمي", None)),
        ("وذكر قاسم عبد الرحمن الساعدي أن الطريق مغلق", ("قاسم عبد الرحمن الساعدي", None)),
        ("قال المتحدث باسم الوزارة ناصر حسين الموسوي إن الوضع هادئ", ("ناصر حسين الموسوي", None)),
    ],
)
def test_a_name_is_read_whole_and_without_its_title(text, expected):
    assert expected in names(text)


def test_a_title_has_its_span():
    doc = Document.of(Article(article_id="a", text="قال وزير النفط جبار اللعيبي أمس"))
    mention = find_persons(doc)[0]
    assert doc.folded[mention.title_start : mention.title_end] == "وزير النفط"
    assert doc.folded[mention.start : mention.end] == "جبار اللعيبي"


def test_a_family_name_alone_has_its_fullest_form():
    mentions = persons("قال العقيد رعد سالم الخفاجي إن الهجوم فشل. وأضاف الخفاجي أن الطريق فتح")
    assert [(m.name, m.full, m.actor_id) for m in mentions] == [
        ("رعد سالم الخفاجي", "رعد سالم الخفاجي", None),
        ("الخفاجي", "رعد سالم الخفاجي", None),
    ]


def test_two_bearers_of_a_family_name_are_never_one():
    text = "التقى العقيد رعد سالم الخفاجي اللواء ماجد حميد الخفاجي. وقال الخفاجي إن اللقاء مهم"
    assert [m.full for m in persons(text)] == ["رعد سالم الخفاجي", "ماجد حميد الخفاجي"]
    assert names("قال العميد خليل حسن المالكي إن الوضع هادئ") == [("خليل حسن المالكي", None)]


@pytest.mark.parametrize(
    "text",
    [
        "أعلن النصر في صلاح الدين ونينوى",
        "وبحسب بيان صادر عن الوزارة",
        "كنا سنشهد أكبر تظاهرات في المدينة",
        "الآن التوصل إلى حل ممكن",
        "على الصعيد الأمني ساد الهدوء",
    ],
)
def test_ordinary_words_are_nobody(text):
    assert names(text) == []


@given(ANY_TEXT)
def test_any_text_gives_disjoint_names_that_stand_in_it(text):
    doc = Document.of(Article(article_id="a", text=text))
    last = 0
    for mention in find_persons(doc):
        assert last <= mention.start < mention.end <= len(doc.folded)
        assert mention.name == doc.raw_text(mention.start, mention.end) and mention.full
        last = mention.end


@pytest.mark.parametrize(
    "piece",
    [
        "مسلحو داعشيون في قضاء العامرية وبلد قرية الفلانية العاصمة التنظيم ",
        "قوات التحالف في كركوك وقال الخفاجي والعقيد رعد سالم الخفاجي والنجيفي ",
    ],
)
def test_the_cost_of_names_grows_as_the_text(piece):
    def cost(times):
        doc = Document.of(Article(article_id="a", text=piece * times))
        start = time.process_time()
        assert doc.places and doc.actors and find_persons(doc) is not None
        return time.process_time() - start

    cost(100)
    small, large = (min(cost(times) for _ in range(3)) for times in (500, 4000))
    assert large / small < 8 * 4


@pytest.mark.parametrize(
    "text",
    [
        "قال النائب باسمه وباسم كتلته إن القانون سيمر",
        "قال المتحدث باسمه علي الحسيني إن الحزب سيشارك",
        "الوزير شكر الحكومة وقال إن الوضع جيد",
        "رئيس الوزراء شكر القوات الأمنية أمس",
    ],
)
def test_what_is_done_in_his_name_and_thanks_are_no_names(text):
    assert not any(name.startswith(("باسم", "شكر")) for name, _ in names(text))
