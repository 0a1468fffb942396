"""Who speaks where the verb of saying has no subject beside it: the one who acts before it, and where a subject ends."""

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.statements import extract_statements

BEFORE = "وقال سامي كاظم إن الجسر قديم. "


def speakers(text: str) -> list[str]:
    """The speakers of a text, in order."""
    doc = Document.of(Article(article_id="a", title="", text=text))
    return [draft.fields["speaker"] for draft in extract_statements(doc)]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("وشنت تركيا غارات في الجبال وقالت إنها قتلت عشرة مسلحين.", "تركيا"),
        ("وانسحبت الأحزاب الصغيرة من الجلسة وهددت بأنها ستقاطع التصويت.", "الأحزاب الصغيرة"),
        ("واعتقلت الشرطة خمسة رجال وقالت إنهم خططوا للسرقة.", "الشرطة"),
        ("وأغلق الجيش الطريق وقال إن المنطقة خطرة.", "الجيش"),
        ("وسخر زعيم الحزب من خطة أعلنها الرئيس فهد الحمداني قائلا إنها خدعة.", "زعيم الحزب"),
        ("ورفضت الحكومة الطلب مؤكدة أن الجسر آمن.", "الحكومة"),
        # what adds goes back to who spoke last
        ("وأغلق الجيش الطريق، وأضاف أن المنطقة خطرة.", "سامي كاظم"),
        # a clause with a subject of its own lies between
        ("وأغلق الجيش الطريق فيما وصل المطر وقال إن المنطقة خطرة.", "سامي كاظم"),
    ],
)
def test_who_acts_goes_on_to_speak(sentence: str, speaker: str) -> None:
    assert speakers(BEFORE + sentence) == ["سامي كاظم", speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("لكن مصدرا في وزارة النقل العراقية قال إن الجسر مغلق.", "مصدرا في وزارة النقل العراقية"),
        ("وكان مصدران أمنيان قد قالا لشبكة محلية، الجمعة، إن الجسر مغلق.", "مصدران أمنيان"),
        ("وكانت شركة الجسور قد أعلنت أن الجسر مغلق.", "شركة الجسور"),
        ("وكان متحدث آخر باسم الوزارة، هو العقيد سامي كاظم، قد أكد أن الجسر قديم.", "سامي كاظم"),
        ("وجاء الرد على تقارير محلية تشير إلى أن الجسر مغلق.", "تقارير محلية"),
        # what a paper is told by is not who speaks in it
        (
            "وقال سامي الحمداني، رئيس البلدية، في تسجيل كشفت عنه مواقع محلية، إن الجسر قديم.",
            "سامي الحمداني",
        ),
        ("وأضاف سامي الحمداني بحسب البيان الذي أوردته وكالة محلية أن الجسر قديم.", "سامي الحمداني"),
        # where a subject ends
        ("ووصف داعش الهجوم بأنه الأعنف منذ عام.", "داعش"),
        ("وقالت البلدية الكبيرة الصيف الماضي إن الجسر قديم.", "البلدية الكبيرة"),
        ("وتداول ناشطون مقطعاً قالوا إنه يظهر الجسر.", "ناشطون"),
        ("وقال يويتشي تاكاهارو حاكم الجزيرة إن الجسر قديم.", "يويتشي تاكاهارو حاكم الجزيرة"),
        ('وقال سامي لـ"صوت الجسر" إن العمل بدأ.', "سامي"),
    ],
)
def test_whose_words_they_are(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "sentence",
    [
        "ووقع اشتباك عنيف وصف بأنه الأعنف منذ عام.",
        "وظهر في الشريط رجل يقول إنه محتجز في البلدة.",
        "وأظهرت نتائج الفحص أن الحديد سليم.",  # what figures and findings show is nobody's word
    ],
)
def test_nobody_says_what_describes_a_noun(sentence: str) -> None:
    assert speakers(BEFORE + sentence) == ["سامي كاظم"]


def test_no_verb_is_a_speaker() -> None:
    assert speakers(BEFORE + 'ومضى يقول ""يوجب القانون علينا أن نحمي الجسر من السرقة".') == [
        "سامي كاظم",
        "سامي كاظم",
    ]
