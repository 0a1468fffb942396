"""Actors: every registered name is found, common words are guarded, days and nationalities decide."""

import datetime as dt

import pytest
from hypothesis import given

from extraction import registry
from extraction.articles import Article
from extraction.document import Document
from extraction.lexicon import load
from extraction.text import fold_key
from tests.extraction.test_text import ANY_TEXT

ALIASES = [
    (row["actor_id"], row["alias"], row["valid_from"] or (row["valid_to"] and "2000-01-01") or "2016-05-01")
    for row in registry.rows("actor_aliases")
]


def document(text, published_on=None):
    return Document.of(Article(article_id="a", title="", text=text, published_on=published_on))


def actors(text, day=None):
    doc = document(text, dt.date.fromisoformat(day) if day else None)
    return [(doc.folded[m.start : m.end], m.actor_id) for m in doc.actors]


@pytest.mark.parametrize("actor_id, alias, day", ALIASES, ids=lambda value: value)
def test_each_alias_is_found_as_its_actor(actor_id, alias, day):
    full = registry.actors()[actor_id].name_ar
    found = actors(f"ذكر التقرير {full}، وورد أيضا {alias}، في اليوم ذاته", day)
    assert (fold_key(alias), actor_id) in found


@pytest.mark.parametrize("row", load("actor_guards"), ids=lambda row: row["name"])
def test_each_guard_takes_its_name_away(row):
    name = row["name"]
    if fold_key(name) not in registry.actor_names():
        pytest.fail(f"{name} guards no actor")
    for word in filter(None, row["before"].split("|")):
        assert name not in [found for found, _ in actors(f"كان هناك {word} {name} أمس")]
    for word in filter(None, row["after"].split("|")):
        assert name not in [found for found, _ in actors(f"كان هناك {name} {word} أمس")]
    assert row["before"] or row["after"]


@pytest.mark.parametrize(
    "text, day, expected",
    [
        ("قصفت قوات التحالف الموقع", "2005-03-01", "us_forces"),
        ("قصفت قوات التحالف الموقع", "2017-03-01", "international_coalition"),
        ("قصفت قوات التحالف مواقع داعش", None, "international_coalition"),
        ("قصفت قوات التحالف الموقع", None, "us_forces"),
        ("تبنت الدولة الإسلامية في العراق التفجير", "2009-08-20", "al_qaeda"),
        ("داهمت الشرطة العراقية المنزل", None, "iraqi_police"),
        ("داهمت الشرطة الفرنسية المنزل", None, "foreign_forces_other"),
        ("انتشر الجيش التركي قرب الحدود", None, "turkish_forces"),
        ("تقدم الجيش المصري", None, "foreign_forces_other"),
        ("هاجم مسلحون الدورية", None, "armed_group_unidentified"),
        ("قتل عنصر من #الحشد_الشعبي", None, "popular_mobilization"),
        ("انسحب مسلحو كتائب حزب الله", None, "group_kataib_hezbollah"),
    ],
)
def test_the_actor_that_a_name_means(text, day, expected):
    assert expected in [actor_id for _, actor_id in actors(text, day)]


def test_a_construct_gives_way_to_the_group_it_names():
    assert [actor_id for _, actor_id in actors('هاجم مسلحو تنظيم "الدولة الإسلامية" القرية')] == [
        "islamic_state"
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("أعلن تنظيم القاعدة مسؤوليته. وقال التنظيم إنه باق", ["al_qaeda", "al_qaeda"]),
        (
            "حارب الجيش داعش، لكن التنظيم عاد. وعاد تنظيم القاعدة أيضا",
            ["iraqi_army", "islamic_state", "islamic_state", "al_qaeda"],
        ),
        ("قال التنظيم إنه باق", []),
        ("وصلوا إلى القاعدة الجديدة", []),
        ("تبنى تنظيم القاعدة الهجوم، ونفته القاعدة لاحقا", ["al_qaeda", "al_qaeda"]),
        ("شكل التحالف قائمة جديدة", []),
    ],
)
def test_short_names_mean_what_the_article_has_named(text, expected):
    assert [actor_id for _, actor_id in actors(text)] == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("قال المالكي إن الأمن مستتب", ["person_nouri_al_maliki"]),
        ("قال سعيد المالكي إن الأمن مستتب", []),
        ("نقل الجرحى إلى مستشفى الصدر", []),
        ("وقع الحادث في مدينة الصدر", []),
        ("التقى أثيل النجيفي الوفد. وقال النجيفي إنه راض", ["person_atheel_al_nujaifi"] * 2),
        ("التقى أسامة النجيفي شقيقه أثيل النجيفي", ["person_osama_al_nujaifi", "person_atheel_al_nujaifi"]),
        ("شكرا للمالكي على زيارته", ["person_nouri_al_maliki"]),
    ],
)
def test_family_names_alone(text, expected):
    people = [actor_id for _, actor_id in actors(text) if actor_id.startswith("person_")]
    assert people == expected


def test_mentions_carry_the_code_of_the_codebook():
    mention = document("قال مقتدى الصدر").actors[0]
    assert (mention.code, mention.kind) == ("politicians", "person")


@given(ANY_TEXT)
def test_any_text_gives_ordered_mentions(text):
    doc = document(text)
    starts = [mention.start for mention in doc.actors]
    assert starts == sorted(starts)
    assert all(
        0 <= m.start < m.end <= len(doc.folded) and m.actor_id in registry.actors() for m in doc.actors
    )


@pytest.mark.parametrize(
    "text, day, expected",
    [
        ("استهدفت طائرات تابعة للتحالف موقعا في تلعفر", "2016-11-01", ["international_coalition"]),
        ("قتل ثلاثة بقصف للتحالف في تلعفر", "2016-11-01", ["international_coalition"]),
        ("قتل ثلاثة بقصف للتحالف في تلعفر", "2008-11-01", ["us_forces"]),
        (
            "قصف الحوثيون بلدة، وقتل ثلاثة بغارة للتحالف",
            "2018-11-01",
            ["foreign_forces_other", "foreign_forces_other"],
        ),
        ("أعلن رئيس الكتلة انسحابه من التحالف", "2016-11-01", []),
        ("قتل عنصر من «القاعدة» في جلولاء", "2009-11-01", ["al_qaeda"]),
        ("قتل أحد عناصر القاعدة في جلولاء", "2009-11-01", ["al_qaeda"]),
        ("قصف مسلحون القاعدة قرب جلولاء", "2009-11-01", ["armed_group_unidentified"]),
        ("جدد الوزير اتهام القاعدة والبعثيين", "2009-11-01", ["al_qaeda", "insurgents_other"]),
    ],
)
def test_short_names_by_the_word_before(text, day, expected):
    found = document(text, dt.date.fromisoformat(day)).actors
    assert [mention.code for mention in found] == expected
