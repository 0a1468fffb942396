"""What is no incident of its own: retellings, figures of speech, acts touched upon; on stories of our own."""

from __future__ import annotations

import datetime as dt

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.facts import Count
from extraction.incident_known import by_number
from extraction.incident_segments import ArticleWords, clauses
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
        "وذكر البيان أن جنديا قتل في حادث لا صلة له بالعمليات العسكرية في هيت.",
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


@pytest.mark.parametrize(
    "text",
    [
        # an act that was stopped, or is to stop
        "وقال الناطق إن الشرطة ستكف عن اعتقال أنصار التيار في كركوك إذا هدأت المدينة.",
        "وأوقفت القوات العراقية أمس عمليات القصف الجوي على الفلوجة كي يخرج الأهالي.",
        "وقرر المنظمون في البصرة أمس تعليق هذه التظاهرات حتى إشعار آخر.",
        # not done, or lest it be done
        "ولم يتم إلقاء القبض على المحافظ في كركوك لأنه غادر إلى الخارج.",
        "وساعدت عائلة جنديين على الفرار من البلدة لكي لا يتم القبض عليهما.",
        "وخرجت الأسر الجمعة وسط تحذيرات من سقوط الرمادي بيد تنظيم داعش.",
        # asked about, made easier, given as a task
        "لماذا يتظاهر الناس في البصرة كل صيف؟",
        "واتهم الأهالي الحاجز بتسهيل دخول عناصر تنظيم داعش إلى قرى كركوك.",
        "وكلفت العشائر بالسيطرة على الأرض في مناطق الأنبار.",
        # a part in what others won
        "وكرم المحافظ ألوية الحشد الشعبي التي لعبت دورا كبيرا في هزيمة داعش بالموصل.",
        "وشدد الخطيب أمس على مشاركة عشائر الأنبار في تحرير الرمادي من داعش.",
        # of a preposition, of progress told before, of those who advance, of a jail
        "وقال الوزير إن جنودا أتراكا يشترون حاجاتهم عبر الحدود منذ سنين.",
        "ويتزامن التقدم الذي أحرزته القوات العراقية في الرمادي مع زيارة الوزير.",
        "واصطدمت قطعات الجيش التي تتقدم باتجاه حي الملعب بعوائق من الأسلاك.",
        "ويتبع الضحايا قوات الصحوة التي تقاتل تنظيم القاعدة.",
        "واستخدم النظام السابق الحصن كمركز اعتقال لمن يعارضه من أنصار الأحزاب في كركوك.",
        # no ground: a crowd goes home, strength comes back, an era
        "وقال التلفزيون إن المحتجين انسحبوا من مطار النجف وإن حركة المسافرين عادت.",
        "واستعاد المسلحون حيويتهم في كركوك بعد غفوة.",
        "وبقيت الأنبار بعد احتلال القوات الأميركية لها في نيسان عام 2003 معقلا للمسلحين.",
        # no enemy had a part in it
        "وأعلن الجيش مقتل جندي أميركي بحادث غير متصل بالعمليات القتالية في ديالى.",
    ],
)
def test_what_was_not_done_is_no_incident(text: str) -> None:
    assert types(STRIKE + "\n" + text) == ["bombing", "shelling"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وتمكنت القوات العراقية من تحرير هيت من قبضة تنظيم داعش الجمعة.", "territory_captured"),
        ("وعبرت دبابات تركية الحدود العراقية قرب زاخو الجمعة.", "security_operation"),
        ("وانسحب مسلحو تنظيم داعش من راوة إلى الصحراء الجمعة.", "territory_captured"),
    ],
)
def test_what_was_done_stays_one(text: str, expected: str) -> None:
    assert types(STRIKE + text) == ["bombing", "shelling", expected]


def test_an_inquiry_into_a_kidnapping_tells_of_the_inquiry() -> None:
    assert types("كشفت مصادر أمنية أن التحقيق في قضية خطف الطالبين وقتلهما بلغ نهايته.") == []


def test_those_who_fell_in_combat_count_beside_the_others() -> None:
    text = "وكان الجيش الأمريكي قد خسر 25 جنديا منذ بداية العام، قتل منهم تسعة في حوادث غير متصلة بالعمليات القتالية."
    assert "armed_attack" in types(STRIKE + text)


