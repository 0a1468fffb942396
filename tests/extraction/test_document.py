"""Sentences, debris, evidence: every span of a document leads back to the words of the article."""

import datetime as dt
import re

import pytest
from hypothesis import given, settings

from extraction.articles import Article
from extraction.document import Document, in_span
from extraction.sentences import split_sentences
from extraction.words import cut
from tests.extraction.test_text import ANY_TEXT


def document(text, title="", published_on=None):
    return Document.of(Article(article_id="a", title=title, text=text, published_on=published_on))


def sentences(text, title=""):
    doc = document(text, title)
    return [doc.raw_text(s.start, s.end) for s in doc.sentences]


@given(ANY_TEXT, ANY_TEXT)
def test_sentences_are_ordered_disjoint_and_grounded(title, text):
    doc = document(text, title)
    raw = title + "\n" + text
    assert doc.raw == raw
    last = 0
    for index, sentence in enumerate(doc.sentences):
        quote, start, end = doc.evidence(sentence)
        assert raw[start:end] == quote != ""
        assert sentence.index == index
        assert last <= sentence.start < sentence.end
        assert not doc.folded[sentence.start].isspace() and not doc.folded[sentence.end - 1].isspace()
        last = sentence.end


@given(ANY_TEXT, ANY_TEXT)
def test_no_character_is_lost_between_sentences(title, text):
    doc = document(text, title)
    covered = "".join(doc.folded[s.start : s.end] for s in doc.sentences)
    assert "".join(covered.split()) == "".join(doc.folded.split())


@given(ANY_TEXT)
def test_only_the_first_sentence_is_a_title(title):
    doc = document("خبر قصير.", title)
    assert [s.is_title for s in doc.sentences[1:]] == [False] * (len(doc.sentences) - 1)
    assert doc.sentences[0].is_title == bool(doc.folded[: doc.title_end].strip())


@settings(max_examples=50)
@given(ANY_TEXT)
def test_numbers_and_dates_of_any_text_are_grounded(text):
    doc = document(text, "", dt.date(2019, 1, 2))
    for mention in [*doc.numbers, *doc.dates]:
        quote, start, end = doc.evidence(mention)
        assert doc.raw[start:end] == quote != ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("خرج الناس. ثم عادوا! لماذا؟ لا جواب", ["خرج الناس.", "ثم عادوا!", "لماذا؟", "لا جواب"]),
        ("سطر أول\nسطر ثان", ["سطر أول", "سطر ثان"]),
        ("انتهت الجولة الرسمية.حضر الجميع.", ["انتهت الجولة الرسمية.", "حضر الجميع."]),
        ("بلغت النسبة 44.5 بالمئة. ثم ارتفعت.", ["بلغت النسبة 44.5 بالمئة.", "ثم ارتفعت."]),
        ("ذكرت (أ. ف. ب) الخبر. انتهى.", ["ذكرت (أ. ف. ب) الخبر.", "انتهى."]),
        ("التقى د. سالم وفدا. ثم غادر.", ["التقى د. سالم وفدا.", "ثم غادر."]),
        ("حدث ذلك في 9.12.2017 صباحا. انتهى.", ["حدث ذلك في 9.12.2017 صباحا.", "انتهى."]),
        ("كان ذلك عام 2017. بعدها عادوا.", ["كان ذلك عام 2017.", "بعدها عادوا."]),
        ("زوروا www.example.com الآن. شكرا.", ["زوروا www.example.com الآن.", "شكرا."]),
        ('قال "لن نقبل. هذا قرارنا" ثم خرج. انتهى.', ['قال "لن نقبل. هذا قرارنا" ثم خرج.', "انتهى."]),
        ("قال «نعم. لا. ربما». ثم صمت.", ["قال «نعم. لا. ربما».", "ثم صمت."]),
        ("قال “لن أعود.” وأضاف “سأرى.”", ["قال “لن أعود.”", "وأضاف “سأرى.”"]),
        ("بدأ « كلاما لا يغلق. ثم ذهب.", ["بدأ « كلاما لا يغلق.", "ثم ذهب."]),
        ('سكت قليلا. "لا أدري" قالها وخرج.', ["سكت قليلا.", '"لا أدري" قالها وخرج.']),
        ("ذهب الجميع . . ثم عادوا", ["ذهب الجميع . .", "ثم عادوا"]),
        ("(انتهى الاجتماع.) ثم خرجوا", ["(انتهى الاجتماع.)", "ثم خرجوا"]),
        ("1. حضر الوزير. 2. غاب النائب.", ["1. حضر الوزير.", "2. غاب النائب."]),
        ("تردد قليلا... ثم تكلم.", ["تردد قليلا...", "ثم تكلم."]),
    ],
)
def test_sentence_ends(text, expected):
    assert sentences(text) == expected


def test_the_title_is_one_sentence_even_with_dots():
    assert sentences("نص.", "اشتباكات.. والأمن يرد")[0] == "اشتباكات.. والأمن يرد"


def test_a_long_quotation_does_not_hold_back_the_ends_of_sentences():
    text = "قال «" + "جملة قصيرة هنا. " * 100 + "» وانتهى."
    assert len(sentences(text)) > 90


PROSE = "أعلنت إدارة المدينة صباح أمس افتتاح الجسر الجديد بعد أشهر طويلة من أعمال الترميم التي شارك فيها مئات العمال من المحافظة."


