"""Statements: what counts as one, where its words begin and end, and who says it. All sentences are our own."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.articles import Article
from extraction.document import Document
from extraction.lexicon import load
from extraction.memo import SAYING
from extraction.speech import find_triggers
from extraction.statements import extract_statements
from extraction.text import fold, fold_key


def read(*lines: str, title: str = "عنوان الخبر") -> list[tuple[str, str]]:
    """Speaker and quote of every statement, the words folded."""
    doc = Document.of(Article(article_id="a", title=title, text="\n".join(lines)))
    drafts = extract_statements(doc)
    for draft in drafts:
        assert draft.fields["quote"] in doc.raw
        assert 0 <= draft.start < draft.end <= len(doc.folded)
    return [(draft.fields["speaker"], fold_key(draft.fields["quote"])) for draft in drafts]


CLAUSE = "المدينة ستفتح أبوابها غدا"


@pytest.mark.parametrize(
    "verb",
    [
        "قال الطبيب سامي كاظم إن",
        "وقالت مصادر طبية إن",
        "أكد النائب سامي كاظم أن",
        "وأوضح سامي كاظم، في تصريح صحفي، أن",
        "وذكر مصدر أمني أن",
        "وأشار مصدر محلي إلى أن",
        "ولفت مصدر محلي إلى أن",
        "وشدد مصدر محلي على أن",
        "وحذر مصدر محلي من أن",
        "واعتبر محللون أن",
        "ويرى مراقبون أن",
        "وأفاد شهود عيان بأن",
        "ونقلت الوكالة عن مصدر محلي قوله إن",
        "ونقلت الوكالة عن مصدر محلي أن",
        "وجاء في بيان لوزارة التجارة أن",
        "وأعرب مصدر محلي عن اعتقاده بأن",
    ],
)
def test_clause_after_a_verb_of_saying(verb: str) -> None:
    (statement,) = read(f"{verb} {CLAUSE}.")
    assert statement[1] == fold_key(CLAUSE)


@pytest.mark.parametrize(
    "sentence",
    [
        "دعا سامي كاظم إلى فتح أبواب المدينة غدا.",
        "طالب سامي كاظم بفتح أبواب المدينة غدا.",
        "أعلن سامي كاظم اعتقال أربعة رجال قرب الجسر.",
        "أغلقت المدينة أبوابها بحسب مصادر محلية.",
        "يذكر أن المدينة تقع على النهر.",
        "يشار إلى أن المدينة تقع على النهر.",
        "ولم يذكر المصدر أن المدينة أغلقت.",
        "وتعد المدينة من أقدم المدن في البلاد.",
        "من المقرر أن تفتح المدينة أبوابها غدا.",
        "أكد سامي كاظم وصوله قبل أن تغلق المدينة أبوابها.",
        # "إن" that is "if", "آن" that is a time
        "حذر سامي كاظم من السفر، إن لم تفتح المدينة أبوابها.",
        "دعا سامي كاظم المجلس، إن وجد، إلى العمل.",
        "أكد سامي كاظم حضوره وسفره في آن واحد اليوم.",
        # a clause that belongs to another word, or that nobody utters
        "أكد سامي كاظم حضوره، في إشارة إلى أن المدينة ستفتح أبوابها.",
        "دأب سامي كاظم على نفي مزاعم بأن المدينة مغلقة.",
        "اعتبر سامي كاظم السفر ممكنا طالما أن المدينة مفتوحة.",
        "عرض سامي كاظم ما قال إنه باب المدينة القديم.",
        "لكن سامي كاظم لا يرى أن المدينة ستفتح أبوابها.",
        "وأصر سامي كاظم على أن يدخلوا المدينة ليلا.",
        "أكد سامي كاظم حضوره، وبدا معلنا أن المدينة ستفتح أبوابها.",
        "ووصل سامي كاظم، ويتوقع له أن يبقى في المدينة.",
        "رغم الخطة التي أعلنها سامي كاظم فإن المدينة بقيت مغلقة.",
        # who comes to know tells nothing
        "وحين علم سامي كاظم أن المدينة مغلقة عاد.",
        "علم سامي كاظم أن المدينة مغلقة.",
        # names in marks
        'طالب سامي كاظم بإطلاق سراح "العمال من أهل المدينة" غدا.',
        'وأشار سامي كاظم إلى الأبواب بـ"الأقواس العالية".',
        "أغلقت المدينة أبوابها كما قال رئيس بلدية هذه المدينة.",
    ],
)
def test_what_is_no_statement(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("opening", "closing"), [("«", "»"), ("“", "”"), ('"', '"'), ("''", "''"), ("{", "}")]
)
@pytest.mark.parametrize(
    "before", ["وقال سامي كاظم: ", "وقال سامي كاظم ", "وقال سامي كاظم إن ", "قال سامي كاظم قائلا "]
)
def test_quotations_give_up_their_marks(before: str, opening: str, closing: str) -> None:
    assert read(f"{before}{opening}{CLAUSE}{closing}.") == [("سامي كاظم", fold_key(CLAUSE))]


def test_clause_that_contains_a_quotation_is_quoted_whole() -> None:
    (statement,) = read('قال سامي كاظم إن الحريق "كبير جدا" لكنه تحت السيطرة.')
    assert statement[1] == 'الحريق "كبير جدا" لكنه تحت السيطره'


def test_quotation_over_several_sentences_is_one_statement() -> None:
    quote = "نحن هنا. لن نترك الساحة. غدا يوم جديد"
    assert read(f"وقال سامي كاظم: «{quote}».") == [("سامي كاظم", fold_key(quote))]


def test_two_verbs_in_one_sentence_are_two_statements() -> None:
    found = read("قال سامي كاظم إن الجسر آمن، مشيرا إلى أن الترميم انتهى، وأضاف أن العمال عادوا.")
    assert found == [
        ("سامي كاظم", "الجسر امن"),
        ("سامي كاظم", "الترميم انتهي"),
        ("سامي كاظم", "العمال عادوا"),
    ]


def test_interrupted_quotation_is_two_statements() -> None:
    found = read('قالت المديرة هناء صالح "سنفتح المدرسة غدا صباحا"، وأضافت "الطلاب جاهزون منذ أسبوع".')
    assert [speaker for speaker, _ in found] == ["هناء صالح"] * 2
    assert [quote for _, quote in found] == ["سنفتح المدرسه غدا صباحا", "الطلاب جاهزون منذ اسبوع"]


def test_clause_ends_before_a_source_tag_and_a_further_call() -> None:
    assert read("قال مصدر محلي إن الجسر انهار ليلا، بحسب الوكالة.")[0][1] == "الجسر انهار ليلا"
    assert read("قال مصدر محلي إن الجسر انهار ليلا، ودعا إلى الحذر.")[0][1] == "الجسر انهار ليلا"


def test_report_inside_a_report_belongs_to_the_inner_speaker() -> None:
    (statement,) = read("وذكر الموقع أن وزارة التجارة قالت في بيان إن الأسعار ستنخفض قريبا.")
    assert statement == ("وزارة التجارة", "الاسعار ستنخفض قريبا")


class TestSpeakers:
    def test_name_without_its_title(self) -> None:
        assert read(f"قال وزير التجارة العراقي سامي كاظم إن {CLAUSE}.")[0][0] == "سامي كاظم"

    def test_name_after_a_comma(self) -> None:
        assert read(f"قال وزير التجارة، سامي كاظم، الأحد، إن {CLAUSE}.")[0][0] == "سامي كاظم"

    def test_name_before_its_title(self) -> None:
        assert read(f"قال سامي كاظم، وزير التجارة، في مؤتمر صحفي إن {CLAUSE}.")[0][0] == "سامي كاظم"

    def test_speaker_before_the_verb(self) -> None:
        assert read(f"لكن مدير المستشفى حسن جابر قال إن {CLAUSE}.")[0][0] == "حسن جابر"
        assert read(f"وكان مدير المستشفى حسن جابر قد قال إن {CLAUSE}.")[0][0] == "حسن جابر"

    def test_family_name_is_the_fullest_name_of_the_article(self) -> None:
        found = read("زار وزير التجارة سامي الجنابي المدينة.", f"وقال الجنابي إن {CLAUSE}.")
        assert found[0][0] == "سامي الجنابي"

    def test_title_alone_is_its_holder(self) -> None:
        found = read("قال وزير التجارة سامي الجنابي إن الطريق مغلق.", f"وأكد وزير التجارة أن {CLAUSE}.")
        assert [speaker for speaker, _ in found] == ["سامي الجنابي"] * 2

    def test_verb_without_subject_goes_back_to_the_last_speaker(self) -> None:
        found = read("قال مصدر أمني إن الطريق مغلق.", f"وأضاف أن {CLAUSE}.", "وتابع «لن نعود قبل الفجر».")
        assert [speaker for speaker, _ in found] == ["مصدر أمني"] * 3

    def test_verb_without_subject_agrees_with_its_speaker(self) -> None:
        found = read(
            "قالت وزارة التجارة إن الطريق مغلق.",
            "وقال النائب سامي كاظم إن الطريق مفتوح.",
            f"وأضافت أن {CLAUSE}.",
        )
        assert found[2][0] == "وزارة التجارة"

    def test_verb_without_subject_goes_back_to_whom_the_last_sentence_names(self) -> None:
        found = read("ودعا محافظ المدينة سامي كاظم إلى الهدوء.", "وقال «لن يمس أحد بيوتكم أبدا».")
        assert found == [("سامي كاظم", "لن يمس احد بيوتكم ابدا")]

    def test_definite_word_goes_back_to_what_it_repeats(self) -> None:
        found = read("قال مصدر في شرطة المدينة إن الطريق مغلق.", f"وأوضح المصدر أن {CLAUSE}.")
        assert found[1][0] == "مصدر في شرطة المدينة"

    def test_bulletin_speaks_for_who_issued_it(self) -> None:
        found = read(f"وذكر بيان صادر عن وزارة التجارة أن {CLAUSE}.", "وأضاف البيان أن الأسعار ستنخفض.")
        assert [speaker for speaker, _ in found] == ["وزارة التجارة"] * 2

    def test_article_cut_off_its_word_is_not_looked_for(self) -> None:
        found = read(f"وقال ال الطبيب «{CLAUSE}».")
        assert all(quote == fold_key(CLAUSE) for _, quote in found)

    def test_unnamed_source_is_described(self) -> None:
        found = read(f"قال مصدر في دائرة الصحة بالمدينة لوكالة محلية، الأحد، إن {CLAUSE}.")
        assert found[0][0] == "مصدر في دائرة الصحة بالمدينة"

    def test_source_of_a_tag(self) -> None:
        found = read('وهناك "نقص كبير في الدواء والغذاء والماء"، بحسب تقرير الوزارة.')
        assert found == [("تقرير الوزارة", "نقص كبير في الدواء والغذاء والماء")]

    @pytest.mark.parametrize(
        ("sentence", "speaker"),
        [
            # what is said of a circumstance is no speaker
            ("قال المتحدث باسم الوزارة سامي كاظم في تصريح صحفي أمس إن {}.", "سامي كاظم"),
            ("قال المتحدث باسم الوزارة، سامي كاظم، في تصريح لـABC إن {}.", "سامي كاظم"),
            ("وقال في مؤتمر صحفي وزير التجارة سامي كاظم إن {}.", "سامي كاظم"),
            ("وقال مسؤولون محليون لـABC السبت إن {}.", "مسؤولون محليون"),
            # whom and what a verb governs
            ("وأبلغ مسؤول في وزارة التجارة العراقية شبكة محلية أن {}.", "مسؤول في وزارة التجارة العراقية"),
            ("وأفاد مصدر أمني عراقي بمصرع شخصين مؤكدا أن {}.", "مصدر أمني عراقي"),
            ("وأدانت وزارة التجارة القصف وقالت إن {}.", "وزارة التجارة"),
            # a subject before its verb
            ("لكن متحدثا باسم البلدية قال إن {}.", "متحدثا باسم البلدية"),
            ("بيد أن مديرية المرور قالت إن {}.", "مديرية المرور"),
            ("مدينة السلام، العراق (CNN) -- ذكر شهود عيان أن {}.", "شهود عيان"),
            ("وقال بان كي مون إن {}.", "بان كي مون"),
            ('وقالت منظمة "أطباء المدينة" إن {}.', 'منظمة "أطباء المدينة"'),
            ("وأغلق الطريق وفقا لضابط في الشرطة، مشيرا إلى أن {}.", "ضابط في الشرطة"),
            ("وذكرت صحيفة الصباح، نقلا عن خبراء، أن {}.", "صحيفة الصباح"),
        ],
    )
    def test_who_speaks_in_one_sentence(self, sentence: str, speaker: str) -> None:
        assert read(sentence.format(CLAUSE))[-1] == (speaker, fold_key(CLAUSE))

    @pytest.mark.parametrize(
        ("first", "second", "speaker"),
        [
            ("قال مسؤول في وزارة التجارة إن الطريق مغلق.", "وأفادت الوزارة أن", "وزارة التجارة"),
            ("قالت مصادر أمنية إن الطريق مغلق.", "وقالت المصادر الطبية إن", "المصادر الطبية"),
            (
                "قال مسؤول في الشرطة العراقية إن الطريق مغلق.",
                "وقال المسؤول العراقي إن",
                "مسؤول في الشرطة العراقية",
            ),
            ("قال مصدر محلي إن الطريق مغلق.", "وقال لـABC إن", "مصدر محلي"),
            ("قال مصدر محلي إن الطريق مغلق.", "وقال المصدر طالبا عدم ذكر اسمه إن", "مصدر محلي"),
            (
                "وفي الشهر الماضي، أقال رئيس البلدية، سامي كاظم، مدير المرور.",
                "وقال في الأسبوع نفسه إن",
                "سامي كاظم",
            ),
            (
                "قال وزير التجارة سامي كاظم إنه التقى رئيس البلدية حسن جابر.",
                "وأكد الأخير أن",
                "حسن جابر",
            ),
        ],
    )
    def test_who_speaks_in_the_next_sentence(self, first: str, second: str, speaker: str) -> None:
        assert read(first, f"{second} {CLAUSE}.")[-1] == (speaker, fold_key(CLAUSE))

    def test_unnamed_official_is_the_source_that_spoke(self) -> None:
        found = read("قال مسؤول في البلدية إن الطريق مغلق.", f"وأوضح المصدر أن {CLAUSE}.")
        assert found[1][0] == "مسؤول في البلدية"

    def test_bulletin_of_a_ministry_goes_on_as_a_man(self) -> None:
        found = read(
            "قال مدير المرور إن الطريق مغلق.",
            "وقالت وزارة التجارة في بيان إن الأسعار ستنخفض.",
            "وأضاف البيان أن المخازن مليئة.",
            f"وأشار إلى أن {CLAUSE}.",
        )
        assert found[-1][0] == "وزارة التجارة"

    def test_subject_of_the_verb_before_in_the_sentence(self) -> None:
        found = read(
            "قال وزير التجارة سامي كاظم إن الطريق مغلق.",
            f'وتقدم رئيس البلدية حسن جابر بطلب، وألمح إلى الرحيل، وقال: "{CLAUSE}".',
        )
        assert found[-1] == ("حسن جابر", fold_key(CLAUSE))

    def test_source_told_by_a_verb_in_a_tag(self) -> None:
        quote = "سنفتح الطريق أمام الجميع غدا"
        for tag in ("حسبما ذكر المكتب الإعلامي", "وفقا لما نقله المكتب الإعلامي"):
            assert read(f'وأطلقت الحملة "{quote}"، {tag}.') == [("المكتب الإعلامي", fold_key(quote))]


def test_chants_and_bare_speech() -> None:
    assert read('وهتف المتظاهرون "ماء وكهرباء"، قبل الغروب.') == [("المتظاهرون", "ماء وكهرباء")]
    assert read("وقال النائب سامي كاظم إن الطريق مغلق.", "وقال سنعود إلى بيوتنا.")[1][1] == "سنعود الي بيوتنا"
    assert read("وتساءل سامي كاظم متى تفتح الطريق.") == [("سامي كاظم", "متي تفتح الطريق")]


def test_speech_without_marks_after_its_speaker() -> None:
    found = read("قال سامي كاظم مدير البلدية نحن سعداء بهذا.", "وأضاف لكن الطريق طويل.")
    assert found == [("سامي كاظم", "نحن سعداء بهذا"), ("سامي كاظم", "لكن الطريق طويل")]


def test_it_turned_out_is_no_statement_and_the_report_makes_clear_is_one() -> None:
    assert read("وعثر على السيارة وتبين أن سائقها غائب.") == []
    assert read(f"وبين التقرير أن {CLAUSE}.") == [("التقرير", fold_key(CLAUSE))]


def test_half_and_nouns_are_no_verbs_of_saying() -> None:
    assert read("وفي المخزن نصف الصناديق بأنه تلف.") == []
    assert read("وأرسل سامي كاظم كتبا إن وصلت قرئت.") == []


def test_a_lone_article_points_back_to_nobody() -> None:
    found = read(f"قال مصدر ال محلي إن {CLAUSE}.", f"وقال ال إن {CLAUSE} أيضا.")
    assert [quote for _, quote in found] == [fold_key(f"{CLAUSE} أيضا")]


def test_topic_is_told_by_the_words() -> None:
    doc = Document.of(Article(article_id="a", text="قال مصدر محلي إن صناديق الاقتراع وصلت إلى المراكز."))
    assert [draft.fields["topic"] for draft in extract_statements(doc)] == ["election"]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        # words of government tell of a vote only in an article about one
        ("قال سامي كاظم إن الحكومة زادت رسوم الماء في القانون الجديد.", "other"),
        ("قال سامي كاظم إن المظاهرة بدأت ظهرا.", "protest"),
        (
            "بدأت الانتخابات وفتحت مراكز الاقتراع أمام الناخبين. وقال سامي كاظم إن الحكومة راضية.",
            "election",
        ),
    ],
)
def test_words_of_government_tell_of_a_vote_where_there_is_one(text: str, topic: str) -> None:
    doc = Document.of(Article(article_id="a", text=text))
    assert [draft.fields["topic"] for draft in extract_statements(doc)] == [topic]


def test_titles_and_debris_hold_no_statements() -> None:
    assert read("خبر قصير.", title=f"مصدر: قال إن {CLAUSE}") == []


@pytest.mark.parametrize(
    "row", load("speech_verbs"), ids=lambda row: row["past"] or row["present"] or row["noun"]
)
def test_every_verb_of_the_list_is_found_in_its_forms(row: dict[str, str]) -> None:
    forms = [row["past"], row["present"], row["participle"], row["noun"] and row["noun"] + "ه"]
    for form in filter(None, forms):
        doc = Document.of(Article(article_id="a", text=f"ثم {form} شيئا"))
        folded = fold(form).text
        if row["noun"].endswith("ة") and form == row["noun"] + "ه":
            continue
        assert [t.end - t.word for t in find_triggers(doc.words.tokens, doc.words.of_class(SAYING))] == [
            len(folded)
        ], form


WORDS = st.sampled_from(
    [
        "قال",
        "وقالت",
        "أن",
        "إن",
        "«",
        "",
        "»",
        '"',
        ":",
        "،",
        ".",
        "مشيرا",
        "إلى",
        "البيان",
        "المصدر",
        "رئيس",
        "الوزراء",
        "سامي",
        "كاظم",
        "قوله",
        "عن",
        "بحسب",
        "وصف",
        "بأنه",
        "لكن",
        "قد",
        "في",
        "على\n",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=200)))
def test_any_text_gives_grounded_statements_or_none(text: str) -> None:
    doc = Document.of(Article(article_id="a", title=text[:20], text=text))
    for draft in extract_statements(doc):
        assert draft.fields["quote"] in doc.raw
        assert draft.fields["speaker"].strip()
        assert 0 <= draft.start < draft.end <= len(doc.folded)


def test_time_grows_with_the_length() -> None:
    sentence = 'قال رئيس الوزراء سامي كاظم إن الوضع "جيد"، وأضاف أن المصدر ذكر أن البيان صدر عن مكتبه '

    def seconds(times: int) -> float:
        best = float("inf")
        for _ in range(2):
            doc = Document.of(Article(article_id="a", text=sentence * times))
            start = time.process_time()
            extract_statements(doc)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(1600) < 8 * seconds(400)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What a body is for belongs to its name; whom it was told does not.
        ("وقالت اللجنة العليا للانتخابات في القرية إن الصناديق جاهزة.", [("اللجنة العليا للانتخابات في القرية", "الصناديق جاهزه")]),
        ("وقالت اللجنة العليا للصحفيين إن الصناديق جاهزة.", [("اللجنة العليا", "الصناديق جاهزه")]),
        ("وأعلن مكتب النائب العام في القرية أن الماء نظيف.", [("مكتب النائب العام في القرية", "الماء نظيف")]),
        # After a clause beside it the main one has its own report.
        (
            "وبينما ذكر سكان القرية أن البئر جفت، قال وزير الزراعة سامي كاظم إن المطر قريب.",
            [("سكان القرية", "البير جفت"), ("سامي كاظم", "المطر قريب")],
        ),
        # Nobody expects it.
        ("وكان متوقعا أن يهطل المطر على القرية.", []),
        # Without a title, in full: who the next sentence goes on about.
        ("وسافر سامي كاظم الجنابي إلى القرية. وقال لرويترز إن الطريق وعر.", [("سامي كاظم الجنابي", "الطريق وعر")]),
        # An object is no speaker.
        ("رفض وزير الزراعة سامي كاظم الخطة، واقترح إدخال بذور جديدة معتبرا أنها أنفع.", [("سامي كاظم", "انفع")]),
    ],
)  # fmt: skip
def test_speakers_beside_their_verbs(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "وقالت الهيئة إن العد اكتمل، مبينة عدم وجود خروقات.",
            [("الهيئة", "العد اكتمل")],
        ),
        (
            "وقال الوزير سامي كاظم إن الطريق آمن، مشيرا إلى نشر ثلاث نقاط تفتيش.",
            [("سامي كاظم", "الطريق آمن")],
        ),
        (
            "وقال الوزير سامي كاظم إن الطريق آمن، داعيا السائقين إلى الحذر، ومضيفا أن الجسر سيفتح.",
            [("سامي كاظم", "الطريق آمن"), ("سامي كاظم", "الجسر سيفتح")],
        ),
        (
            "وقال سكان إن البيوت في مدينة العمارة تضررت كثيرا.",
            [("سكان", "البيوت في مدينة العمارة تضررت كثيرا")],
        ),
        (
            "وأكد الوزير سامي كاظم أن السد سليم، وذلك بعد ساعات من الفيضان.",
            [("سامي كاظم", "السد سليم")],
        ),
        (
            "وأعلن الوزير سامي كاظم أن النتائج ستعلن غدا، خلال مؤتمر صحفي في البصرة.",
            [("سامي كاظم", "النتائج ستعلن غدا")],
        ),
        (
            'وقال الوزير سامي كاظم عبر الهاتف من البصرة "نحن بخير جميعا ولا نحتاج إلى شيء".',
            [("سامي كاظم", "نحن بخير جميعا ولا نحتاج إلى شيء")],
        ),
        # The clause goes on: with a noun that looks like a verb, by a rule that is no source, with the deeds of those it tells of.
        ("وقال مصدر محلي إن السيل جرف شاحنات وناقلة وقود.", [("مصدر محلي", "السيل جرف شاحنات وناقلة وقود")]),
        (
            "وقال مصدر محلي إن العمال رفعوا صورا ولافتات كثيرة.",
            [("مصدر محلي", "العمال رفعوا صورا ولافتات كثيرة")],
        ),
        (
            "وأكدت الهيئة أن الأجور ستدفع وفق القانون في مطلع الشهر.",
            [("الهيئة", "الأجور ستدفع وفق القانون في مطلع الشهر")],
        ),
        ("وأكدت الهيئة أن الأجور ستدفع طبقا للقانون غدا.", [("الهيئة", "الأجور ستدفع طبقا للقانون غدا")]),
        ("وأكدت الهيئة أن الأجور ستدفع وفق وزارة المال.", [("الهيئة", "الأجور ستدفع")]),
        (
            "وقال مصدر محلي إن فرق الإنقاذ وصلت ونقلت الجرحى.",
            [("مصدر محلي", "فرق الإنقاذ وصلت ونقلت الجرحى")],
        ),
        ("وقالت الهيئة إن السائق انهار واعترف بتأخره.", [("الهيئة", "السائق انهار واعترف بتأخره")]),
        ("وقال مصدر محلي إن عمالا حضروا وطلبوا أجورهم.", [("مصدر محلي", "عمالا حضروا وطلبوا أجورهم")]),
        ("وقال الوزير سامي كاظم إن السد سليم وطلب الحذر.", [("سامي كاظم", "السد سليم")]),
        # What the article tells beside the report, or what another does by a word.
        ("وقالت الوزارة إن السد سليم، فيما هددت النقابة بالإضراب.", [("الوزارة", "السد سليم")]),
        ("وقالت الوزارة إن السد سليم، بينما طعن مهندسون في الأرقام.", [("الوزارة", "السد سليم")]),
        ("وقالت الوزارة إن السد سليم، في حين لم يذكر المدير أي رقم.", [("الوزارة", "السد سليم")]),
        ("وقالت الوزارة إن السد سليم، فيما ارتفع الماء.", [("الوزارة", "السد سليم، فيما ارتفع الماء")]),
        (
            "وقالت الوزارة إن الماء ارتفع فيما بين آذار ونيسان.",
            [("الوزارة", "الماء ارتفع فيما بين آذار ونيسان")],
        ),
        ("وقالت الوزارة إن السد سليم، دون أن تحدد موعدا لفتحه.", [("الوزارة", "السد سليم")]),
        ("وقالت الوزارة إن السد سليم، من دون أن تكشف عن المزيد.", [("الوزارة", "السد سليم")]),
        ("وقالت الوزارة إن السد سليم، ولم يتسن التأكد من ذلك.", [("الوزارة", "السد سليم")]),
        ("وقالت الوزارة إن السد سليم، ولم يتضح على الفور سبب العطل.", [("الوزارة", "السد سليم")]),
        ("وقالت الوزارة إن الطريق مغلق، في وقت تتواصل السيول في الجبال.", [("الوزارة", "الطريق مغلق")]),
        ("وقالت الوزارة إن السد بني في وقت قصير.", [("الوزارة", "السد بني في وقت قصير")]),
        ("وقالت الوزارة إن الطريق مغلق، في مؤشر على طول الأزمة.", [("الوزارة", "الطريق مغلق")]),
        ("وقالت الوزارة إن السد سليم ورفض المدير الكشف عن الكلفة.", [("الوزارة", "السد سليم")]),
        ("وقال الوزير سامي كاظم إن الخلاف انتهى، ودعاهم إلى العمل.", [("سامي كاظم", "الخلاف انتهى")]),
        ("وفيما قالت البلدية إن الجسر آمن، رفض المهندسون ذلك.", [("البلدية", "الجسر آمن")]),
        (
            "وقالت الوزارة إن السد سليم من جهة أخرى أفاد مصدر محلي بأن الجسر مغلق.",
            [("الوزارة", "السد سليم"), ("مصدر محلي", "الجسر مغلق")],
        ),
        # What stands between commas behind the one who describes is not described.
        (
            'ووصف الوزير سامي كاظم، الجمعة، الخطة بأنها "غير ناضجة أبدا".',
            [("سامي كاظم", 'الخطة بأنها "غير ناضجة أبدا"')],
        ),
        ('ودافع سامي كاظم عن المدير، واصفا إياه بأنه "رجل صبور".', [("سامي كاظم", "رجل صبور")]),
        ("وكان ضابط شرطة قال إنه رأى الشاحنة.", [("ضابط شرطة", "رأى الشاحنة")]),
        ("وأوضح متظاهر آخر أن الماء مقطوع.", [("متظاهر آخر", "الماء مقطوع")]),
    ],
)
def test_words_end_where_the_circumstances_begin(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == [(speaker, fold_key(quote)) for speaker, quote in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('توقع الوزير سامي كاظم "أن تكون السنة القادمة صعبة".', [("سامي كاظم", "تكون السنة القادمة صعبة")]),
        ('وناشدت النقابة العالم بأن "لا ينسى غرقى النهر".', [("النقابة", "لا ينسى غرقى النهر")]),
        ('أصدرت البلدية بيانا جاء فيه: "الجسر مغلق حتى نهاية الشهر".', [("البلدية", "الجسر مغلق حتى نهاية الشهر")]),
        ("وجاء في العريضة التي نشرتها البلدية أن الجسر مغلق.", [("العريضة", "الجسر مغلق")]),
        ("وجاء في التوصيات أن الجسر مغلق.", [("التوصيات", "الجسر مغلق")]),
        (
            "وقالت البلدية إن الجسر مغلق، مبينة، أن العمل بدأ.",
            [("البلدية", "الجسر مغلق"), ("البلدية", "العمل بدأ")],
        ),
        (
            "وقالت البلدية إن الجسر مغلق، مؤكدة ثقتها بأن العمل سيبدأ.",
            [("البلدية", "الجسر مغلق"), ("البلدية", "العمل سيبدأ")],
        ),
        ("والتقى الوزير سامي كاظم الوفد وصرح بعد ذلك أن الجسر مغلق.", [("سامي كاظم", "الجسر مغلق")]),
        ("وكان الوزير سامي كاظم يعلن أن الجسر مغلق.", [("سامي كاظم", "الجسر مغلق")]),
        ("وقالت البلدية إن الجسر مغلق. كما يشير إلى أن العمل بدأ سامي.", [("البلدية", "الجسر مغلق"), ("البلدية", "العمل بدأ سامي")]),
        ("ومصدر في البلدية يقول إن الجسر مغلق.", [("مصدر في البلدية", "الجسر مغلق")]),
        ("وقالت عاملات إن الجسر مغلق. ونقلت البلدية شكوى نساء قلن إنهن ينتظرن الجسر.", [("عاملات", "الجسر مغلق"), ("نساء", "ينتظرن الجسر")]),
        ('وبحسب البلدية "فتح الجسر في مطلع الشهر بعد عام من العمل".', [("البلدية", "فتح الجسر في مطلع الشهر بعد عام من العمل")]),
        ("وأكدت البلدية لمراسلتنا في المدينة أمل سالم أن الجسر مغلق.", [("البلدية", "الجسر مغلق")]),
        ("وقال سامي كاظم أستاذ علم اللغة إن الجسر قديم.", [("سامي كاظم", "الجسر قديم")]),
        ("علم موقع النهر من مصدر محلي أن الجسر مغلق.", [("مصدر محلي", "الجسر مغلق")]),
        ("وتساءل سامي كاظم إن كان الجسر مغلقا.", [("سامي كاظم", "كان الجسر مغلقا")]),
    ],
)  # fmt: skip
def test_reports_in_rarer_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == [(speaker, fold_key(quote)) for speaker, quote in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Marks that lost their other half are none of the words; a whole quotation gives up both.
        ("وقال سامي كاظم إن “القرية بخير “.", [("سامي كاظم", "القرية بخير")]),
        ("وقال سامي كاظم: 'ندعو إلى فتح الطريق كله'.", [("سامي كاظم", "ندعو إلى فتح الطريق كله")]),
        ("وأضاف سامي كاظم أن الماء نظيف في البئر».", [("سامي كاظم", "الماء نظيف في البئر")]),
        ("وقال سامي كاظم إن السوق «مغلق» اليوم.", [("سامي كاظم", "السوق «مغلق» اليوم")]),
        # A mark that sticks to the wrong side, where the line has its other half.
        ('وأضاف سامي كاظم" سنفتح الجسر غدا عند الفجر".', [("سامي كاظم", "سنفتح الجسر غدا عند الفجر")]),
        # Because is no opener of what is said.
        (
            "وأفاد مصدر محلي، طلب عدم ذكر اسمه لأنه غير مخول بالكلام، أن الجسر مغلق.",
            [("مصدر محلي", "الجسر مغلق")],
        ),
        # A tag before its quotation; not where a verb of saying goes before it.
        ("وبحسب سامي كاظم، فإن \"الجسر سيفتح قبل نهاية الشهر\".", [("سامي كاظم", "الجسر سيفتح قبل نهاية الشهر")]),
        # The one who speaks, where nobody was called a spokesman.
        (
            "وقال سامي كاظم إن الجسر مغلق. وتابع المتحدث أن البديل بعيد.",
            [("سامي كاظم", "الجسر مغلق"), ("سامي كاظم", "البديل بعيد")],
        ),
        (
            "وقال متحدث عسكري إن الجسر مغلق. وتابع المتحدث أن البديل بعيد.",
            [("متحدث عسكري", "الجسر مغلق"), ("متحدث عسكري", "البديل بعيد")],
        ),
        # A body does not speak as its spokesman.
        (
            "وقالت الهيئة إن الجسر مغلق. وقال المتحدث إن البديل بعيد.",
            [("الهيئة", "الجسر مغلق"), ("المتحدث", "البديل بعيد")],
        ),
        (
            "وقالت البلدية إن الجسر مغلق. وقال المتحدث إن البديل بعيد.",
            [("البلدية", "الجسر مغلق"), ("المتحدث", "البديل بعيد")],
        ),
        (
            "ويقول سامي كاظم إن الجسر مغلق، لكنه يشير إلى أن البديل قريب.",
            [("سامي كاظم", "الجسر مغلق"), ("سامي كاظم", "البديل قريب")],
        ),
        ("وتشير أرقام الهيئة إلى أن الجسر مغلق.", []),
        # A source told in passing leaves the rest to who acts.
        (
            "وقررت البلدية، وفقا لوكالة النهر، فتح الجسر، مؤكدة أن الطريق آمن.",
            [("البلدية", "الطريق آمن")],
        ),
        (
            "وارتفع الماء كثيرا وفقا لمدير السد سامي كاظم، مشيرا إلى أن الخطر قريب.",
            [("سامي كاظم", "الخطر قريب")],
        ),
        ("وقالت البلدية لمنصة النهر إن الجسر مغلق.", [("البلدية", "الجسر مغلق")]),
        ("وورد في البيان الختامي للاجتماع أن الجسر سيفتح.", [("البيان الختامي للاجتماع", "الجسر سيفتح")]),
    ],
)  # fmt: skip
def test_marks_reasons_and_who_goes_on(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(read(text)) == sorted((speaker, fold_key(quote)) for speaker, quote in expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Whom a verb calls on, what a plural verb governs and how something is said are no speakers.
        (
            "وقال الوزير سامي كاظم إن الجسر مغلق. كما دعا دول العالم إلى \"مساعدة القرية كلها في الشتاء\".",
            [("سامي كاظم", "الجسر مغلق"), ("سامي كاظم", "مساعدة القرية كلها في الشتاء")],
        ),
        ("ودعت الدول المانحة إلى \"مساعدة القرية كلها اليوم\".", [("الدول المانحة", "مساعدة القرية كلها اليوم")]),
        ("العمال أصروا بكل أدب على أن الأجور قليلة.", [("العمال", "الأجور قليلة")]),
        (
            "وقال الوزير سامي كاظم إن الجسر مغلق. وأكد مرة أخرى أن البديل قريب.",
            [("سامي كاظم", "الجسر مغلق"), ("سامي كاظم", "البديل قريب")],
        ),
        ("وقال شاهد من القرية طالبا عدم نشر اسمه \"رأيت الماء يرتفع في النهر\".", [("شاهد من القرية", "رأيت الماء يرتفع في النهر")]),
        ("وقال والي المدينة إن الجسر مغلق.", [("والي المدينة", "الجسر مغلق")]),
        ("وقال ناطق باسم الشركة إن الجسر مغلق.", [("ناطق باسم الشركة", "الجسر مغلق")]),
        (
            "ونقلت \"رابطة الدفاع عن النهر\" عن سامي كاظم تأكيده أن الماء نظيف.",
            [("سامي كاظم", "الماء نظيف")],
        ),
        (
            "وقال سامي كاظم إن \"العمل يسير وفق الجدول المقرر له\"، لافتا إلى أن الجسر قريب.",
            [("سامي كاظم", "العمل يسير وفق الجدول المقرر له"), ("سامي كاظم", "الجسر قريب")],
        ),
    ],
)  # fmt: skip
def test_what_a_verb_governs_is_no_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(read(text)) == sorted((speaker, fold_key(quote)) for speaker, quote in expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "وقال سامي كاظم إن الماء نظيف. لكن مراقبين أكدوا أن البئر قديمة.",
            [("سامي كاظم", "الماء نظيف"), ("مراقبين", "البئر قديمة")],
        ),
        (
            "احترق مخزن في القرية، على ما أعلن مسؤول محلي. وتضرر السوق الذي يديره هناء صالح. وأكد أن الماء كان بعيدا.",
            [("مسؤول محلي", "الماء كان بعيدا")],
        ),
        (
            "انتهى الحصاد في القرية، وفق ما أفاد مصدر في البلدية. وأضاف أن السوق سيفتح غدا.",
            [("مصدر في البلدية", "السوق سيفتح غدا")],
        ),
        (
            "وذكر بيان لمجلس القرية الجديد أن الماء نظيف. وقال بيان للمجلس إن البئر قديمة. وأضاف البيان أن السوق مغلق.",
            [
                ("مجلس القرية الجديد", "الماء نظيف"),
                ("مجلس القرية الجديد", "البئر قديمة"),
                ("مجلس القرية الجديد", "السوق مغلق"),
            ],
        ),
        ("وقالت البلدية إن السوق مغلق، على ما أوردت صحيفة محلية.", [("البلدية", "السوق مغلق")]),
    ],
)
def test_who_goes_on_after_a_source_told_at_the_end(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(read(text)) == sorted((speaker, fold_key(quote)) for speaker, quote in expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال حزب تقدم إن السوق مغلق.", [("حزب تقدم", "السوق مغلق")]),
        ("وقال رئيس تحالف تقدم سامي الراوي إن السوق مغلق.", [("سامي الراوي", "السوق مغلق")]),
        (
            "قال قيادي في الإطار التنسيقي، اليوم الأحد، إن السوق مغلق.",
            [("قيادي في الإطار التنسيقي", "السوق مغلق")],
        ),
        (
            "ودعا التيار الأخضر مجلس القرية إلى «فتح السوق القديم غدا».",
            [("التيار الأخضر", "فتح السوق القديم غدا")],
        ),
        ("قال تحالف «البيدر» المكون من مزارعين إن السوق مغلق.", [("تحالف «البيدر»", "السوق مغلق")]),
        (
            "وقال النائب، إن “”السوق سيفتح غدا لاستقبال الحصاد”.",
            [("النائب", "السوق سيفتح غدا لاستقبال الحصاد")],
        ),
    ],
)
def test_where_the_name_of_an_alliance_ends(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == [(speaker, fold_key(quote)) for speaker, quote in expected]


@pytest.mark.parametrize(
    "text", ["وقال وإلى جانبه وزير الدفاع إن القتال مستمر.", "وأضاف وإلى جانبه المحافظ أن الجسر مغلق."]
)
def test_who_stands_beside_the_speaker_says_nothing(text: str) -> None:
    assert read(text) == []
