"""Which acts are read at all and as what: synonyms and constructions, in articles that tell two other incidents before."""

from __future__ import annotations

import datetime as dt

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incident_triggers import TRIGGERS
from extraction.incidents import extract_incidents

PUBLISHED = dt.date(2018, 3, 24)  # a Saturday
BEFORE = (
    "قتل أربعة جنود في انفجار عبوة قرب بيجي أمس. وأصيب شرطيان بقذيفة هاون سقطت على حاجز في سامراء مساء الجمعة. "
    "ووعدت الحكومة بتعويض الأسر. "
)


def told(text: str) -> list[str]:
    """The types of what the text tells behind two other incidents, with the status where it is not `occurred`."""
    doc = Document(Article(article_id="a", text=BEFORE + text, title="", published_on=PUBLISHED))
    drafts = [draft.fields for draft in extract_incidents(doc) if draft.start >= len(BEFORE)]
    return [d["event_type"] + ("" if d["status"] == "occurred" else " " + str(d["status"])) for d in drafts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("واعترض مسلحان سيارة ضابط وأمطراه بالرصاص قرب الكوت.", "armed_attack"),
        ("وحاول حارسان صد المهاجم فقتلاه داخل المصرف في الزبير.", "armed_attack"),
        ("واستدرج رجلان مقاولا في الحلة وخطفاه إلى جهة مجهولة.", "abduction"),
        ("وأمسكت الشرطة بثلاثة متهمين بالإرهاب في كركوك.", "arrest"),
        ("وتمكنت دورية من الإمساك بقيادي في التنظيم غربي الموصل.", "arrest"),
        ("وأوقعت القوات الأمنية بخلية إرهابية في حي الجامعة ببغداد.", "arrest"),
        ("الإطاحة بخلية إرهابية في نينوى.", "arrest"),
        ("واقتادت قوة أمنية أربعة من عناصر التنظيم من منازلهم في الفلوجة.", "arrest"),
        ("وسلم 20 مسلحا أنفسهم إلى القوات الأمنية في راوة.", "arrest"),
        ("واختفى ناشط في بغداد بعد أن اقتادته جماعة مسلحة أمس.", "abduction"),
        ("ووقع ثلاثة من مقاتلي البيشمركة أسرى لدى التنظيم قرب مخمور.", "abduction"),
        ("وصفى مسلحون شيخ عشيرة في الحويجة.", "assassination"),
        ("وتمت تصفية 12 أسيرا على أيدي عناصر التنظيم في تلعفر.", "execution"),
        ("وأحرق التنظيم أربعة من مقاتلي الحشد وهم أحياء في الفلوجة.", "execution"),
        ("وألقى التنظيم شابين من سطح بناية في الموصل أمس.", "execution"),
        ("وخسرت الفرقة عشرة جنود في هجوم ليلي قرب تلعفر.", "armed_attack"),
        ("وانقض مسلحون على ثكنة في جبال حمرين.", "armed_attack"),
        ("وأردى مجهولون بقالا في حي المثنى بالموصل.", "armed_attack"),
        ("وجرت محاولة فاشلة لاغتيال قائد شرطة الدبس في كركوك.", "assassination"),
    ],
)
def test_words_for_the_dead_and_the_taken(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وأطلقت قوات الأمن قنابل الغاز المسيل للدموع على المتظاهرين في ساحة الوثبة.", "protest_repression"),
        ("وقمعت السلطات مسيرة للمعلمين في السليمانية.", "protest_repression"),
        ("وافترش خريجون الأرض أمام وزارة التعليم في بغداد مطالبين بالتعيين.", "protest"),
        ("وتوقف عمال البلدية عن العمل في أربيل احتجاجا على تأخر أجورهم.", "protest"),
        ("وتجمع ذوو ضحايا السجن أمام مجلس المحافظة في تكريت للمطالبة بكشف مصيرهم.", "protest"),
        ("ويعتزم معلمو السليمانية الإضراب عن التدريس مطلع الشهر.", "protest planned"),
        ("وواجه الجيش مقاومة عنيفة من مسلحي التنظيم في الكرمة.", "armed_clash"),
        ("وكسرت القوات العراقية هجوما لداعش على حديثة فجر الجمعة.", "armed_clash"),
        ("وأحبط الحشد تعرضا لداعش في العظيم وقتل خمسة من عناصره.", "armed_clash"),
        ("وحررت قوات مكافحة الإرهاب أربعة مختطفين في بغداد.", "security_operation"),
        ("وأنقذت الشرطة رهينتين كانتا في قبضة عصابة بديالى.", "security_operation"),
        ("واستولت قوات الأمن على مخزن للصواريخ في سنجار.", "weapons_seizure"),
        ("وضبطت قوة من الجيش شاحنة مفخخة مهجورة قرب المقدادية أمس.", "weapons_seizure"),
        ("ودمر التنظيم آثار مدينة نمرود.", "property_destruction"),
        ("وهدم التنظيم مرقد أحد الأولياء في تلعفر.", "property_destruction"),
        ("واستولى التنظيم على ممتلكات الأسر المسيحية في الموصل.", "property_destruction"),
        ("وهجر التنظيم آلاف الأكراد من مناطقهم في سنجار.", "other"),
    ],
)
def test_words_for_crowds_fights_and_things(text: str, expected: str) -> None:
    assert told(text) == [expected]


