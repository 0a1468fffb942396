"""What is no incident of its own: retellings, figures of speech, acts touched upon; on stories of our own."""

from __future__ import annotations

import datetime as dt

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incidents import extract_incidents

PUBLISHED = dt.date(2018, 3, 24)  # a Saturday
STRIKE = (
    "قتل أربعة جنود في انفجار عبوة قرب بيجي أمس. وأصيب شرطيان بقذيفة هاون سقطت على حاجز في سامراء مساء الجمعة. "
    "ووعدت الحكومة بتعويض الأسر. "
)


def told(text: str, field: str) -> list[str]:
    """What one field of the incidents of an article says."""
    doc = Document(Article(article_id="a", text=text, title="", published_on=PUBLISHED))
    return [draft.fields[field] for draft in extract_incidents(doc)]


def types(text: str) -> list[str]:
    """The types of the incidents of an article."""
    return told(text, "event_type")


@pytest.mark.parametrize(
    "text",
    [
        "واحتل اللاعب والمدرب معا الصدارة في استفتاء الصحيفة ببغداد.",
        "وعمت الفرحة بعد موجة من الغناء اجتاحت العاصمة بغداد.",
    ],
)
def test_nobody_takes_ground_in_a_figure_of_speech(text: str) -> None:
    assert types(STRIKE + text) == ["bombing", "shelling"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("خطف مسلحون أربعة رعاة وقتلوهم في حمرين أمس.", ["execution"]),
        ("خطف مسلحون وقتلوا تاجرا في كركوك أمس.", ["execution"]),
        ("عثر السكان على رفات سبعة عمال خطفوا وقتلوا على يد تنظيم داعش في سنجار عام 2015.", ["execution"]),
        ("قتل مسلحون تاجرا في كركوك أمس بعد خطفه من متجره.", ["execution"]),
        ("خطف مسلحون تاجرا في كركوك أمس.", ["abduction"]),
    ],
)
def test_captives_put_to_death_are_executed(text: str, expected: list[str]) -> None:
    assert types(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت القيادة أمس انطلاق عملية تحرير هيت من سيطرة تنظيم داعش.",
        "بدأت القوات العراقية أمس حملة عسكرية لاستعادة راوة من تنظيم داعش.",
        "أعلن القائد أمس انطلاق معركة تحرير تلعفر من تنظيم داعش.",
    ],
)
def test_an_operation_named_by_its_aim_has_not_reached_it(text: str) -> None:
    assert types(text) == ["security_operation"]


@pytest.mark.parametrize(
    "text",
    [
        "وأثارت الاعتقالات جدلا واسعا لدى الأهالي.",
        "كما وقعت مواجهات عنيفة في قرى أخرى.",
        "ولا يزال المسلحون يقومون بتفجيرات في المدن بين الحين والآخر.",
        "بعد أن خاضت معارك عنيفة.",
    ],
)
def test_what_has_no_day_place_or_toll_of_its_own_is_no_news(text: str) -> None:
    assert types(STRIKE + text) == ["bombing", "shelling"]


@pytest.mark.parametrize(
    "text",
    [
        # the same men under arrest, a finer place
        "اعتقلت الشرطة 14 مطلوبا في الموصل أمس. وقال قائد الشرطة إن المطلوبين الأربعة عشر اعتقلوا في حي الزهور.",
        "قتل ستة أشخاص في هجوم مسلح في الحضر أمس. وقال القائممقام إن مسلحين قتلوا ستة أشخاص في دار بقرية مشيرفة.",
        # abroad
        "قصفت طائرات عراقية أمس مقرا لتنظيم داعش في محافظة الحسكة شرقي سوريا. وذكر بيان أن الطائرات العراقية قصفت المقر جنوب منطقة الدشيشة داخل سوريا.",
        # told as lying before
        "اقتحم محتجون مبنى المحافظة في السماوة أمس. وأعرب الوزير عن أسفه بعد أن اقتحم محتجون المبنى في السماوة.",
    ],
)
def test_what_is_told_again_is_one_fact(text: str) -> None:
    assert len(types(text)) == 1, types(text)