@pytest.mark.parametrize(
    "text",
    [
        # planned or ordered; a war that is over; a comment; a checkpoint on the way
        "وقال الناطق إن الموقوفين كانوا يخططون لهجمات انتحارية في بغداد.",
        "واعترف الموقوف بأنه تلقى أوامر بتفجير مبنى الوزارة في بغداد.",
        "وقتل أربعة فتيان وأصيب خامس بانفجار قنبلة من مخلفات الحروب في بادية الناصرية.",
        "وحذر خبير الجمعة من أن تنظيم داعش تعلم من هزائمه، مما يعني أن المعركة لم تنته في كركوك.",
        "وذكر شاهد أن الشاحنة مرت عبر أحد نقاط التفتيش في الكرادة.",
    ],
)
def test_what_is_planned_ordered_or_past_is_no_incident(text: str) -> None:
    assert types(STRIKE + "\n" + text) == ["bombing", "shelling"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "واغتيل المحامي سالم الجبوري عضو المجلس البلدي قرب داره في تكريت. "
            "وكان مسلحون أطلقوا النار على الرجل قرب داره ولاذوا بالفرار.",
            "assassination",
        ),
        (
            "واقتحم محتجون القنصلية الإيرانية في البصرة الجمعة. ونقلت الصحف النبأ. وعلق الوزير عليه. وصمت المحافظ. "
            "وغاب النواب. وسافر السفير. وأضرم محتجون النار في القنصلية الإيرانية في البصرة الجمعة.",
            "riot",
        ),
    ],
)
def test_what_befell_one_man_or_house_is_told_once(text: str, expected: str) -> None:
    assert types(STRIKE + "\n" + text) == ["bombing", "shelling", expected]


def test_a_claim_that_gives_its_own_toll_tells_of_the_same_blow() -> None:
    text = (
        "قتل 130 شخصا بتفجير في خان بني سعد الجمعة. وأعلن التنظيم مسؤوليته وقال إنه أوقع أكثر من 180 قتيلا."
    )
    assert types(text) == ["bombing"]


@pytest.mark.parametrize(
    "text",
    [
        "أطلق وزير النفط مشروع الغاز في البصرة أمس.",
        "أطلقت شركة الغاز منصة جديدة في البصرة أمس.",
        "ألقى رئيس الهيئة محاضرة عن الغاز في أربيل أمس.",
        "ألقى شاب بنفسه من سطح بناية في بغداد أمس.",
    ],
)
def test_gas_that_is_sold_and_who_throws_himself_down_are_no_acts(text: str) -> None:
    assert types(text) == []


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("أطلقت الشرطة الغاز على محتجين في البصرة أمس.", "protest_repression"),
        ("ألقى مسلحون رجلا من سطح بناية في الموصل أمس.", "execution"),
        ("اغتيال سياسي بارز في كركوك على يد مسلحين مجهولين.", "assassination"),
        ("احتل تنظيم داعش كل قرى ناحية السعدية في ديالى أمس.", "territory_captured"),
        ("هدد مسلحون سكان قرية في ديالى بالقتل أمس.", "threat"),
        ("هدد داعش بفرض الجزية على المسيحيين في الموصل أمس.", "threat"),
        ("شن حزب العمال الكردستاني هجوما على قاعدة في دهوك أمس.", "armed_attack"),
    ],
)
def test_words_of_other_fields_do_not_hide_an_act(text: str, event_type: str) -> None:
    assert types(text) == [event_type]


def test_a_drought_threatens_nobody() -> None:
    assert types("يهدد الجفاف سكان الأهوار ومحاصيل المزارعين في ذي قار.") == []


def test_who_loses_men_is_the_target() -> None:
    assert told("خسر الجيش العراقي ثلاثة جنود في بيجي أمس.", "target") == [("iraqi_army",)]


def test_the_bomb_that_was_told_is_no_further_one() -> None:
    text = "انفجرت عبوة في بغداد أمس وقتلت ثلاثة. وفي بغداد قال مصدر إن العبوة قتلت ثلاثة."
    assert types(text) == ["bombing"]