def test_their_dead_are_a_noun() -> None:
    assert [reading.pos for reading in TRIGGERS["قتلاهم"]] == ["n"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ويعتزم موظفو البلدية في الحلة تنظيم تظاهرة أمام مقرها.", ["protest planned"]),
        ("ويخطط ناشطون في العمارة لمسيرة احتجاجية أمام المحكمة.", ["protest planned"]),
        ("طالب متظاهرون في الديوانية بإقالة المحافظ.", ["protest"]),
        ("ويمكن تحرير البلدة خلال أسابيع بمساعدة العشائر.", []),
    ],
)
def test_a_verb_behind_and_still_says_how_the_act_stands(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ودعت لجان الحراك في ميسان إلى التظاهر أمام الحقول.", ["protest planned"]),
        ("وناقش النواب أمس قانون الاعتصام في بغداد.", []),
        ("وقالت الشرطة إن 150 محتجا تجمعوا عند بوابة حقل مجنون في البصرة.", ["protest"]),
        ("وأحيا الأهالي ذكرى مقتل الإمام الحسين بمراسم عزاء في كربلاء.", []),
        ("وقال ضابط إن محتجين احتلوا مقر المحافظة في العمارة.", ["riot"]),
    ],
)
def test_calls_rights_and_crowds_before_their_verb(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_district_is_no_court() -> None:
    assert told("وعثر السكان على مقبرة جماعية في تلة تقع شمال مركز القضاء.") == ["execution"]


@pytest.mark.parametrize(
    "text",
    [
        "وهددت كتلة الإصلاح بتدويل الخلاف.",
        "وهدد النائب المستقل عن محافظة الأنبار بعد الجلسة بمقاطعة البرلمان.",
        "وتوعد رئيس الوزراء المقصرين بالمحاسبة.",
        "واحتل كل من التيار والائتلاف الصدارة في أربع محافظات بينها كربلاء أمس.",
        "وسيطرت قائمة الرافدين على مقاعد الكوتا في نينوى.",
        "وحاصرت الأزمات حكومة عبد المهدي في بغداد.",
        "وتحرير الموصل مهم للعراق وللمنطقة.",
        "واستعادة الحويجة تتطلب أسابيع من القتال.",
        "وقد يشن التنظيم هجوما على سنجار.",
        "ودعا المتحدث السكان إلى المساعدة في إلقاء القبض على المطلوب.",
        "وشن النائب السابق هجوما عنيفا أمس على الحكومة في بغداد.",
        "ووصف الوزير القوات الكردية أمس بأنها القوة اللازمة لهزيمة تنظيم داعش.",
    ],
)
def test_what_is_said_weighed_or_voted_is_no_act(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ونفى مصدر وقوع ضحايا بعد سقوط صواريخ قرب السفارة في بغداد.", ["shelling"]),
        ("وتمكن طيران الجيش من تدمير أربع عجلات مفخخة قرب بيجي.", ["air_strike"]),
        (
            "وأشار البيان إلى أن مقاتلات تركية حلقت أمس فوق جبل قنديل شمال محافظة أربيل من دون أن تشن غارات.",
            [],
        ),
    ],
)
def test_harm_denied_bombs_struck_from_the_air_and_raids_not_flown(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وفككت مفرزة هندسية عبوتين ناسفتين على طريق الدبس.", "weapons_seizure"),
        ("وأبطل خبراء الشرطة مفعول لغمين في أطراف تلعفر.", "weapons_seizure"),
        ("وعثرت دورية على صاروخين في بستان بالخالص.", "weapons_seizure"),
        ("وألقى مجهولون متفجرات على دار في الكرمة.", "bombing"),
        ("وطاردت قوة من الجيش مسلحا قرب الحويجة.", "security_operation"),
        ("ونصبت الشرطة حاجزين عند مدخل الرمادي.", "security_operation"),
        ("ونسف التنظيم منزلا لأحد شيوخ العشائر في الشرقاط.", "bombing"),
        ("وأردى قناص جنودا عند مدخل الكرمة.", "armed_attack"),
    ],
)
def test_a_noun_that_is_waited_for_stands_in_any_number(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "وحذر رئيس المجلس من تردي الأوضاع المعيشية للجنود في الثكنات.",
        "وانسحبت القوات الأميركية من المدن بموجب الاتفاقية.",
    ],
)
def test_a_worsening_kills_no_one_and_an_agreed_retreat_takes_no_town(text: str) -> None:
    assert told(text) == []
