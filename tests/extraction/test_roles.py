"""Roles: whom a title belongs to, where it begins and ends, and since when. All names and sentences are our own."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.articles import Article
from extraction.document import Document
from extraction.lexicon import load
from extraction.names import GIVEN
from extraction.people import People, same_person
from extraction.roles import extract_roles
from extraction.text import fold_key
from extraction.titles import OFFICES, RANKS


def read(*lines: str, title: str = "") -> list[tuple[str, str]]:
    """Person and role of every fact."""
    doc = Document.of(Article(article_id="a", title=title, text="\n".join(lines)))
    drafts = extract_roles(doc)
    for draft in drafts:
        assert 0 <= draft.start < draft.end <= len(doc.folded)
    return [(draft.fields["person"], draft.fields["role"]) for draft in drafts]


def facts(*lines: str) -> list[dict[str, object]]:
    doc = Document.of(Article(article_id="a", text="\n".join(lines)))
    return [draft.fields for draft in extract_roles(doc)]


@pytest.mark.parametrize(
    ("sentence", "person", "role"),
    [
        ("زار وزير الزراعة سامي كاظم المدينة.", "سامي كاظم", "وزير الزراعة"),
        ("زار وزير الزراعة العراقي سامي كاظم المدينة.", "سامي كاظم", "وزير الزراعة العراقي"),
        ("زار وزير الزراعة، سامي كاظم، المدينة.", "سامي كاظم", "وزير الزراعة"),
        ("وصل سامي كاظم، وزير الزراعة، إلى المدينة.", "سامي كاظم", "وزير الزراعة"),
        ("وصل سامي كاظم وزير الزراعة إلى المدينة.", "سامي كاظم", "وزير الزراعة"),
        ("التقى بوزير الزراعة سامي كاظم.", "سامي كاظم", "وزير الزراعة"),
        ("في لقاء للرئيس سامي كاظم.", "سامي كاظم", "الرئيس"),
        (
            "قال رئيس لجنة الزراعة في البرلمان حسن عبد الكريم الجنابي.",
            "حسن عبد الكريم الجنابي",
            "رئيس لجنة الزراعة في البرلمان",
        ),
        ("وقال المتحدث باسم وزارة الزراعة سامي كاظم.", "سامي كاظم", "المتحدث باسم وزارة الزراعة"),
        ("النائب عن كتلة السلام هناء صالح غائبة.", "هناء صالح", "النائب عن كتلة السلام"),
        ("قائد شرطة المدينة اللواء سامي كاظم.", "سامي كاظم", "قائد شرطة المدينة"),
        ('زعيم ائتلاف "الغد" سامي كاظم.', "سامي كاظم", 'زعيم ائتلاف "الغد"'),
        ("الرئيس السابق سامي كاظم.", "سامي كاظم", "الرئيس السابق"),
        ("وزير الخارجية النرويجي، لارس هانسن، غادر.", "لارس هانسن", "وزير الخارجية النرويجي"),
        ("وأصيب الناشط المدني سامي كاظم بجروح.", "سامي كاظم", "الناشط المدني"),
        ("المرجع الديني آية الله سامي الجنابي.", "سامي الجنابي", "المرجع الديني"),
        ("وقال سامي كاظم، أحد كبار مساعدي المحافظ، أمس.", "سامي كاظم", "أحد كبار مساعدي المحافظ"),
        ("الأمين العام للمنظمة بان كي مون قلق.", "بان كي مون", "الأمين العام للمنظمة"),
        ("وزيرة الثقافة وتنمية القراءة، هناء صالح، حاضرة.", "هناء صالح", "وزيرة الثقافة وتنمية القراءة"),
        (
            "رئيس مجلس المدينة المناهض ضد الفساد سامي كاظم.",
            "سامي كاظم",
            "رئيس مجلس المدينة المناهض ضد الفساد",
        ),
        ('زعيم ما يسمى بـ"جيش الغد"، سامي كاظم، غائب.', "سامي كاظم", 'زعيم ما يسمى بـ"جيش الغد"'),
        ("وزير النفط السابق وأبرز المرشحين، سامي كاظم، غائب.", "سامي كاظم", "وزير النفط السابق"),
        ("ووصل موفق الجنابي أحد المرشحين إلى المجلس.", "موفق الجنابي", "أحد المرشحين"),
        ("وشكره كبير الأطباء سامي كاظم.", "سامي كاظم", "كبير الأطباء"),
        ("وقال العقيد في شرطة المدينة سامي كاظم.", "سامي كاظم", "العقيد في شرطة المدينة"),
        ("قائد شرطة نورثبروك سامي كاظم.", "سامي كاظم", "قائد شرطة نورثبروك"),
        ("القائم بأعمال السفير سامي كاظم.", "سامي كاظم", "القائم بأعمال السفير"),
        ("وأوضح المتحدث باسم المحكمة، ميراس الساموك، ذلك.", "ميراس الساموك", "المتحدث باسم المحكمة"),
        ("وقال هانز ماير، مدير شركة نوردلاند للطيران، نعم.", "هانز ماير", "مدير شركة نوردلاند للطيران"),
        ("رئيس المجلس صباح كردوس قال نعم.", "صباح كردوس", "رئيس المجلس"),
        ("وقال الرئيس أوباما إنه راض.", "أوباما", "الرئيس"),
        ("وصل الرئيس الأمريكي باراك أوباما مساء.", "باراك أوباما", "الرئيس الأمريكي"),
    ],
)
def test_title_and_name(sentence: str, person: str, role: str) -> None:
    assert read(sentence) == [(person, role)]


def test_a_name_after_a_conjunction_has_the_title_after_it() -> None:
    found = read("زاره الرئيس سامي كاظم وإليزابيث الثانية ملكة السويد.")
    assert found == [("سامي كاظم", "الرئيس"), ("إليزابيث الثانية", "ملكة السويد")]


def test_after_a_verb_the_family_name_is_enough_for_a_title_after_it() -> None:
    found = read("وصل النائب سامي الجنابي.", "وقال الجنابي، أمين عام الحزب، إنه راض.")
    assert found == [("سامي الجنابي", "النائب"), ("سامي الجنابي", "أمين عام الحزب")]


@pytest.mark.parametrize(
    "sentence",
    [
        "قال رئيس الوزراء إن الطريق مغلق.",
        "زار وزير الزراعة المدينة أمس.",
        "قرر رئيس البلدية إقالة المدير.",
        "أصيب قائد الشرطة على الطريق العام.",
        "من المقرر أن تبدأ الدورة الجديدة.",
        "مقتل جندي بإطلاق نار قرب الجسر.",
        "قوات التحالف بقيادة الولايات المتحدة.",
        "اجتماع الحكومة برئاسة الوزير.",
        "في محافظة صلاح الدين وقع حريق.",
        "حمل الجندي سلامة المواطنين أمانة.",
        "رأى السياسي ربما يعودون.",
        "قال الرئيس لقد عاد الماء.",
    ],
)
def test_no_name_no_role(sentence: str) -> None:
    assert read(sentence) == []


def test_two_titles_share_a_name() -> None:
    expected = [("سامي كاظم", "رئيس الحزب"), ("سامي كاظم", "نائب رئيس البرلمان")]
    assert read("وصل رئيس الحزب ونائب رئيس البرلمان سامي كاظم.") == expected


def test_title_for_a_name_that_has_another_title_after_it() -> None:
    expected = [("سامي كاظم", "القيادي في الحزب"), ("سامي كاظم", "النائب عن الكتلة")]
    assert read("قال سامي كاظم، القيادي في الحزب والنائب عن الكتلة، أمس.") == expected


def test_rank_counts_only_where_it_is_the_only_role() -> None:
    assert read("قال اللواء سامي كاظم.") == [("سامي كاظم", "اللواء")]
    assert read("قال اللواء سامي كاظم.", "وحضر قائد الشرطة سامي كاظم.") == [("سامي كاظم", "قائد الشرطة")]


def test_one_fact_for_a_person_and_role() -> None:
    lines = (
        "قال رئيس الوزراء العراقي سامي الجنابي.",
        "وحضر رئيس الوزراء سامي الجنابي.",
        "وغادر رئيس مجلس الوزراء سامي الجنابي.",
    )
    assert read(*lines) == [("سامي الجنابي", "رئيس الوزراء العراقي")]


def test_person_has_the_fullest_name() -> None:
    found = read("قال النائب سامي الجنابي.", "وكان وزير الزراعة سامي حسن الجنابي حاضرا.")
    assert found == [("سامي حسن الجنابي", "النائب"), ("سامي حسن الجنابي", "وزير الزراعة")]


@pytest.mark.parametrize(
    ("sentence", "role", "organisation"),
    [
        ("فاز تحالف الغد بزعامة سامي الجنابي.", "زعيم", "تحالف الغد"),
        ("فازت قائمة الغد برئاسة سامي الجنابي.", "رئيس", "قائمة الغد"),
        ("فاز حزب الغد الذي يتزعمه سامي الجنابي.", "زعيم", "حزب الغد"),
        ("فازت كتلة الغد التي يقودها سامي الجنابي.", "قائد", "كتلة الغد"),
    ],
)
def test_leaders_told_by_noun_or_verb(sentence: str, role: str, organisation: str) -> None:
    (fact,) = facts(sentence)
    assert (fact["person"], fact["role"], fact["organisation"]) == ("سامي الجنابي", role, organisation)


def test_taking_office_tells_since_when() -> None:
    lines = (
        "قال رئيس الوزراء سامي الجنابي إن الطريق آمن.",
        "وكان الجنابي، الذي تسلم رئاسة الوزراء في آذار 2019، زار المدينة.",
    )
    (fact,) = facts(*lines)
    assert (fact["role"], fact["since"]) == ("رئيس الوزراء", "2019-03")


def test_since_when_an_office_told_before_is_held() -> None:
    (fact,) = facts("وصل وزير الزراعة سامي كاظم أمس. وهي زيارة كاظم الأولى منذ توليه منصبه في فبراير 2015.")
    assert (fact["role"], fact["since"]) == ("وزير الزراعة", "2015-02")
    (fact,) = facts("وصلت وزيرة الزراعة هناء صالح بعد تسلمها المنصب في 3 مايو 2019.")
    assert (fact["role"], fact["since"]) == ("وزيرة الزراعة", "2019-05-03")
    (fact,) = facts("زار المحافظ سامي كاظم المدينة منذ تعيينه في المستشفى.")
    assert fact["since"] is None


def test_offices_held_before() -> None:
    found = read("سامي الجنابي، الذي شغل منصب وزير الزراعة، عاد.")
    assert found == [("سامي الجنابي", "وزير الزراعة")]


def test_becoming_something() -> None:
    found = read("رشح النائب سامي الجنابي نفسه وأصبح عضوا في مجلس المدينة.")
    assert found == [("سامي الجنابي", "النائب"), ("سامي الجنابي", "عضوا في مجلس المدينة")]


@pytest.mark.parametrize(
    ("sentence", "organisation"),
    [
        ("المتحدث باسم وزارة الزراعة سامي كاظم.", "وزارة الزراعة"),
        ("رئيس مجلس النواب العراقي سامي كاظم.", "مجلس النواب العراقي"),
        ("القيادي في حزب الغد في البصرة سامي كاظم.", "حزب الغد"),
        ("رئيس الوزراء العراقي سامي كاظم.", None),
        ("وزير الخارجية سامي كاظم.", None),
    ],
)
def test_organisation_is_the_body_and_never_an_adjective(sentence: str, organisation: str | None) -> None:
    (fact,) = facts(sentence)
    assert fact["organisation"] == organisation


def test_preposition_is_no_name() -> None:
    assert read("رد رئيس الحكومة على الصحفيين.") == []
    assert read("قال رئيس الحكومة علي الجنابي.") == [("علي الجنابي", "رئيس الحكومة")]


def test_same_person() -> None:
    assert same_person(["الجنابي"], ["سامي", "الجنابي"])
    assert same_person(["سامي", "الجنابي"], ["سامي", "حسن", "الجنابي"])
    assert not same_person(["سامي", "كاظم"], ["حسن", "كاظم"])
    assert not same_person(["سامي"], ["سامي", "كاظم"])


def test_people_join_family_names_to_the_last_bearer() -> None:
    people = People()
    first, second = people.add("سامي الجنابي", "سامي الجنابي"), people.add("هناء الجنابي", "هناء الجنابي")
    assert first != second
    assert people.family("الجنابي") == second


@pytest.mark.parametrize("row", load("role_heads"), ids=lambda row: row["word"])
def test_every_head_is_known_folded(row: dict[str, str]) -> None:
    key = fold_key(row["word"])
    assert row["kind"] in ("office", "office_two", "rank", "honour")
    assert (key in OFFICES) == any(
        fold_key(r["word"]) == key and r["kind"] == "office" for r in load("role_heads")
    )
    assert (key in RANKS) == any(
        fold_key(r["word"]) == key and r["kind"] == "rank" for r in load("role_heads")
    )


def test_given_names_are_single_folded_words() -> None:
    assert all(name and " " not in name and fold_key(name) == name for name in GIVEN)


WORDS = st.sampled_from(
    [
        "رئيس",
        "الوزراء",
        "وزير",
        "الرئيس",
        "اللواء",
        "سامي",
        "كاظم",
        "الجنابي",
        "علي",
        "على",
        "في",
        "باسم",
        "،",
        ".",
        "»",
        "«",
        '"',
        "بزعامة",
        "تحالف",
        "يقوده",
        "وهو",
        "عضو",
        "تسلم",
        "منصب",
        "و",
        "عبد",
        "أبو\n",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=200)))
def test_any_text_gives_roles_or_none(text: str) -> None:
    for person, role in read(text, title=text[:20]):
        assert person.strip()
        assert role.strip()


def test_time_grows_with_the_length() -> None:
    sentence = "قال رئيس الوزراء سامي كاظم ووزير الزراعة، حسن الجنابي، زعيم تحالف الغد، وهو عضو في المجلس "

    def seconds(times: int) -> float:
        best = float("inf")
        for _ in range(2):
            doc = Document.of(Article(article_id="a", text=sentence * times))
            start = time.process_time()
            extract_roles(doc)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(1600) < 8 * seconds(400)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # What the head or a participle governs.
        ("قال المشرف على برنامج السقاية بوزارة الزراعة سامي كاظم.", [("سامي كاظم", "المشرف على برنامج السقاية بوزارة الزراعة")]),
        ("زار الوزير المكلف بترتيب الحديقة سامي كاظم القرية.", [("سامي كاظم", "الوزير المكلف بترتيب الحديقة")]),
        ("حضر الرئيس المعترف به سامي كاظم.", [("سامي كاظم", "الرئيس المعترف به")]),
        # Unlisted words that lead on to the name.
        ("غابت مديرة حملة زعفر، هناء صالح، أمس.", [("هناء صالح", "مديرة حملة زعفر")]),
        ("وقال مدير برنامج البذور في غرين بلوم ستيفن هانسن إن المطر قليل.", [("ستيفن هانسن", "مدير برنامج البذور في غرين بلوم")]),
        ("رأى المنسق الخاص للاتحاد لعملية الزرع في الجنوب، نيكولاي هانسن، المرج.", [("نيكولاي هانسن", "المنسق الخاص للاتحاد لعملية الزرع في الجنوب")]),
        # When, or what he is called, between the two.
        ("كانت وزيرة الزراعة آنذاك هناء صالح غائبة.", [("هناء صالح", "وزيرة الزراعة")]),
        ("وصل القيادي في الحزب الذي يدعى سامي كاظم.", [("سامي كاظم", "القيادي في الحزب")]),
        # Two titles, two people, two holders.
        ("التقى نائب الرئيس والقيادي في الاتحاد سامي كاظم أمس.", [("سامي كاظم", "نائب الرئيس"), ("سامي كاظم", "القيادي في الاتحاد")]),
        ("قدم النائبان السابقان سامي كاظم وحسن صالح طلبا.", [("سامي كاظم", "النائبان السابقان"), ("حسن صالح", "النائبان السابقان")]),
        ("وصل حسن صالح، المتحدث باسم وزير الزراعة، سامي كاظم، مساء.", [("حسن صالح", "المتحدث باسم وزير الزراعة"), ("سامي كاظم", "وزير الزراعة")]),
        ("غضب محامي سامي كاظم، حسن صالح، كثيرا.", [("حسن صالح", "محامي سامي كاظم")]),
        # Bodies that bear a name, and imams.
        ("كرموا سامي كاظم، إمام وخطيب جامع حسن صالح، أمس.", [("سامي كاظم", "إمام وخطيب جامع حسن صالح")]),
        ("قال أستاذ الزراعة بجامعة \"سامي كاظم\" إنه بخير.", []),
        # Ranks of several words, and with a service.
        ("كرموا رئيس هيئة البساتين الفريق أول ركن سامي كاظم.", [("سامي كاظم", "رئيس هيئة البساتين")]),
        ("طلب العميد بالجيش السابق، سامي كاظم، ماء.", [("سامي كاظم", "العميد بالجيش السابق")]),
        # Names that end in an honour, in a taa marbuta, and before a definite object.
        ("حضر العقيد حسان الشيخ الذي تأخر.", [("حسان الشيخ", "العقيد")]),
        ("قال السياسي المحلي سامي بركة في القرية.", [("سامي بركة", "السياسي المحلي")]),
        ("شكر المتحدث باسم الاتحاد ستيفن هانسن المزارعات.", [("ستيفن هانسن", "المتحدث باسم الاتحاد")]),
        ("وقالت فينورا هانسترونج، المتحدثة باسم البستان، إن الماء قليل.", [("فينورا هانسترونج", "المتحدثة باسم البستان")]),
        ("وصل وزير الزرع بن هانسون بعد العصر.", [("بن هانسون", "وزير الزرع")]),
        ("وقال رئيس اللجنة، القاضي سامي كاظم، إن المطر قليل.", [("سامي كاظم", "رئيس اللجنة")]),
        (
            "وقال رئيس لجنة البساتين، النائب المستقل سامي كاظم، إن المطر قليل.",
            [("سامي كاظم", "رئيس لجنة البساتين"), ("سامي كاظم", "النائب المستقل")],
        ),
        ("التقى رئيس الاتحاد سامي كاظم وزير الزرع القطري في عمان.", [("سامي كاظم", "رئيس الاتحاد")]),
        ("قال عامل البناء سامي كاظم إنه متعب.", [("سامي كاظم", "عامل البناء")]),
        ("قالت ربة المنزل هناء صالح إنها بخير.", [("هناء صالح", "ربة المنزل")]),
        ("عاد سامي كاظم الذي يتزعم حزب البساتين إلى القرية.", [("سامي كاظم", "زعيم")]),
        ("عاد سامي كاظم الذي يقود سيارة أجرة إلى القرية.", []),
    ],
)  # fmt: skip
def test_titles_run_on_to_their_names(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("زار الجنرال الأمريكي ستيفن هانسن القرية.", [("ستيفن هانسن", "الجنرال الأمريكي")]),
        ("وصل العقيد المتقاعد سامي كاظم.", [("سامي كاظم", "العقيد المتقاعد")]),
        ("أصيب النقيبان، سامي كاظم، وحسن صالح، بالزكام.", [("سامي كاظم", "النقيبان"), ("حسن صالح", "النقيبان")]),
        ("قالت هناء صالح العضوة البارزة في قائمة سامي كاظم إن المطر قليل.", [("هناء صالح", "العضوة البارزة في قائمة سامي كاظم")]),
        (
            "قال المتحدث الرسمي باسم مكتب رئيس الاتحاد سامي الجنابي حسن صالح إنه بخير.",
            [("حسن صالح", "المتحدث الرسمي باسم مكتب رئيس الاتحاد سامي الجنابي"), ("سامي الجنابي", "رئيس الاتحاد")],
        ),
        ("المرجع الدينى آية الله على السامرى غائب.", [("على السامرى", "المرجع الدينى")]),
        ("قال كامل أمين هاشم المدير العام للبساتين إنه بخير.", [("كامل أمين هاشم", "المدير العام للبساتين")]),
    ],
)  # fmt: skip
def test_ranks_with_adjectives_holders_and_bodies_named_after_people(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert sorted(read(sentence)) == sorted(expected)