@pytest.mark.parametrize(
    "text",
    [
        "وقعت وزارة حقوق الإنسان اتفاقا لتبادل الأسرى مع إيران في بغداد أمس.",
        "وقع أسرى الحرب وثيقة في بغداد أمس.",
        "ما أردت قوله في بغداد أمس هو الحقيقة.",
        "انقضت المهلة على الحكومة في بغداد أمس.",
        "انقض الصقر على الفريسة في صحراء الأنبار أمس.",
        "أمسك عناصر الدفاع المدني بالطفل في بغداد أمس.",
        "خسر الفريق العراقي مباراة الجنود في بغداد أمس.",
        "تصفية حسابات بين معتقلين سابقين في بغداد أمس.",
    ],
)
def test_agreements_deadlines_and_games_are_no_acts(text: str) -> None:
    assert types(text) == []


def test_who_is_taken_prisoner_lost_no_town() -> None:
    assert types("سقط ثلاثة جنود أسرى بيد داعش في الرمادي أمس.") == ["abduction"]


def test_losses_inflicted_on_a_band_are_no_arrest() -> None:
    assert "arrest" not in types("أوقع الجيش خسائر بمجموعة من داعش في الموصل أمس.")


def test_an_aircraft_that_is_blown_up_strikes_nobody() -> None:
    assert "air_strike" not in types(STRIKE + "وتحدث الوزير عن محاولة رجل تفجير طائرة متجهة إلى بوسطن الأحد.")
    assert "air_strike" in types("قتل جندي في تفجير طائرة مسيرة في أربيل أمس.")


@pytest.mark.parametrize(
    "text",
    [
        # the paper or the word of a court, and who is only sent home
        "وأصدر القضاء أمرا بإلقاء القبض على النائب السابق في كركوك لإهانته المحكمة.",
        "وأمر القاضي بتوقيف رئيس البلدية في الناصرية على ذمة التحقيق.",
        "وأمر الوزير بتوقيف خمسة ضباط عن العمل في البصرة بتهم فساد.",
        # whatever act or man may come
        "وحمل البيان طهران مسؤولية أي اعتداء يتسبب بإصابة مواطنين أميركيين في بغداد.",
        "وأضاف أن أي تظاهرة غير مرخصة في البصرة ستفرق بالقوة.",
        "وتساءل الكاتب لماذا لا يتظاهر الناس في بغداد ضد الغلاء.",
        # aimed at, hoped for, weighed
        "وتحاول القوات العراقية استعادة السيطرة على حي القدم.",
        "وتأمل الحكومة العراقية في تحرير نينوى قبل نهاية العام.",
        "وقال إن الخطة الموضوعة في تحرير مدينة الرمادي تعتمد على الهجوم من محاور عدة.",
        "وقال إن تحرير الموصل مسألة وقت.",
        "وأكد أن معركة تحرير الموصل لن تكون سهلة.",
        "وقال رئيس الحكومة إن معركة العراق مع الإرهاب مستمرة ومفتوحة.",
        # names, what is printed, what is forbidden, where one waits
        "ولهيئة تحرير الشام نفوذ واسع في مدينة إدلب.",
        "ونشرت السلطات العراقية اعترافات شرطي سابق على التلفزيون.",
        "وقالت أنقرة إنها سترفع الحظر على الدخول إلى موقع تويتر في تركيا.",
        "وفرضت واشنطن حظرا على دخول رعايا العراق إلى أراضيها.",
        "وينتظر السائقون ساعات طويلة عند نقاط التفتيش في مداخل بغداد.",
    ],
)
def test_what_is_ordered_imagined_or_aimed_at_has_not_happened(text: str) -> None:
    assert types(STRIKE + "\n" + text) == ["bombing", "shelling"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("واعتقلت القوات العراقية تاجرا في بيجي الجمعة بموجب أمر اعتقال.", "arrest"),
        ("وفرضت السلطات في كركوك الجمعة حظرا للتجوال.", "security_operation"),
        ("ورفعت السلطات في كركوك الجمعة حظر حركة المركبات.", "security_operation"),
        ("ونشرت الشرطة الجمعة نقاط تفتيش في شوارع كركوك.", "security_operation"),
    ],
)
def test_what_a_warrant_or_a_curfew_brought_stays(text: str, expected: str) -> None:
    assert types(STRIKE + "\n" + text) == ["bombing", "shelling", expected]


