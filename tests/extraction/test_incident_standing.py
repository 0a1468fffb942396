"""How an act stands in a lone sentence: its news, or touched upon in passing. Sentences of our own."""

from __future__ import annotations

import datetime as dt

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incident_triggers import TRIGGERS
from extraction.incidents import extract_incidents
from extraction.lexicon import load


def types(text: str) -> list[str]:
    """The types of the incidents that a sentence alone is read as telling."""
    return [
        draft.fields["event_type"]
        for draft in extract_incidents(Document(Article(article_id="a", text=text)))
    ]


@pytest.mark.parametrize(
    ("news", "in_passing"),
    [
        (
            "اغتال مسلحون نائبين في طرابلس.",
            "تنظم البلدية غدا انتخابات لملء مقعدين شاغرين باغتيال نائبين في طرابلس.",
        ),
        ("خطف مسلحون طبيبا يمنيا في صعدة.", "زار الوزير الطبيب اليمني الذي خطفه مسلحون في صعدة."),
        (
            "قتل مسلحون سبعة صحافيين أمس.",
            "قتل سبعة صحافيين منذ سقوط النظام.",
        ),
        ("تظاهر المئات أمام القنصلية.", "ووزع المتظاهرون منشورات بيضاء."),
        # the article is the idiom's
        ("تعرض ثلاثة مهندسين للاختطاف في تعز.", "ندد النائب بالاختطاف في تعز."),
    ],
)
def test_the_same_act_is_news_or_told_in_passing(news: str, in_passing: str) -> None:
    assert types(news)
    assert not types(in_passing)


@pytest.mark.parametrize(
    ("carried", "event_type"),
    [
        ("أقدم حارس على قتل ثلاثة جنود في القاعدة.", "armed_attack"),
        ("وردت المدفعية بقصف القرية بالقذائف.", "shelling"),
        ("سقط أربعة شهداء في قصف على مخيم النصيرات.", "shelling"),
        ("وقد قصفنا مواقعهم بالصواريخ أمس.", "shelling"),
    ],
)
def test_light_verbs_and_first_persons_tell_acts(carried: str, event_type: str) -> None:
    assert types(carried) == [event_type]


@pytest.mark.parametrize(
    "text",
    [
        "أصيب عشرات السكان بفيروس جديد.",
        "وتظاهر بعض الحاضرين بعدم سماع السؤال.",
        "أجرت البحرية تجربة أطلقت خلالها صواريخ جديدة.",
        "وقتل ستة ركاب حين انقلبت حافلتهم.",
        "وصل الوفد إلى إسلام آباد مساء.",
    ],
)
def test_other_senses_of_the_words_are_no_incidents(text: str) -> None:
    assert types(text) == []


def test_what_a_we_verb_waits_for_stands_close_to_it() -> None:
    assert types("خرجنا برؤية مشتركة، وقدمنا تسوية ترضي الشارع.") == []
    assert any(t.lemma == "خرج" for t in TRIGGERS["خرجنا"])


def test_no_word_list_of_the_incident_reader_hides_another() -> None:
    kinds = [row["kind"] for name in ("incident_words", "side_words") for row in load(name)]
    assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("تجمع مئات الشبان أمام السفارة احتجاجا، وهم ينددون بضابط يتهمونه بقتل تاجر.", "protest"),
        ("قتل أربعة متظاهرين برصاص الجيش في درعا.", "protest_repression"),
        ("هاجم متمردون موقعا للجيش شمال المدينة ليلا.", "armed_attack"),
    ],
)
def test_a_death_behind_a_protest_is_not_done_to_it(text: str, event_type: str) -> None:
    assert types(text) == [event_type]


@pytest.mark.parametrize(
    "text",
    [
        "شن النائب هجوما عنيفا على الموازنة معتبرا أنها كارثة.",
        "حلقت الطائرات فوق الجبل من دون أن تشن غارات.",
        "ولو كانت الطائرات قصفت الجسر لتوقف السير.",
        "وقال إن قتل المدنيين لا يبرره شيء.",
        "وبحث الوزير مع مساعديه مطالب المتظاهرين.",
        "وقال متظاهر إنه جاء من الجنوب.",
        "تشهد المدينة تظاهرة ثقافية كبيرة.",
    ],
)
def test_words_alone_spared_acts_conditions_and_voices_are_no_incidents(text: str) -> None:
    assert types(text) == []


@pytest.mark.parametrize(
    "text",
    [
        # no news of the sentence, which has no article around it
        "وأغلق المتظاهرون شوارع في العاصمة منها الطريق المؤدي إلى المطار.",
        "وشهدت البلاد عام 2008 عدة عمليات خطف نسبت إلى متمردين.",
    ],
)
def test_a_sentence_cut_out_of_its_article_must_tell_its_own_news(text: str) -> None:
    doc = Document(Article(article_id="a", text=text, title="", published_on=None))
    assert extract_incidents(doc) == []
    whole = Document(Article(article_id="a", text=text, title="خبر", published_on=dt.date(2018, 3, 24)))
    assert len(extract_incidents(whole)) == 1


def test_a_fuller_telling_takes_no_certainty_from_the_first() -> None:
    first = "وذكرت المصادر أن الراعي سعدون خليل، أربعين عاما، قتل وهو يسوق قطيعه"
    fuller = (
        "، في حين قتل جاسم حمد من أبناء البلدة عندما كان يتصدى للقوات السورية في منطقة «تل الرمان» شرق حلب."
    )
    assert types(first + fuller) == ["armed_attack"]
