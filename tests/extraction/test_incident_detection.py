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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وفككت مفرزة هندسية حزامين ناسفين في منزل بالخالص.", "weapons_seizure"),
        ("وضبطت الشرطة سيارتين مفخختين عند مدخل الطارمية.", "weapons_seizure"),
        ("وصادرت قوة أمنية دراجة مفخخة في أطراف كركوك.", "weapons_seizure"),
        ("واكتشفت دورية نفقا تحت مزرعة في اليوسفية.", "weapons_seizure"),
        ("ورفع خبراء المتفجرات ستة مقذوفات من بستان في الخالص.", "weapons_seizure"),
        ("واستولت قوات الجيش على سيارة مفخخة قرب القيارة.", "weapons_seizure"),
        ("ووضعت الشرطة يدها على كدس للعتاد في الزبير.", "weapons_seizure"),
    ],
)
def test_arms_are_found_in_any_form_by_any_verb(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وضبطت قوات الحدود شخصين تسللا قرب ربيعة.", "arrest"),
        ("واقتادت قوة أمنية ناشطا من منزله في الكوت.", "arrest"),
        ("وقال مصدر إن رجلين طعنوا سائقا في سوق الكوت.", "armed_attack"),
        ("وأفاد مصدر بأن ملثمين سحلوا شابا في شوارع الحويجة.", "armed_attack"),
    ],
)
def test_men_are_taken_or_struck_by_any_verb(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وضربت عبوة ناسفة حافلة للعمال قرب الكوت.", "bombing"),
        ("ونسف مسلحون برجا للكهرباء غربي تلعفر.", "bombing"),
        ("وألقت عناصر مسلحة قذائف على قرية قرب مندلي.", "shelling"),
        ("وضرب مسلحون بالصواريخ معسكرا قرب مخمور.", "shelling"),
        ("ونفذت طائرات ضربتين على سوق في باغوز.", "air_strike"),
        ("وقال مسؤول إن مقاتلات دمرت قرية كاملة شمالي دهوك.", "air_strike"),
        ("واصطدمت قوات الجيش بمسلحي التنظيم غربي حديثة.", "armed_clash"),
        ("وانفجرت عبوة ناسفة قرب رتل عسكري في هيت، دون أن تقع أي خسائر.", "bombing"),
    ],
)
def test_blows_told_by_their_means_or_their_spot(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ونظم مئات العمال مسيرة باتجاه حقل الرميلة.", "protest"),
        ("وقال مصدر إن عشرات الخريجين تجمعوا أمام بوابة المصفى في بيجي.", "protest"),
        ("وقال مصدر إن مئات السكان احتشدوا أمام مبنى القضاء في الهارثة.", "protest"),
        ("وكسر متظاهرون أبواب مكتب نائب في الكوت.", "riot"),
        ("وخرب محتجون مقر حزب في العمارة.", "riot"),
        ("ولاحقت شرطة مكافحة الشغب المتظاهرين في أزقة العمارة.", "protest_repression"),
        ("وقال مصدر إن قوات مكافحة الشغب فرقت متظاهرين في العمارة.", "protest_repression"),
        ("وشهدت مدينتا الكوت والعمارة مسيرات مماثلة السبت.", "protest"),
        ("وشهدت بلدات عدة حركة احتجاجية على انقطاع الماء.", "protest"),
        ("واحترقت القنصلية خلال الاحتجاجات في البصرة.", "riot"),
    ],
)
def test_crowds_told_by_what_they_do(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وأخرجت قوات الحشد المسلحين من قرى عدة في البعاج.", "territory_captured"),
        ("وحطم عناصر التنظيم تمثالين في بعشيقة.", "property_destruction"),
        ("وهدم عناصر التنظيم مدرسة في تلكيف.", "property_destruction"),
        ("وسرق مسلحو التنظيم محاصيل زراعية في مخمور.", "property_destruction"),
        ("وذكر مصدر أن عناصر التنظيم دمروا متاجر في تلعفر.", "property_destruction"),
        ("وأغلقت قوات الجيش حي التنك غربي الموصل.", "security_operation"),
        ("وقال مصدر إن الشرطة انتشرت في قريتي الزوية والملحة.", "security_operation"),
        ("ودهمت قوة أمنية وكرا في أطراف هيت.", "security_operation"),
        ("وفرض تنظيم داعش سيطرته على الملعب البلدي في هيت.", "territory_captured"),
        ("وكانت قوات من الجيش قد نشرت لحماية الحقول في الرميلة.", "security_operation"),
        ("وقام التنظيم بتدمير جسر في الشرقاط.", "property_destruction"),
    ],
)
def test_ground_houses_and_measures(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "كما شهدت الكوت، السبت، تظاهرة فرقتها قوات الأمن.",
        "وتظاهر المئات، الجمعة، في الكوت، حيث استخدمت القوات الأمنية الغاز المسيل للدموع.",
        "وشهدت الكوت اعتصاما فضته قوات الأمن.",
    ],
)
def test_a_march_and_the_force_used_on_it_are_two_acts(text: str) -> None:
    assert sorted(told(text)) == ["protest", "protest_repression"]