def test_the_order_of_a_statesman_to_arrest_is_an_arrest_to_come() -> None:
    text = "وكان رئيس الوزراء قد أمر باعتقال مجموعة من ضباط الأمن في كركوك."
    assert told(STRIKE + "\n" + text, "status")[2:] == ["planned"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who sets a condition threatens now; what else is to come is planned
        ("وقال الرئيس التركي إن بلاده ستقصف جبال قنديل إذا لم يتحرك العراق.", ("threat", "occurred")),
        ("وقالت حركة طالبان إنها ستقتل بقية الرهائن في قندهار إذا لم يفرج عن سجنائها.", ("threat", "occurred")),
        ("وهدد تنظيم داعش بإعدام الأسرى إذا لم تفرج بغداد عن المعتقلات.", ("threat", "occurred")),
        ("وغدا يتظاهر موظفو البصرة أمام مبنى المحافظة.", ("protest", "planned")),
        ("ومن المتوقع أن تشهد ساحة التحرير في بغداد أكبر مظاهرة منذ عام.", ("protest", "planned")),
        # داعش arranges nothing: what its foes did is done
        ("وقامت الشرطة بمهاجمة وكر لتنظيم داعش في كركوك وقتلت سبعة من عناصره.", ("armed_attack", "occurred")),
        # held by gunmen; stopped by the police
        ("وطالبت لندن بالإفراج عن مواطنيها الذين تم احتجازهم في هجوم شنه مسلحون على وزارة المالية في بغداد.", ("abduction", "occurred")),
        ("وأوقفت السلطات التركية ثلاثين ضابطا في أنقرة.", ("arrest", "occurred")),
        ("وضربت طائرة مسيرة مستودعا في ميناء البصرة.", ("air_strike", "occurred")),
    ],
)  # fmt: skip
def test_to_come_or_done_by_whom(text: str, expected: tuple[str, str]) -> None:
    whole = STRIKE + "\n" + text
    assert (types(whole)[2:], told(whole, "status")[2:]) == ([expected[0]], [expected[1]])


@pytest.mark.parametrize(
    "text",
    [
        "وقال الوزير إن العراق لن يسمح بوجود قوات في كركوك تقوم بعمليات عسكرية.",
        "وأوقف السيل تحركات المسلحين قرب راوة.",
    ],
)
def test_what_is_refused_or_only_halted_is_no_incident(text: str) -> None:
    assert types(STRIKE + "\n" + text) == ["bombing", "shelling"]


def test_what_goes_on_with_a_plan_is_planned() -> None:
    text = "ومن المقرر أن تبدأ القوات العراقية الأسبوع المقبل عبور النهر قرب هيت وقصف مواقع داعش في البلدة."
    whole = STRIKE + "\n" + text
    assert list(zip(types(whole)[2:], told(whole, "status")[2:], strict=True)) == [
        ("security_operation", "planned"),
        ("shelling", "planned"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a blow roused, what someone fled from
        ("وقتل سبعة من عمال الإغاثة في غارة إسرائيلية في دير البلح مما أثار احتجاجات واسعة.", "air_strike"),
        ("وأضرمت ميليشيا النار في خزانين للنفط في راس لانوف هربا من القصف الجوي.", "property_destruction"),
        # crowds that strike, sappers that blow up, bombers that fell
        ("واعتدى محتجون بالضرب على مراسل صحفي في البصرة.", "riot"),
        ("واختنق عشرات المتظاهرين بالغاز المسيل للدموع في كربلاء.", "protest_repression"),
        ("وفجرت الفرق الهندسية سيارة مفخخة في سامراء.", "weapons_seizure"),
        ("وقتلت القوات العراقية انتحاريا حاول استهداف زوار في كربلاء.", "armed_attack"),
        ("وتمكنت القوات العراقية من قتل عشرة انتحاريين قرب هيت.", "armed_attack"),
        ("وقتل انتحاري عشرة مصلين في مسجد في كربلاء.", "suicide_bombing"),
    ],
)  # fmt: skip
def test_what_the_blow_itself_was(text: str, expected: str) -> None:
    assert types(STRIKE + "\n" + text) == ["bombing", "shelling", expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("واعتقلت الشرطة الإسرائيلية متظاهرا لقيامه بإصابة ضابط شرطة خلال مظاهرة في تل أبيب.", "riot"),
        ("وأصيب عشرة من رجال الأمن خلال تظاهرة في كربلاء.", "riot"),
        ("وأصيب متظاهران برصاص قوات الأمن خلال تظاهرة في كربلاء.", "protest_repression"),
    ],
)  # fmt: skip
def test_a_crowd_that_hurts_the_police_riots(text: str, expected: str) -> None:
    assert expected in types(STRIKE + "\n" + text)