@pytest.mark.parametrize(
    ("text", "granularity"),
    [
        ("شهدت البصرة يوم الجمعة احتجاجات قتل فيها متظاهران.", "event"),
        ("شهدت مدن عدة قرب البصرة يوم الجمعة احتجاجات قتل فيها متظاهران.", "series"),
        ("خرجت تظاهرات في النجف أمس للمطالبة بالكهرباء.", "event"),
        ("تشهد النجف تظاهرات منذ ثلاثة أسابيع للمطالبة بالكهرباء.", "series"),
        ("تحاصر القوات العراقية تلعفر منذ ثلاثة أسابيع.", "event"),
    ],
)
def test_one_day_in_one_place_is_one_occurrence(text: str, granularity: str) -> None:
    assert told(text, "granularity") == [granularity]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل ثمانية من عناصر داعش في قصف للتحالف الدولي شرقي سنجار أمس.", "air_strike"),
        ("قتل ثمانية من عناصر داعش في قصف مدفعي للتحالف الدولي شرقي سنجار أمس.", "shelling"),
    ],
)
def test_the_coalition_strikes_from_the_air(text: str, expected: str) -> None:
    assert types(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "وأكد الجيش وفاة جندي في حادث غير قتالي قرب تكريت يوم الخميس.",
        "وأعلن البيان مقتل جندي في حادث لا علاقة له بالعمليات القتالية في هيت.",
        "ويعاني السكان من تلوث مياه الشرب وإصابة خمسين منهم بالأمراض في البصرة.",
        "وكانت معلومات أولية قد تحدثت عن مقتل جنديين وإصابة ستة في انفجار بيجي.",
        "ووصف المجلس هيت بأنها قاب قوسين أو أدنى من سيطرة تنظيم داعش.",
        "والتقى الوفد أرملة القيادي الذي قتل منذ عامين.",
        "ووصل النازحون إلى مناطق سيطرة قوات النظام.",
        "وذكر البيان حزب تحرير البلاد والحزب الآخر.",
        "وقال خبير إن البصرة مهددة بالسقوط في الفوضى.",
        "والتقى الوزير قادة فصائل تقاتل التنظيم إلى جانب الجيش.",
        "ويحق للشرطة أن تعتقل المشتبه بهم بموجب القانون.",
    ],
)
def test_no_enemy_no_news_no_incident(text: str) -> None:
    assert types(STRIKE + text) == ["bombing", "shelling"]


def test_a_blow_told_in_a_relative_clause_stays() -> None:
    found = told("وقع أمس التفجير الذي قتل فيه خمسة من الزوار قرب سوق في كربلاء.", "killed")
    assert [count.best for count in found] == [5]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعدمت الحكومة أمس سبعة مدانين شنقا بموجب القانون.", []),
        ("أعدم المتطرفون أمس سبعة من أهالي هيت.", ["execution"]),
        ("لقي عشرون شخصا مصرعهم أمس في عاصفة ضربت ولاية هندية.", []),
    ],
)
def test_the_law_and_the_weather_are_no_attackers(text: str, expected: list[str]) -> None:
    assert types(text) == expected


def test_thousands_of_dead_are_of_no_single_blow() -> None:
    assert told(STRIKE + "ويبلغ إجمالي قتلى الجيش في البلاد 4310 قتلى.", "granularity")[-1] == "series"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انفجرت عبوة أمس قرب هيت استهدفت زعيما قبليا فأصابته بجروح.", "assassination"),
        ("قتل حارسان بانفجار عبوة استهدفت موكب المحافظ في كركوك أمس.", "assassination"),
        ("انفجرت عبوة أمس قرب هيت استهدفت دورية للشرطة.", "bombing"),
    ],
)
def test_a_blow_aimed_at_one_person_of_standing(text: str, expected: str) -> None:
    assert types(text) == [expected]