def test_those_who_are_dispersed_are_told_by_their_march_alone() -> None:
    assert told("فرقت الشرطة متظاهرين خرجوا احتجاجا على انقطاع الكهرباء في الكوت.") == ["protest_repression"]


def test_burning_tyres_close_a_road_and_a_burning_house_is_a_riot() -> None:
    assert told("وأشعل المحتجون النيران في مقر حزب بالعمارة وأغلقوا الطريق.") == ["riot"]
    assert told("وقطع محتجون الطريق الدولي وأشعلوا الإطارات في السماوة.") == ["protest"]


@pytest.mark.parametrize(
    "text",
    [
        "واقتربت قوات الجيش من تحرير تلعفر.",
        "وزارت لجنة أسرة الجندي في بيجي.",
        "وطلب مصدر عدم كشف هويته بعد سقوط قذيفة.",
        "وأعلنت القوات قرب اقترابها من تحرير راوة.",
        "ودمرت قوات الجيش ملعبا قديما في تمرين كروي.",
        "وطعن الحزب في قانون الانتخابات أمام المحكمة.",
        "وأخلت القوات الأمريكية عشرين قاعدة أو أغلقتها.",
        "وسرق لص محتويات متجر في الكوت.",
        "ووصلت أسرة القائد إلى أربيل.",
    ],
)
def test_what_is_near_sold_in_court_or_of_a_family_is_no_act(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال مصدر إن مئات العراقيين اقتحموا مطار أربيل وأوقفوا الحركة الجوية.", "riot"),
        ("وسمعت في هيت عدة انفجارات ناجمة عن سقوط مقذوفات.", "shelling"),
        ("ودوت انفجارات في هيت سببها قذائف هاون.", "shelling"),
        (
            "وأوضح البيان أن القوات الأمنية في قاطع غربي الأنبار والتشكيلات الساندة لها تمكنت من تفجير 17 عبوة.",
            "weapons_seizure",
        ),
        ("وقال مصدر إن مسلحين قتلوا سالم الحمداني أحد المرشحين في الكوت.", "assassination"),
        ("وقتل مسلحون سالم الحمداني وهو راعي أغنام في الكوت.", "armed_attack"),
        ("وأكد الوزير أن البيشمركة ستشارك في العملية العسكرية في تلعفر.", "security_operation planned"),
        ("وستقوم قوات الجيش بتطويق تلعفر.", "security_operation planned"),
        ("وأحرقت ميليشيا ثلاثة شبان حتى الموت في المقدادية.", "execution"),
        ("وأحرق شبان غاضبون مكتب نائب في المقدادية حتى الصباح.", "riot"),
        ("وأحرق مسلحون منزل جندي في حي الجامعة بالكوت.", "property_destruction"),
        ("ونزلت فصائل مسلحة إلى شوارع العمارة.", "security_operation"),
        ("ونزل مئات المحتجين إلى شوارع العمارة.", "protest"),
    ],
)
def test_the_type_is_that_of_the_act_itself(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وتمت مصادرة ستة أحزمة ناسفة في الكوت.", ["weapons_seizure"]),
        ("وقامت عناصر التنظيم بذبح ثلاثة جنود في الشرقاط.", ["armed_attack"]),
        ("وقام مسلحون بطعن سائق في الكوت.", ["armed_attack"]),
        ("وقام مسلحون بقنص شرطيين في الكوت.", ["armed_attack"]),
        ("وقامت عناصر التنظيم بسبي نساء من سنجار.", ["abduction"]),
        ("وقام مسلحون بنسف جسر في تلعفر.", ["bombing"]),
        ("وقامت عناصر التنظيم برجم شابين في الشرقاط.", ["execution"]),
        ("وقام محتجون برشق مكتب نائب بالحجارة في الكوت.", ["riot"]),
        ("وأدت مهاجمة محتجين لمقر حزب في الكوت إلى إغلاقه.", ["riot"]),
        ("وقام مسلحون بمهاجمة نقطة تفتيش في الكوت.", ["armed_attack"]),
        ("وقامت قوات الجيش بتفتيش منازل في الكوت.", ["security_operation"]),
        ("وقامت عناصر التنظيم بتجريف بساتين في الشرقاط.", ["property_destruction"]),
        ("وأعلنت الشرطة ملاحقة متظاهرين في الكوت.", ["protest_repression"]),
        ("وأكد ناشطون استخدام القوة ضد المتظاهرين في الكوت.", ["protest_repression"]),
        ("وشهدت الكوت تجمعا احتجاجيا لعمال النفط.", ["protest"]),
        ("وأكد مصدر تصفية قاض في الكوت.", ["assassination"]),
        ("وجرى اقتياد سائق شاحنة إلى جهة مجهولة في الكوت.", ["abduction"]),
        ("وتقدمت الكتلة بطعن في نتائج الانتخابات.", []),
        ("وطالبت النقابة بضبط النفس.", []),
        ("وقام النائب بمهاجمة سياسة الحكومة.", []),
        ("وأعلنت الوزارة مصادرة كميات من السجائر المهربة.", []),
    ],
)
def test_acts_told_by_their_noun_behind_a_light_verb(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقتل سبعة من عناصر التنظيم في قصف للطيران العراقي على الشرقاط.", ["air_strike"]),
        ("وأوضح أن الطائرات شاركت في صد الهجوم وقصفت مخازن للتنظيم في الشرقاط.", ["air_strike"]),
        ("وأكدت أن طائرات قيادة القوة الجوية تمكنت من قتل تسعة من عناصر التنظيم في الشرقاط.", ["air_strike"]),
        ("وأضاف أن طيران التحالف ساند القوات من خلال قصف تجمعات للتنظيم في الشرقاط.", ["air_strike"]),
        ("وقال إن التنظيم أطلق طائرة تجسسية قرب الشرقاط.", []),
        ("وهاجمت البيشمركة بالتنسيق مع طيران التحالف قرية قرب الشرقاط.", ["armed_attack"]),
        ("وقتل جنديان بنيران غير مباشرة في قاعدة قرب الكوت.", ["shelling"]),
        ("وقتل جنديان بنيران مجهولة المصدر في قاعدة قرب الكوت.", ["armed_attack"]),
        ("وقال الرئيس إنه ناسف لكل ضحية سقطت في الحرب.", []),
        ("وتمت تصفية تسعة عناصر من التنظيم في الشرقاط.", ["armed_attack"]),
    ],
)
def test_the_means_are_those_of_the_act_itself(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وبلغت الاحتجاجات ذروتها في الكوت باقتحام المئات مبنى المحافظة.", ["riot"]),
        ("وشهدت الكوت اقتحام قوات الشغب ساحة الاعتصام.", ["protest_repression"]),
        ("وأطلقت الشرطة النار على محتجين وأصابت ستة منهم خلال اقتحام مجلس الكوت.", ["protest_repression"]),
        ("وتظاهر المئات في الكوت مطالبين بمحاكمة المسؤولين عن المجزرة.", ["protest"]),
        ("وتجمع ناشطون في الكوت عقب حادثة طعن.", ["protest"]),
        ("وتشهد مدن الجنوب احتجاجات تحولت الأسبوع الماضي إلى اشتباكات.", ["protest"]),
        ("وشهدت الكوت تظاهرة قتل فيها ثلاثة بالرصاص.", ["protest_repression"]),
        ("وكان محتجون في ساحة الصدرين وسط مدينة النجف القديمة قد طالبوا أمس بإقالة المحافظ.", ["protest"]),
        ("وكان محتجون في ساحة الصدرين وسط مدينة النجف القديمة.", []),
        ("وهدد معلمون بإضراب شامل في الكوت.", ["protest planned"]),
        ("وحاول المحتجون عبور الجسر في الكوت، قبل أن تفرقهم قوات الأمن.", ["protest", "protest_repression"]),
        ("وقامت القوات بإزالة خيام المعتصمين في الكوت.", ["protest_repression"]),
        ("وقامت البلدية بإزالة لافتات في الكوت.", []),
    ],
)
def test_what_a_crowd_does_and_what_is_done_to_it(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ويظهر في التسجيل ستة رجال، وقد أسرهم التنظيم على طريق بيجي.", ["abduction"]),
        ("ويظهر في التسجيل ستة رجال مع أسرهم في بيجي.", []),
        ("وتصدى الجيش لجيش المهدي في الكوت قبل ثلاث سنوات.", ["armed_clash"]),
        ("وتصدى الحارس لركلة جزاء في الكوت.", []),
        ("وقاد الوزير حملة ضد الميليشيات في الكوت عام 2008.", ["security_operation"]),
        ("وقاد حملة انتخابية ضد الميليشيات في الكوت عام 2008.", []),
    ],
)
def test_rarer_heads_of_acts(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "وحرر الجيش العراقي هيت من تنظيم داعش الذي استولى عليها في حزيران 2014.",
            [("iraqi_army", "هيت", None), ("islamic_state", "هيت", 2014)],
        ),
        (
            "وحررت القوات العراقية القيارة من تنظيم داعش في آب 2016، بعدما كان قد سيطر عليها في عام 2014.",
            [("iraqi_security_forces", "القيارة", 2016), ("islamic_state", "القيارة", 2014)],
        ),
        (
            "ويحاول الجيش العراقي استعادة هيت من تنظيم داعش الذي استولى عليها في حزيران 2014.",
            [("islamic_state", "هيت", 2014)],
        ),
        ("وحرر الجيش العراقي هيت من تنظيم داعش الذي استولى عليها.", [("iraqi_army", "هيت", None)]),
    ],
)
def test_who_had_taken_before_what_is_retaken(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    doc = Document(Article(article_id="a", text=BEFORE + text, title="", published_on=None))
    drafts = [draft.fields for draft in extract_incidents(doc) if draft.start >= len(BEFORE)]
    captured = [d for d in drafts if d["event_type"] == "territory_captured"]
    seen = [
        (d["perpetrator"][0], d["place"], d["date_start"].year if "date_start" in d else None)
        for d in captured
    ]
    assert seen == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "وقتل تسعة أشخاص في انفجار عبوة بسوق حي الجامعة في الكوت. "
            "ووقع الانفجار في حي الجامعة الذي شهد العديد من العمليات الانتحارية.",
            ["bombing"],
        ),
        (
            "وقتل تسعة أشخاص في انفجار عبوة بسوق حي الجامعة في الكوت. وقال مصدر إن الانفجار في حي الجامعة نفذه انتحاري.",
            ["suicide_bombing"],
        ),
    ],
)
def test_a_later_telling_gives_the_kind_only_of_that_act(text: str, expected: list[str]) -> None:
    assert told(text) == expected