@pytest.mark.parametrize(
    "text",
    [
        "واعترف الموقوف بأنه تلقى أوامر من قادته في الخارج بتفجير وزارة المالية في بغداد أمس.",
        "وطالب النائب بتوخي الدقة في قصف تجمعات تنظيم داعش في الأنبار.",
    ],
)
def test_orders_and_demands_are_no_acts(text: str) -> None:
    assert types(STRIKE + "\n" + text) == ["bombing", "shelling"]


def test_the_blow_that_an_article_comes_back_to_is_told_though_only_in_passing() -> None:
    text = (
        "أعربت فنلندا عن تعازيها لأسر ضحايا الهجوم الذي وقع في مدينة لاهور. "
        "وجاء في بيان لوزارتها أن القتلى في الهجوم الإرهابي يوم الخميس من المصلين. "
        "وعبرت الوزارة عن تضامنها مع باكستان. "
        "وأدانت دول عدة الهجوم الذي استهدف المسجد في لاهور."
    )
    assert (types(text), told(text, "date_start")) == (["armed_attack"], [dt.date(2018, 3, 22)])
    # once only, and without a spot and a day
    assert types("أعربت فنلندا عن تعازيها لأسر ضحايا الهجوم. وعبرت الوزارة عن تضامنها مع باكستان.") == []


@pytest.mark.parametrize(
    "text",
    [
        "وخاضت القائمة معركة انتخابية حامية في الموصل أمس.",
        "وأضرب السكان عن التصويت في الناصرية.",
        "وقتلت العاصفة خمسة صيادين في شط العرب.",
    ],
)
def test_ballots_and_storms_do_no_violence(text: str) -> None:
    assert types(STRIKE + "\n" + text) == ["bombing", "shelling"]


@pytest.mark.parametrize(
    "text",
    [
        "ولواء الصقور قوة نافذة في كركوك تقاتل المسلحين إلى جانب القوات العراقية.",
        "وكان القتلى من البيشمركة ومن فصائل أخرى تقاتل إلى جانب القوات العراقية في كركوك.",
        "وأقام المسلحون الحواجز في عدد من طرق الأنبار.",
    ],
)
def test_whom_someone_fights_and_what_rebels_put_up_is_no_operation(text: str) -> None:
    assert types(STRIKE + "\n" + text) == ["bombing", "shelling"]


@pytest.mark.parametrize(
    "text",
    [
        "كتبت امرأة من لاهور أن سبعة من جيرانها الذين قتلوا في هجوم على الحي كانوا أصدقاءها. "
        "وقالت إنها ما زالت تذكر الهجوم الذي وقع في لاهور وقتل فيه جيرانها.",
        "تصف الباحثة معاناة النساء في غزة وهي أم لطفلة أصيبت في القصف. "
        "وتقول إن القصف المتواصل على غزة دمر بيتها. وتضيف أن القصف لا يتوقف.",
    ],
)
def test_what_an_article_comes_back_to_without_a_day_stays_talk(text: str) -> None:
    assert types(text) == []


def test_who_regains_the_initiative_takes_no_ground() -> None:
    text = "وتمكنت القوات العراقية من استعادة زمام المبادرة في كركوك بعد أيام."
    assert types(STRIKE + "\n" + text) == ["bombing", "shelling"]


@pytest.mark.parametrize(
    ("text", "known"),
    [("أعدم التنظيم الرهائن الثمانية أمس.", True), ("اعتقلت الشرطة 20 بالمئة من أفراد العصابة.", False)],
)
def test_a_share_in_the_hundred_is_no_number_of_men_told_of_before(text: str, known: bool) -> None:
    doc = Document(Article(article_id="a", title="", text=text))
    words = ArticleWords(doc.words).sentence(doc.sentences[-1].start, doc.sentences[-1].end)
    assert words is not None
    (clause,) = clauses(words, frozenset())
    assert by_number(clause, clause.telling[0]) is known


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت دائرة الصحة إن ضحايا تفجير سيطرة الجسر في الحلة بلغوا ستين قتيلا.", ["bombing"]),
        ("وقع الهجوم المسلح قرب سيطرة الجسر في الحلة وقتل فيه ثلاثة جنود.", ["armed_attack"]),
        ("أعلن الناطق سيطرة الجيش على بلدة كبيسة أمس.", ["territory_captured"]),
        (
            "أعلن قائد عملية تحرير الفلوجة اللواء سالم الحسن أمس استعادة المدينة بأكملها من تنظيم الدولة.",
            ["territory_captured"],
        ),
        ("قال قائد معركة تحرير الموصل إن قواته استعادت حي النور أمس.", ["territory_captured"]),
        ("أطلق الجيش عملية تحرير الفلوجة فجر السبت.", ["security_operation"]),
    ],
)
def test_a_checkpoint_is_no_capture_and_an_office_no_operation(text: str, expected: list[str]) -> None:
    assert types(text) == expected