@pytest.mark.parametrize(
    ("lines", "debris"),
    [
        ([PROSE, "روابط ذات علاقة", "انفجار قرب السوق القديم", "وفد يزور الميناء", PROSE], [0, 1, 1, 1, 0]),
        ([PROSE, "اقرأ أيضاً: حملة لتنظيف النهر", PROSE], [0, 1, 0]),
        ([PROSE, PROSE, "(رويترز)"], [0, 0, 1]),
        (["صورة للجسر قبل افتتاحه", PROSE, PROSE], [1, 0, 0]),
        ([PROSE, "ترحيب الأهالي", PROSE], [0, 1, 0]),
        ([PROSE, "وعاد الهدوء إلى الحي.", PROSE], [0, 0, 0]),
        ([PROSE, "سفينة تجارية تغرق قبالة الساحل وطاقمها يصل سالما إلى الميناء", PROSE], [0, 1, 0]),
        ([PROSE, "وقال مدير الميناء إن السفينة التي غرقت قبالة الساحل كانت تحمل", PROSE], [0, 0, 0]),
    ],
)
def test_debris(lines, debris):
    doc = document("\n".join(lines))
    assert [int(s.is_debris) for s in doc.sentences] == debris


def test_text_without_full_stops_is_not_taken_for_captions():
    lines = ["خرج المحتجون إلى الساحة", "وأغلقت الشرطة الطريق"]
    assert not any(s.is_debris for s in document("\n".join(lines)).sentences)


def test_the_headline_repeated_in_the_text_is_debris():
    doc = document("عودة المياه إلى القرية\n" + PROSE, "عودة المياه إلى القرية")
    assert [s.is_debris for s in doc.sentences] == [False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "قال الوزير",
        'قال  الوزير:\n"نعم" .\n\n(بغداد)، 25,000',
        " وصل، ثم غادر. ",
        "في 2014/5/12 و_كذا_ \x1f x.y",
    ],
)
def test_words_are_cut_as_a_pattern_would_cut_them(text):
    """Most words stand between spaces and are cut without the pattern; the others must not come out otherwise."""
    texts, starts = cut(text)
    matches = list(re.finditer(r"\w+|\S|\n", text))
    assert texts == [match.group() for match in matches]
    assert starts == [match.start() for match in matches]


@settings(max_examples=200)
@given(ANY_TEXT)
def test_words_of_any_text_are_cut_as_a_pattern_would_cut_them(text):
    """But for a word and a figure run together, which are two."""
    texts, starts = cut(text)
    words = dict(zip(starts, texts, strict=True))
    for match in re.finditer(r"\w+|\S|\n", text):
        first = words.pop(match.start())
        if first != match.group():
            second = words.pop(match.start() + len(first))
            assert first + second == match.group()
            assert re.fullmatch("[0-9]+", first) or re.fullmatch("[0-9]+", second)
    assert words == {}


def test_sentence_at_and_in_span():
    doc = document("قتل 3 جنود. وأصيب 5 آخرون.", "", dt.date(2020, 1, 1))
    first, second = doc.sentences
    assert doc.sentence_at(second.start + 2) is second
    assert doc.sentence_at(first.end) is None
    assert [m.best for m in in_span(doc.numbers, second.start, second.end)] == [5]


def test_the_anchor_is_the_day_of_publication_before_any_dateline():
    text = "بغداد - 12 مايو 2018 - قال مصدر إن الجسر أغلق."
    assert document(text).anchor == dt.date(2018, 5, 12)
    assert document(text, published_on=dt.date(2018, 5, 14)).anchor == dt.date(2018, 5, 14)


@pytest.mark.parametrize(
    "unit", ["كلمة ", "كلمة. ", '" ', "« ", "1.", "أ. ", "#و ", "12 ايار ", "بين 3 و5 ", "ً"]
)
def test_work_grows_with_the_length_only(unit):
    """Ten times the text may cost thirty times the steps of nothing: counted by a profile, not by the clock."""
    import sys

    def steps(times):
        count = 0

        def tick(frame, event, arg):
            nonlocal count
            count += 1

        sys.setprofile(tick)
        try:
            doc = document(unit * times)
            assert isinstance(doc.numbers, list) and isinstance(doc.dates, list)
        finally:
            sys.setprofile(None)
        return count

    small, large = steps(200), steps(2000)
    assert large < 30 * small


def test_split_of_nothing():
    assert split_sentences("", 0) == []


def test_leads_of_other_stories_below_an_article_are_debris() -> None:
    told = "وقالت الشرطة إن ثلاثة من رجالها أصيبوا بجروح عندما انفجرت عبوة قرب دوريتهم في الحي القديم من المدينة صباح أمس."
    teaser = ("قتل خمسة صيادين في هجوم شنه قراصنة على زورقهم قبالة الساحل الشرقي للبلاد، " * 4)[:240]
    text = "\n".join(
        [told] * 6
        + [teaser, "اعتقلت السلطات في بلد بعيد سبعة رجال يشتبه في أنهم خططوا لهجوم على محطة القطار."]
    )
    doc = Document(
        Article(article_id="a", title="جرحى في انفجار", text=text, published_on=dt.date(2018, 8, 11))
    )
    told_of = [sentence.is_debris for sentence in doc.sentences if not sentence.is_title]
    assert told_of == [False] * 6 + [True, True]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وقتل15 جنديا", ["وقتل", "15", "جنديا"]),
        ("جرح 20جنديا و3من الشرطة", ["جرح", "20", "جنديا", "و3من", "الشرطه"]),
        ("في2016 عند الـ14 من فرانس24", ["في", "2016", "عند", "ال14", "من", "فرانس24"]),
    ],
)
def test_a_word_and_a_figure_that_a_page_ran_together_are_two(text: str, words: list[str]) -> None:
    doc = Document(Article(article_id="a", text=text, title=""))
    found = [token for token in doc.words.tokens if token[0] != "\n"]
    assert [word for word, _, _ in found] == words
    assert all(doc.folded[start:end] == word for word, start, end in found)