def test_the_carrier_named_again_is_that_of_the_lead() -> None:
    lead = "قتل ثلاثون شخصا حين فجر انتحاري صهريجا مفخخا عند حاجز شمالي الحلة السبت، وفق الشرطة. "
    again = "وقال ضابط في شرطة بابل إن الصهريج انفجر بينما كانت السيارات تنتظر دورها."
    assert types(lead + again) == ["suicide_bombing"]
    several = (
        "وانفجرت سيارة مفخخة في حي العامل وقتلت خمسة. وأضاف أن السيارة الثانية انفجرت في حي الجهاد ببغداد."
    )
    assert types(several) == ["bombing", "bombing"]


@pytest.mark.parametrize(
    "text",
    [
        "وقال رئيس الوزراء إن القضاء على تنظيم داعش الإرهابي يحتاج ثلاثة أشهر أخرى.",
        "وتهدف الخطة إلى القضاء على فلول الإرهابيين في صحراء الأنبار.",
        "ودعا إلى القضاء على الفساد قبل أن يفر المفسدون وعناصر الأحزاب من كركوك.",
    ],
)
def test_what_is_to_be_stamped_out_is_no_attack(text: str) -> None:
    assert types(STRIKE + "\n" + text) == ["bombing", "shelling"]


def test_gunmen_who_raid_a_house_run_no_operation() -> None:
    text = "داهم مسلحون مجهولون منزل الناشط في البصرة فجر السبت واقتادوه إلى جهة مجهولة."
    assert types(text) == ["abduction"]
    assert told(text, "perpetrator") == [("armed_group_unidentified",)]
    police = "داهمت الشرطة مخبأ كان المسلحون يتحصنون فيه في الموصل أمس."
    assert types(police) == ["security_operation"]


def test_an_armed_force_of_the_kurds_is_theirs() -> None:
    text = "أعلنت الشركة أن قوة كردية مسلحة سيطرت على آبار نفط في حقل باي حسن شمال كركوك أمس."
    assert told(text, "perpetrator") == [("kurdish_security",)]


@pytest.mark.parametrize(
    ("text", "country", "doer"),
    [
        ("قالت مصادر أمنية لبنانية إن الجيش أوقف ثلاثة مطلوبين أمس.", "LB", "foreign_forces_other"),
        ("قالت مصادر أمنية لوكالة الصحافة الفرنسية إن الشرطة أوقفت ثلاثة مطلوبين أمس.", None, "iraqi_police"),
        ("أعلنت الشرطة العراقية توقيف ثلاثة مطلوبين أمس.", "IQ", "iraqi_police"),
        (
            "أعلنت الشرطة توقيف ثلاثة مطلوبين أمس بأمر من رئيس الوزراء محمد شياع السوداني.",
            None,
            "iraqi_police",
        ),
    ],
)
def test_the_one_people_that_is_named_tells_the_country(text: str, country: str | None, doer: str) -> None:
    doc = Document(Article(article_id="a", text=text, title="", published_on=PUBLISHED))
    (arrest,) = extract_incidents(doc)
    assert arrest.fields.get("country") == country
    assert list(arrest.fields["perpetrator"]) == [doer]


def test_a_day_of_what_was_thought_likely_gives_way_to_that_of_the_raid() -> None:
    text = (
        "رجحت وزارة الدفاع الجمعة مقتل زعيم التنظيم في غارة على الرقة. وقال الوزير إن الغارة نفذت في 28 شباط."
    )
    assert told(text, "date_start") == [dt.date(2018, 2, 28)]


@pytest.mark.parametrize(
    "text",
    [
        "قتلت طائرات التحالف الدولي سبعة من مسلحي داعش في صحراء الحضر أمس.",
        "دمرت مروحيات الجيش ثلاثة مخابئ لداعش في جبال حمرين وقتلت من كان فيها أمس.",
        "وجهت طائرات حربية أربع ضربات لمواقع داعش في جبال قره جوغ أمس.",
    ],
)
def test_aircraft_that_kill_strike_from_the_air(text: str) -> None:
    assert types(text) == ["air_strike"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "أضرم مسلحون النار أمس في مخزن لصناديق الاقتراع بداقوق من دون وقوع ضحايا.",
            ["property_destruction"],
        ),
        (
            "دارت اشتباكات بالرشاشات والقذائف بين سرايا السلام وفصائل من الحشد في بغداد أمس وأسفرت عن 23 قتيلا.",
            ["armed_clash"],
        ),
        ("وانسحب نواب كرد من الجلسة أمس احتجاجا على ترسيم الدوائر في كركوك.", []),
        ("وكانت حصيلة أولى قد أشارت إلى مقتل سبعة جنود في هجوم بعقوبة.", []),
    ],
)
def test_what_a_sentence_tells_is_typed_by_its_act(text: str, expected: list[str]) -> None:
    assert types(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "تحيي الحويجة ذكرى اقتحام الجيش ساحة الاعتصام فيها في 23 نيسان 2013، حين قتل 44 شخصا.",
        "أطلقت الشرطة النار أمس على تجمع شمال البصرة فقتل فتى.",
    ],
)
def test_a_camp_stormed_and_a_gathering_shot_at_are_repressed(text: str) -> None:
    assert types(text) == ["protest_repression"]


def test_what_a_crowd_does_behind_a_comma_is_apart_from_its_dead() -> None:
    text = (
        "وتعيش البصرة على وقع احتجاجات قتل فيها 15 متظاهرا منذ مطلع آذار برصاص قوات الأمن، "
        "وأحرق محتجون القنصلية أمس."
    )
    assert types(text)[:1] == ["protest_repression"]


def test_the_worst_of_the_days_attacks_is_of_that_day() -> None:
    text = "قتل خمسون شخصا في هجمات متفرقة أمس. وكان أعنفها في بعقوبة حيث فجر انتحاري نفسه وقتل عشرين."
    assert told(text, "date_start") == [dt.date(2018, 3, 23)] * 2


def test_the_health_office_that_counts_the_dead_is_no_scene() -> None:
    text = "أعلنت دائرة صحة بابل السبت أن حصيلة التفجير الذي وقع أمس شمالي الحلة بلغت ستين قتيلا."
    assert told(text, "place") == ["الحلة"]


@pytest.mark.parametrize("spot", ["موقع", "مكان"])
def test_the_last_word_of_a_sentence_does_not_stand_before_its_first(spot: str) -> None:
    assert types(f"القصف استهدف أمس في بغداد أكثر من {spot}.") == types(
        "القصف استهدف أمس في بغداد أكثر من مبنى."
    )


@pytest.mark.parametrize("mark", ["²", "③"])
def test_a_raised_or_ringed_figure_is_no_year(mark: str) -> None:
    text = f"اعتقلت الشرطة في كربلاء المتهمين باغتيال الباحث {mark} {mark} بعد أيام."
    assert types(text) == ["arrest"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("خطف مسلحون أمس مهندسا باكستانيا.", None),
        ("قتل عامل هندي وأصيب آخر بانفجار عبوة أمس.", None),
        ("قصفت طائرات سعودية أمس مواقع للمسلحين وقتلت خمسة.", None),
        ("قال خبير تركي إن انفجارا استهدف حافلة أمس وقتل ثلاثة أشخاص.", None),
        ("فتح الجنود الإثيوبيون أمس النار على متظاهرين وقتلوا ثلاثة.", None),
        ("تظاهر مئات من أعضاء الحزب المصري المعارض أمس.", "EG"),
        ("قالت مصادر أمنية لبنانية إن الجيش أوقف أمس ثلاثة مسلحين.", "LB"),
    ],
)
def test_where_a_foreigner_is_met_with_is_not_said_by_his_nation(text: str, country: str | None) -> None:
    assert told(text, "country") == [country]


def test_the_figure_before_the_words_for_a_total() -> None:
    text = "وبذلك يرتفع إلى 21 عدد المسلحين القتلى في معارك الموصل أمس."
    assert [killed.best for killed in told(text, "killed") if isinstance(killed, Count)] == [21]
