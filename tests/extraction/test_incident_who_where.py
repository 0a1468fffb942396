"""Incidents: who did it to whom, where and when; one test a rule, on sentences of our own."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incidents import extract_incidents

PUBLISHED = dt.date(2018, 3, 24)  # a Saturday


def incidents(text: str, title: str = "", published: dt.date | None = PUBLISHED) -> list[dict[str, Any]]:
    """The fields of the incidents of an article."""
    doc = Document(Article(article_id="a", text=text, title=title, published_on=published))
    return [draft.fields for draft in extract_incidents(doc)]


def first(text: str, **kwargs: Any) -> dict[str, Any]:
    """The fields of the first incident of an article."""
    found = incidents(text, **kwargs)
    assert found, "no incident"
    return found[0]


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # a noun of action with its doer and then its object
        ("أدى إعدام تنظيم داعش لتسعة سائقين قرب الحويجة أمس إلى غضب واسع.", "islamic_state", None),
        # men told by whose they are
        ("أعلنت الشرطة أن اثنين من عناصرها قتلوا بهجوم مسلح في سامراء أمس.", None, "iraqi_police"),
        # a nationality after a common noun
        ("قتل جنديان أمريكيان بانفجار عبوة ناسفة في سامراء أمس.", None, "us_forces"),
        # a state that acts itself
        ("قصفت تركيا قرى في قضاء العمادية أمس وأصيب راعيان.", "turkish_forces", None),
        # a subject that managed
        (
            "ذكر بيان أن قوة من اللواء الثامن تمكنت من قتل أربعة مسلحين في منطقة الطارمية أمس.",
            "iraqi_army",
            "armed_group_unidentified",
        ),
        # the object comes late, after the place
        ("قتل مسلحون في مدينة كركوك محاميا قرب مكتبه أمس.", "armed_group_unidentified", "civilians"),
        # the object goes before its verb
        (
            "أما مرشح قائمة الوفاء فقد اغتاله مسلحون قرب داره في بعقوبة أمس.",
            "armed_group_unidentified",
            "politicians",
        ),
        # the men and the force they belong to are one party
        ("خطف مسلحو تنظيم ما يعرف بالدولة الإسلامية ثلاثة رعاة قرب الرطبة أمس.", "islamic_state", None),
        # who held the place before
        (
            "استعاد الجيش العراقي أمس بلدة الزاب من أيدي مسلحي تنظيم داعش.",
            "iraqi_army",
            "islamic_state",
        ),
        # a claim names the doer
        (
            "قتل خمسة مدنيين بانفجار سيارة مفخخة في تلعفر أمس وأعلن تنظيم داعش مسؤوليته عن الهجوم.",
            "islamic_state",
            "civilians",
        ),
        # subject and object side by side
        (
            "وهاجم مسلحون نقطة تفتيش تابعة للقوات الأمنية غربي بعقوبة أمس وقتل أربعة.",
            "armed_group_unidentified",
            "iraqi_security_forces",
        ),
        # the subject stands before an earlier verb
        (
            "دخل جنود أمريكيون منزلا قرب المحمودية عام 2006 ثم أطلقوا النار على أطفال فقتل أربعة منهم.",
            "us_forces",
            "civilians",
        ),
        # the accused did it
        (
            "اعترف الجندي الأمريكي المتهم بقتل أربعة مدنيين رميا بالرصاص في حديثة أمس بما فعل.",
            "us_forces",
            None,
        ),
        # whose shells they were
        ("قتل طفلان بقصف عشوائي لقوات البيشمركة على قرية قرب سنجار أمس.", "peshmerga", "civilians"),
        # those who arrest for the authorities are its forces
        ("اعتقلت السلطات العراقية عشرة مشتبه بهم في الديوانية أمس.", "iraqi_security_forces", None),
        # two words that name a party, a crowd that storms it
        ("اقتحم محتجون غاضبون أمس مبنى محافظة المثنى وأحرقوا واجهته.", "protesters", "government_officials"),
        # gunmen and the group they belong to are one party
        (
            "قتل جندي تركي أمس في هجوم شنه مسلحون ينتمون لحزب العمال الكردستاني في دهوك.",
            "pkk",
            "turkish_forces",
        ),
        ("خطف مسلحون من تنظيم داعش أمس خمسة رعاة قرب بيجي.", "islamic_state", "civilians"),
        # a victim, a word for the day and the attack
        (
            "قتل ضابط في الشرطة أمس بهجوم مسلحين غربي بغداد.",
            "armed_group_unidentified",
            "iraqi_police",
        ),
        # gunmen told of before what they did
        (
            "ذكر شهود أن مجموعة مسلحة تستقل حافلة بيضاء أطلقت النار أمس على مختار القرية قرب بلد فقتلته.",
            "armed_group_unidentified",
            None,
        ),
        # who is repelled is the attacker
        (
            "صدت القوات الأمنية هجوما شنه مسلحون على جسر في الرطبة أمس.",
            "armed_group_unidentified",
            "iraqi_security_forces",
        ),
        ("تمكنت البيشمركة من صد هجوم عنيف لداعش قرب مخمور أمس.", "islamic_state", "peshmerga"),
        # whom the forces pursue or seize
        (
            "قال ضابط إن قوات الشرطة اعتقلت خلية إرهابية من عشرة أفراد في تلكيف أمس.",
            "iraqi_police",
            "insurgents_other",
        ),
        # a curfew is the government's
        ("فرضت السلطات أمس حظر التجوال في البصرة.", "government_officials", None),
        # soldiers abroad are that country's
        (
            "قتل ثلاثة جنود أمس في هجوم شنه مسلحون في محافظة شرناق جنوب شرقي تركيا.",
            "armed_group_unidentified",
            "turkish_forces",
        ),
        # between two sides, in order, whoever fell
        (
            "اندلعت أمس اشتباكات بين الشرطة ومسلحين في حي اليرموك بالموصل أسفرت عن مقتل شرطيين.",
            "iraqi_police",
            "armed_group_unidentified",
        ),
        # a victory that the country declares
        ("أعلن العراق في العام الماضي هزيمة تنظيم داعش.", "iraqi_security_forces", "islamic_state"),
        # a branch told two words on
        ("اعتقلت قوة أخرى من الشرطة خمسة مطلوبين في الرمادي أمس.", "iraqi_police", None),
        # an occupying army is the one its name tells
        ("أعلن جيش الاحتلال الأمريكي مقتل أحد جنوده بانفجار عبوة في بلد أمس.", None, "us_forces"),
        ("قتل ثلاثة أشخاص بسقوط قذائف هاون على منازل في هيت أمس.", None, "civilians"),
        # before a seat of the government, against its forces
        (
            "تجمع محتجون أمام مجلس المحافظة في الكوت أمس حيث اندلعت مواجهات مع قوات الأمن أصيب فيها تسعة محتجين.",
            "iraqi_security_forces",
            "protesters",
        ),
        # what is meant by the thing that is struck
        ("استهدفت سيارة مفخخة أمس معرضا لبيع السيارات في الكوت وقتل عشرة.", None, "civilians"),
        ("قتل رجلا شرطة أمس بانفجار عبوة في الرمادي.", None, "iraqi_police"),
        ("انفجرت عبوة ناسفة أمس استهدفت زعيما قبليا قرب هيت فأصيب بجروح.", None, "tribal_forces"),
        # arrests in the wake of protests
        ("شنت الشرطة حملة اعتقالات واسعة أمس على خلفية الاحتجاجات في العمارة.", None, "protesters"),
        # the deputy of an officer is no member of parliament
        (
            "اغتال مجهولون نائب ضابط في الجيش قرب منزله في بعقوبة أمس.",
            "armed_group_unidentified",
            "iraqi_army",
        ),
    ],
)
def test_the_words_around_tell_the_part(text: str, perpetrator: str | None, target: str | None) -> None:
    found = first(text)
    told = {"perpetrator": perpetrator, "target": target}
    assert any(told.values()), "a row that asks for nothing"
    assert all(code is None or code in found[side] for side, code in told.items()), found
    assert target not in found["perpetrator"]


@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثة أشخاص بانفجار عبوة في سوق بالمقدادية أمس، بحسب مصدر في الشرطة.",
        "انفجرت سيارة مفخخة في الحلة أمس عندما كانت الشرطة تطوق المكان وقتل أربعة أشخاص.",
    ],
)
def test_forces_beside_a_blast_did_not_do_it(text: str) -> None:
    assert first(text)["perpetrator"] == ()


def test_a_source_is_no_victim() -> None:
    found = first("أصيب سبعة أشخاص بانفجار عبوة في الكوت أمس، وفق مصادر في شرطة المدينة.")
    assert found["target"] == ()


def test_of_men_told_by_their_nation_alone_it_is_not_said_what_they_were() -> None:
    assert first("قتل تسعة عراقيين أمس في إطلاق نار وسط الموصل.")["target"] == ()


def test_a_foiled_attack_was_foiled_by_the_other_side() -> None:
    found = first("أحبطت قوة أمنية عراقية أمس محاولة لمسلحي داعش لاقتحام مقر عسكري في المقدادية.")
    assert "islamic_state" not in found["perpetrator"]


def test_a_figure_compared_with_another_is_of_the_same_victims() -> None:
    text = "قتل 12 جنديا أمريكيا في العراق خلال آذار، مقارنة بتسعة قتلوا في شباط."
    assert all("us_forces" in item["target"] for item in incidents(text))


@pytest.mark.parametrize(
    ("text", "perpetrator"),
    [
        ("أعلن مصدر أمني مقتل 20 مسلحا من داعش في جبال حمرين أمس.", ("iraqi_security_forces",)),
        ("قتل تسعة من عناصر داعش بانفجار عبوة ناسفة في الموصل أمس.", ()),
        ("قالت أنقرة إن الجيش التركي في حالة تأهب. وقتل ستة من مسلحي داعش في الموصل أمس.", ()),
    ],
)
def test_insurgents_killed_in_iraq_fell_to_the_forces(text: str, perpetrator: tuple[str, ...]) -> None:
    assert incidents(text)[-1]["perpetrator"] == perpetrator


def test_ground_is_cleared_of_the_one_enemy_the_article_names() -> None:
    text = (
        "قال ضابط إن داعش فقد قوته. ويختبئ داعش في الجبال. وما زال داعش قريبا من القرى. "
        "وحاصرت القوات العراقية أمس بلدتين شرق هيت."
    )
    cleared = [item for item in incidents(text) if item["event_type"] == "security_operation"]
    assert [item["target"] for item in cleared] == [("islamic_state",)]


def test_ground_is_taken_from_the_one_enemy_the_article_names() -> None:
    text = (
        "قال قائد عسكري إن تنظيم داعش ضعف كثيرا. وينشط تنظيم داعش في الجبال وحدها. وما زال داعش يهدد القرى. "
        "واستعادت القوات العراقية أمس ناحية العباسي."
    )
    taken = [item for item in incidents(text) if item["event_type"] == "territory_captured"]
    assert [item["target"] for item in taken] == [("islamic_state",)]


def test_ground_taken_back_was_held_by_the_insurgents() -> None:
    found = first("أعلنت بغداد النصر أمس عقب استعادة آخر بلدة كان تنظيم داعش يحتلها غربي الأنبار.")
    assert found["event_type"] == "territory_captured"
    assert (found["perpetrator"], found["target"]) == (("iraqi_security_forces",), ("islamic_state",))


def test_soldiers_of_an_article_on_another_army_are_its_own() -> None:
    text = (
        "قال الجيش الأمريكي إن قواته ستنسحب قريبا من القاعدة. وأضاف الجيش الأمريكي أن الوضع صعب. "
        "وقتل أربعة جنود بانفجار عبوة ناسفة في تكريت أمس."
    )
    blast = [item for item in incidents(text) if item["event_type"] == "bombing"]
    assert [item["target"] for item in blast] == [("us_forces",)]


@pytest.mark.parametrize(
    ("text", "place", "governorate"),
    [
        # the place of a speech is not the scene of what it tells
        (
            "أكد المسؤول في كلمة ألقاها في مدينة دهوك أن مسلحين خطفوا أربعة رعاة في الحويجة أمس.",
            "الحويجة",
            "IQ-KI",
        ),
        # a place that only says in which direction the scene lies
        ("قتل ستة بقصف صاروخي على قضاء مخمور شرق الموصل أمس.", "مخمور", "IQ-AR"),
        # a road lies between its ends
        ("عثرت الشرطة أمس على جثث سبعة أعدمهم داعش على طريق بغداد كركوك.", "طريق بغداد كركوك", None),
        # several governorates leave it open
        ("قتل ثلاثون شخصا بانفجارين أمس، الأول في كربلاء والثاني في الحلة.", None, None),
        # an act that spreads over a region is the region's
        ("خرجت تظاهرات في جنوب العراق أمس، بدأت في البصرة ثم امتدت إلى محافظات أخرى.", "جنوب العراق", None),
        # the capital by its name
        ("بغداد مدينة كبيرة. قتل خمسة بانفجارات هزت العاصمة العراقية أمس.", "بغداد", "IQ-BG"),
        # an opening "in X," is a scene, no stamp of the outlet
        ("في البصرة، قتل شرطي باشتباكات مع مسلحين في منطقة الكرمة أمس.", "الكرمة", "IQ-BA"),
        # an adjective is no town
        ("قتل خمسة في انفجار استهدف أمس جامعا في بعقوبة، وتشهد المناطق السنية توترا.", "بعقوبة", "IQ-DI"),
        # a village that no list has, and a structure, are more specific than the town beside them
        ("قتل ستة بغارة على قرية شربوكة جنوب كركوك أمس.", "شربوكة", "IQ-KI"),
        ("قتل ستة بانفجار عبوة ناسفة في سوق الطيور بمدينة الصدر شرقي بغداد أمس.", "سوق الطيور", "IQ-BG"),
        ("خرجت تظاهرة في ساحة التحرير وسط بغداد أمس.", "ساحة التحرير", "IQ-BG"),
        # the district of an office is not the scene
        ("قال عضو مجلس قضاء الخالص إن ستة قتلوا بانفجار في منطقة بعقوبة أمس.", "بعقوبة", "IQ-DI"),
        # where the wounded were taken
        ("قتل ستة بانفجار عبوة ناسفة في مخمور أمس ونقل الجرحى إلى مدينة أربيل.", "مخمور", "IQ-AR"),
        (
            "قتل ستة بهجوم مسلح في طريق قريب من بيجي أمس، ونقل الجرحى إلى حي القادسية في تكريت.",
            "بيجي",
            "IQ-SD",
        ),
        # the police of a province, and a province that an area only locates
        ("أعلنت شرطة محافظة ذي قار مقتل ستة بانفجار عبوة ناسفة جنوب الناصرية أمس.", "الناصرية", "IQ-DQ"),
        ("أعلنت قيادة عمليات محافظة الأنبار غربي العراق مقتل ستة بانفجار عبوة أمس.", "الأنبار", "IQ-AN"),
        # a village is finer than the area around it
        ("قتل ستة بغارة على قرية شربوكة بمنطقة الهياكل جنوبي الفلوجة أمس.", "شربوكة", "IQ-AN"),
        # the road, not the quarter of Kirkuk that is called after it
        ("قتل ستة بكمين لداعش قرب طريق بغداد كركوك أمس.", "طريق بغداد كركوك", None),
        # what a structure belongs to is not the scene
        ("انفجرت عبوة قرب كلية تابعة لجامعة تكريت في قضاء بيجي أمس وقتل ثلاثة.", "بيجي", "IQ-SD"),
        # one governorate and others that go unnamed
        ("خرجت تظاهرات في بغداد والمحافظات الجنوبية أمس.", None, None),
        # the one scene behind a day that stands between commas
        ("لقي متظاهر مصرعه، الجمعة، في محافظة الديوانية، وأصيب آخران برصاص حراس.", "الديوانية", "IQ-QA"),
        # a subdistrict is no "on the side of"
        ("أطلق مسلحون النار على ناحية الرشاد جنوب كركوك فقتلوا شرطيا أمس.", "الرشاد", "IQ-KI"),
        # a quarter of the capital needs no preposition, the capital that acts does
        ("اجتمع الوزير في بغداد بعد مقتل ستة في تفجيرات شهدتها مدينة الصدر أمس.", "مدينة الصدر", "IQ-BG"),
        # which town a quarter of many names is of
        ("انفجرت عبوة ناسفة في حي المنصور غربي بغداد أمس وقتل شرطيان.", "المنصور", "IQ-BG"),
        ("قتل ثلاثة بانفجار قرب مدرسة في حي النصر بمدينة الرمادي أمس.", "النصر", "IQ-AN"),
        ("قال مصدر في شرطة الموصل إن عبوة انفجرت في حي القادسية أمس وقتل شرطيان.", "القادسية", "IQ-NI"),
        # the first of several spots in one governorate; several governorates
        ("دخل الجيش منطقتي الحامضية والبوعيثة شرق الرمادي أمس وقتل عشرة مسلحين.", "الحامضية", "IQ-AN"),
        ("قتل عشرة مسلحين بغارات في بيجي، سنجار، الحويجة أمس.", None, None),
        # the quarter of a market, and the quarter beside a square
        ("قتل ثمانية بسقوط قذائف على سوق الصفارين في حي الشعلة شمال غرب بغداد أمس.", "الشعلة", "IQ-BG"),
        ("انفجرت عبوة في منطقة الغدير قرب ساحة ميسلون ببغداد أمس وقتل اثنان.", "الغدير", "IQ-BG"),
        # a direction that locates no other place; the province that the town is the seat of
        ("قتل أربعة بانفجار عبوة شمال مدينة بعقوبة، مركز محافظة ديالى، أمس.", "بعقوبة", "IQ-DI"),
        # so far to the west of the capital
        (
            "قتل سبعة سجناء باشتباكات في مركز بمحافظة الأنبار، ويبعد 110 كيلومترات إلى الغرب من العاصمة بغداد، أمس.",
            "الأنبار",
            "IQ-AN",
        ),
        ("وعلى بعد 45 ميلا من غربي الموصل قتل شرطي بهجوم في منطقة تلعفر أمس.", "تلعفر", "IQ-NI"),
        # a name that another one, بالي, seems to open
        ("قتل ثلاثة بهجوم مسلح باليوسفية أمس.", "اليوسفية", "IQ-BG"),
        ("قتل ثلاثة بهجوم مسلح في قرية شهاب الدين جنوب تكريت أمس.", "شهاب الدين", "IQ-SD"),
        ("قتل ستة بغارة في إقليم كردستان العراق أمس.", "كردستان", None),
        # no stamp of an outlet where a preposition leads
        ("انفجرت سيارة قرب مطار بغداد الدولي، وقتل ستة مدنيين أمس.", "مطار بغداد الدولي", "IQ-BG"),
        ("انفجرت سيارة غربي الرمادي، وقتل ستة مدنيين أمس.", "الرمادي", "IQ-AN"),
        # a town that acts is not where it happened
        ("ودعت النجف أمس ضحايا الهجوم المسلح الذين سقطوا في ساحة الطيران وعددهم 32 قتيلا.", None, "IQ-BG"),
        # a town and others that go unnamed; but towns of its own province
        ("خرج مئات المحتجين أمس في كربلاء ومدن أخرى للمطالبة بالكهرباء.", None, None),
        ("تجمع محتجون أمس في ساحة الحبوبي وسط الناصرية وعدة محافظات جنوبية.", None, None),
        ("خرجت احتجاجات في الرمادي وباقي مدن الأنبار أمس.", "الرمادي", "IQ-AN"),
        # a list over several provinces
        ("قتل سبعون مسلحا أمس بغارات قرب مدن هيت والموصل وبيجي وسنجار والرطبة.", None, None),
        # a town that is struck, its streets, the blasts of a town
        ("وقتل أربعون شخصا في التفجيرات التي استهدفت بغداد الاثنين.", "بغداد", "IQ-BG"),
        ("قتل خمسة أمس بتفجير سيارة ملغومة بأحد شوارع بغداد.", "بغداد", "IQ-BG"),
        ("قتل خمسة بانفجار سيارة شرقي الموصل أمس.", "الموصل", "IQ-NI"),
        # what the scene lies beside
        ("طوقت قوة من الجيش أمس حي التأميم المحاذي لجامعة الأنبار وقتلت ثلاثة مسلحين.", "التأميم", "IQ-AN"),
        ("قتل جنديان أمس بقصف على مواقع قريبة من الحويجة.", "الحويجة", "IQ-KI"),
        # a camp goes by its whole name, a prison and a border crossing by that of the town
        ("قتل ثلاثة باشتباك في معسكر أشرف أمس.", "معسكر أشرف", "IQ-DI"),
        ("قتل ثلاثة باشتباك في سجن التاجي أمس.", "التاجي", "IQ-BG"),
        ("قتل ثلاثة باشتباك في منفذ طريبيل الحدودي أمس.", "طريبيل", "IQ-AN"),
        # so far to the north-west of a town; the first of a list, past the town that locates it
        (
            "وفي بلدة «شربوكة»، على بعد 30 كيلومترا إلى الشمال الغربي من مدينة كركوك، قتل شرطيان بعبوة أمس.",
            "شربوكة",
            "IQ-KI",
        ),
        ("قصفت البيشمركة أمس مواقع داعش في قضاء سنجار غرب الموصل وناحية القحطانية.", "سنجار", "IQ-NI"),
        # where people were taken, came from, what was told of elsewhere meanwhile
        ("أعدم داعش أمس ثلاثة سائقين في الشرقاط لقيامهم بنقل هاربين نحو بلدة العلم.", "الشرقاط", "IQ-SD"),
        (
            "دكت مدفعية الجيش أمس مقرا للمسلحين القادمين من الموصل والرمادي في مدينة القائم.",
            "القائم",
            "IQ-AN",
        ),
        ("قتل ثمانية بانفجار في بغداد أمس، فيما أعلن مجلس ديالى عودة نازحين إلى العظيم.", "بغداد", "IQ-BG"),
        # the quarter of a town that the text names
        ("اقتحم مسلحون أمس منزلا في حي اليرموك الثاني في بعقوبة وقتلوا ضابطا.", "اليرموك الثاني", "IQ-DI"),
        # the scene told last in the sentence
        ("أعلنت الشرطة أمس العثور على نفقين وتفجير ثلاثة صواريخ في محافظة نينوى.", "نينوى", "IQ-NI"),
        ("قتل أربعة أشخاص أمس بعد مداهمة مسلحين لمسجد في تكريت.", "تكريت", "IQ-SD"),
        # so many kilometres from the capital; militias loyal to another one
        ("وكانت تكريت، الواقعة على بعد 160 كيلومترا من بغداد، شهدت هجومين قتل فيهما ستة.", "تكريت", "IQ-SD"),
        ("أحرق محتجون في البصرة أمس مقار تابعة لميليشيات موالية لطهران.", "البصرة", "IQ-BA"),
        # stamps of outlets are no scenes
        ("بغداد «الشروق»، وكالات: قتل الجيش أمس عشرين مسلحا من تنظيم داعش.", None, None),
        ("بيروت ـ رويترز: قتل جنديان أمس بانفجار عبوة في بيجي بالعراق.", "بيجي", "IQ-SD"),
        (
            "الحرب على التنظيم\nالعنف مستمر في البلاد دبي، الإمارات (CNN)-- قتل جنديان أمس بانفجار في سامراء.",
            "سامراء",
            "IQ-SD",
        ),
        # a whole province and no quarter of that name
        ("قتل اثنان أمس باشتباكات في المثنى جنوبي العراق.", "المثنى", "IQ-MU"),
    ],
)
def test_the_scene_is_told_apart(text: str, place: str | None, governorate: str | None) -> None:
    found = first(text)
    assert found["governorate"] == governorate
    if place is not None or governorate is None:
        assert found["place"] == place


def test_suspects_are_not_arrested_where_their_deed_was_done() -> None:
    (found,) = incidents("أعلنت الشرطة أمس اعتقال ثلاثة متهمين بالتفجير الذي استهدف سوقا في بعقوبة.")
    assert (found["event_type"], found["place"], found["governorate"]) == ("arrest", None, None)


def test_several_countries_leave_the_country_open() -> None:
    found = first("شنت طائرات التحالف أمس غارات على مواقع داعش في العراق وسوريا وقتل العشرات.")
    assert (found["country"], found["place"]) == (None, None)


def test_the_stamp_of_an_outlet_with_its_country_is_no_scene() -> None:
    text = "دبي، الإمارات العربية المتحدة (CNN)-- قتل ستة جنود عراقيين بانفجار عبوة ناسفة في تكريت بالعراق."
    assert first(text)["country"] == "IQ"
    kinds = [place.kind for place in Document(Article(article_id="a", text=text)).places]
    assert kinds == ["dateline", "dateline", "name", "name"]


def test_the_town_of_an_article_on_another_country_is_carried_on() -> None:
    text = "خرجت تظاهرة في مدينة بادربورن غربي ألمانيا أمس. واشتبك محتجون مع الشرطة وسط المدينة."
    assert {(found["place"], found["country"]) for found in incidents(text)} == {("بادربورن", "DE")}


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("قتل خمسة بانفجار سيارة مفخخة في العاصمة السعودية الرياض أمس.", "الرياض", "SA"),
        ("تظاهر المئات في ميدان المنارة وسط مدينة رام الله أمس.", "ميدان المنارة", "PS"),
        ("قتل خمسة بانفجار سيارة مفخخة في طرابلس شمالي لبنان أمس.", "طرابلس", "LB"),
        ("قصف الطيران السوري أمس بلدة أريحا في سوريا وقتل خمسة.", "أريحا", "SY"),
    ],
)
def test_places_abroad_and_their_country(text: str, place: str, country: str) -> None:
    found = first(text)
    assert (found["place"], found["country"]) == (place, country)


def test_a_stop_set_to_the_next_word_does_not_hide_the_scene() -> None:
    text = "أصيب جنديان بانفجار عبوة على دورية في محافظة ديالى .وفي بغداد أكد مصدر انفجار قنبلة وسط المدينة."
    assert [(f["governorate"], f["place"]) for f in incidents(text)] == [
        ("IQ-DI", "ديالى"),
        ("IQ-BG", "بغداد"),
    ]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("ذكرت صحيفة النهار الصادرة في لندن أن مسلحين قتلوا ثلاثة جنود في حلب.", "SY"),
        ("قال المرصد ومقره بريطانيا إن مسلحين قتلوا ثلاثة جنود في حلب.", "SY"),
        ("قالت تونس إنها سحبت سفيرها في باريس بعدما قتل مسلحون ثلاثة جنود في حلب.", "SY"),
        ("خطف مسلحون سفيرها في باريس أمس.", "FR"),
    ],
)
def test_where_a_paper_or_an_envoy_sits_is_no_scene(text: str, country: str) -> None:
    assert first(text)["country"] == country


def test_palaces_stand_in_more_towns_than_one() -> None:
    found = first("استعادت القوات العراقية ناحية بعشيقة والقصور الرئاسية من تنظيم داعش أمس.")
    assert (found["governorate"], found["place"]) == ("IQ-NI", "بعشيقة")


def test_and_that_is_no_town_of_turkey() -> None:
    text = "قال مصدر في إيران إن مسلحين خطفوا ثلاثة صيادين في بادية العراق، وأن فدية دفعت لهم عبر تركيا."
    assert "tr_van" not in {p.place_id for p in Document(Article(article_id="a", text=text)).places}
    city = Document(Article(article_id="a", text="وقع زلزال قرب مدينة وان في تركيا."))
    assert "tr_van" in {p.place_id for p in city.places}


def test_a_list_of_towns_abroad_leaves_the_place_open() -> None:
    found = first("قتل ستة بغارات جوية على حلب وإدلب أمس.")
    assert (found["country"], found["place"]) == ("SY", None)


def test_the_same_quarter_is_the_one_named_before() -> None:
    text = "قتل ستة بانفجار في حي الشنبوطية شمال الموصل أمس. وقتل شرطي بهجوم مسلح آخر في المنطقة."
    assert incidents(text)[-1]["place"] == "الشنبوطية"


@pytest.mark.parametrize(
    ("text", "event_type", "place", "governorate"),
    [
        # told on in the sentence: where the act before it was
        (
            "هاجم مسلحون مبنى الدائرة في منطقة الكرادة وسط بغداد أمس، مضيفا أن المسلحين خطفوا مديرها.",
            "abduction",
            "الكرادة",
            "IQ-BG",
        ),
        # meanwhile: no more than the governorate of the village
        (
            "عثرت الشرطة أمس على جثث خمسة مدنيين في قرية الخضراوية جنوب الموصل، بينما أعلنت اعتقال ثمانية مسلحين.",
            "arrest",
            None,
            "IQ-NI",
        ),
        # what the same source tells next
        (
            "قال ضابط إن ثلاثة قتلوا بانفجار عبوة في تكريت أمس. وأضاف أن قوة اعتقلت أربعة مسلحين.",
            "arrest",
            "تكريت",
            "IQ-SD",
        ),
        # the crowd of an article on one town
        (
            "تظاهر المئات في البصرة أمس. وقال وزير إن الموازنة كافية. وطالب نواب بالإصلاح. "
            "وأدت الاحتجاجات إلى مقتل ثلاثة متظاهرين برصاص قوات الأمن.",
            "protest_repression",
            "البصرة",
            "IQ-BA",
        ),
    ],
)
def test_the_scene_is_carried_on(text: str, event_type: str, place: str | None, governorate: str) -> None:
    found = [item for item in incidents(text) if item["event_type"] == event_type][-1]
    assert (found["place"], found["governorate"]) == (place, governorate)


@pytest.mark.parametrize(
    ("text", "place", "governorate"),
    [
        # the spot of that kind, not the town beside it
        (
            "قتل جندي في ناحية السعدية شمال شرقي بعقوبة أمس. وكانت قذيفة قد أصابت ثلاثة مدنيين في الناحية في شباط.",
            "السعدية",
            "IQ-DI",
        ),
        (
            "انفجرت سيارة في سوق شعبي في حي الدورة أمس وقتل ستة. وقال تاجر إن السوق شهد تفجيرا في شباط قتل فيه تسعة.",
            "الدورة",
            "IQ-BG",
        ),
        (
            "سقطت قذائف على معسكر سبايكر شمال تكريت أمس. وكان المعسكر قد تعرض لهجوم مسلح في شباط قتل فيه تسعة.",
            "سبايكر",
            "IQ-SD",
        ),
    ],
)
def test_the_spot_of_that_kind_is_the_one_named_before(text: str, place: str, governorate: str) -> None:
    found = incidents(text)[-1]
    assert (found["place"], found["governorate"]) == (place, governorate)


def test_where_and_when_the_event_occurred_is_told_in_the_next_sentence() -> None:
    text = "قتل ستة مدنيين بانفجار سيارة مفخخة في سوق ببغداد. وأوضح مسؤول أن الحادث وقع في حي الدورة مساء الجمعة."
    found = incidents(text)
    assert [(item["place"], item["date_start"]) for item in found] == [("الدورة", dt.date(2018, 3, 23))]


def test_who_closed_off_the_spot_did_so_there() -> None:
    text = (
        "انفجرت عبوة في قضاء الفاو أمس وقتل شرطي. وسارعت قوات الأمن إلى إغلاق مكان الحادث وبدأت حملة تفتيش."
    )
    assert incidents(text)[-1]["governorate"] == "IQ-BA"


def test_a_summary_of_many_takes_no_scene_from_what_was_told_before() -> None:
    text = "قتل شرطي بانفجار في تكريت أمس. وقالت الوزارة إن 230 شخصا قتلوا في الشهر الماضي بأعمال عنف."
    assert incidents(text)[-1]["governorate"] is None


def test_a_crowd_takes_no_scene_from_one_of_another_year() -> None:
    text = (
        "انطلقت تظاهرة في الناصرية عام 2016 احتجاجا على البطالة. وأحرق محتجون غاضبون اليوم مقر الحزب الحاكم."
    )
    assert [item["governorate"] for item in incidents(text)] == ["IQ-DQ", None]


def test_a_country_that_backs_a_side_is_not_the_scene() -> None:
    found = first("اشتبكت فصائل مدعومة من إيران مع مسلحين في العراق أمس وقتل ثلاثة أشخاص.")
    assert found["country"] == "IQ"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # so many days ago
        ("أحرق متظاهرون مقر القنصلية في البصرة منذ أربعة أيام.", dt.date(2018, 3, 20)),
        # the day of what came after the act
        (
            "نقلت القنصلية مقرها، الجمعة، بعد أن أحرق متظاهرون مبناها في البصرة منذ ستة أيام.",
            dt.date(2018, 3, 18),
        ),
        # the day of the relative clause
        ("دفن أمس ضحايا الهجوم الذين سقطوا يوم الأربعاء في بعقوبة، وعددهم تسعة قتلى.", dt.date(2018, 3, 21)),
        # each act its own day, though the next act follows at once
        (
            "قتل ثلاثة أشخاص بانفجار في هيت يوم الخميس وانفجار في عنه يوم الجمعة أصاب اثنين.",
            dt.date(2018, 3, 22),
        ),
    ],
)
def test_the_day_is_that_of_the_act(text: str, day: dt.date) -> None:
    found = first(text)
    assert (found["date_start"], found["date_end"]) == (day, day)


def test_a_night_into_the_next_day_is_both() -> None:
    found = first("قتل ثلاثة في انفجار وقع ليلة الأربعاء على الخميس في الكوت.")
    assert (found["date_start"], found["date_end"]) == (dt.date(2018, 3, 21), dt.date(2018, 3, 22))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # so many days after another act: that act was so many days before
        ("ويأتي ذلك بعد يومين من هجوم مسلح قتل فيه ثلاثة جنود في تكريت.", dt.date(2018, 3, 22)),
        ("ووقع ذلك بعد ثلاثة أيام من تفجير قتل فيه ستة مدنيين في بعقوبة.", dt.date(2018, 3, 21)),
        ("ووقع ذلك بعد أسبوع واحد من تفجير قتل فيه ستة مدنيين في بعقوبة.", dt.date(2018, 3, 17)),
        # the act itself is fresh news
        ("قتل ثلاثة جنود بهجوم مسلح في تكريت بعد يومين من زيارة الوزير.", PUBLISHED),
        # a day after the purpose of a campaign is the campaign's
        ("انطلقت الحملة العسكرية لتحرير تلعفر، فجر يوم 17 فبراير الماضي.", dt.date(2018, 2, 17)),
    ],
)
def test_days_are_counted_from_one_act_to_another(text: str, day: dt.date) -> None:
    assert first(text)["date_start"] == day


def test_the_present_past_the_lead_tells_no_day() -> None:
    text = (
        "قتل ثلاثة جنود بانفجار عبوة ناسفة في تكريت. وأصيب شرطي. وقال مسؤول إن السوق مغلقة. وأغلقت الطرق.\n"
        "ويهاجم مسلحو تنظيم داعش نقاط الجيش في الحويجة بين حين وآخر."
    )
    found = incidents(text)
    assert found[-1].get("date_start") is None


def test_an_act_that_happened_has_no_day_to_come() -> None:
    found = first("قتل خمسة بتفجيرات في الحلة سبقت انتخابات مقررة في أيار 2018.")
    assert found.get("date_start") is None or found["date_start"] <= PUBLISHED


def test_what_the_same_source_tells_next_is_of_the_day_told_last() -> None:
    text = (
        "أعلنت الوزارة خطة جديدة لتجهيز الحرس. وتحدث الوزير عن الميزانية. وطلب البرلمان توضيحا. "
        "وأفاد مصدر أمس الجمعة بمقتل سبعة من عناصر داعش غربي كركوك. "
        "وأضاف أن طيران التحالف الدولي قصف مواقع لداعش في مخمور وقتل تسعة."
    )
    strike = [item for item in incidents(text) if item["event_type"] == "air_strike"]
    assert [item["date_start"] for item in strike] == [dt.date(2018, 3, 23)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # a protest that is to come
        ("دعا ناشطون إلى تظاهرة في ساحة التحرير الثلاثاء.", dt.date(2018, 3, 27)),
        # the day of a vote is none of the blow told beside it
        (
            "شب حريق أضرمه مجهولون في مخزن يضم صناديق الانتخابات التي أجريت في شباط/فبراير في بغداد.",
            PUBLISHED,
        ),
        # how far a comparison reaches back
        (
            "قتل ثمانون مدنيا أمس بتفجيرات في بغداد في أسوأ موجة عنف منذ رحيل القوات الأجنبية نهاية كانون الثاني.",
            dt.date(2018, 3, 23),
        ),
        # a span between the toll and the blow
        ("قتل خمسة مدنيين وأصيب سبعة آخرون قبل يومين بانفجار سيارة مفخخة في بعقوبة.", dt.date(2018, 3, 22)),
        # what is untold of another act leaves this one to the day's news
        (
            "استعاد الجيش ثلاث قرى في قضاء الحويجة جنوب غربي كركوك ضمن عملية واسعة النطاق أطلقتها القيادة قبل أيام.",
            PUBLISHED,
        ),
        # the span next to the act goes before a day further on
        (
            "ويأتي ذلك بعد يوم من مقتل تسعة جنود بهجوم في تكريت التي قال المحافظ إنها تستضيف مؤتمرا لشيوخ العشائر الثلاثاء.",
            dt.date(2018, 3, 23),
        ),
    ],
)
def test_days_of_other_things_are_left_to_them(text: str, day: dt.date) -> None:
    assert first(text)["date_start"] == day


@pytest.mark.parametrize(
    "text",
    [
        "قتل عشرون متظاهرا في البصرة منذ اندلاع الاحتجاجات الاثنين.",
        "خطف مسلحو داعش مئات المدنيين في سنجار منذ اقتحامهم القضاء في 19 آذار.",
    ],
)
def test_what_goes_on_since_an_act_lasts_from_its_day_to_today(text: str) -> None:
    found = first(text)
    assert (found["date_start"], found["date_end"]) == (dt.date(2018, 3, 19), PUBLISHED)


def test_what_comes_after_an_act_counts_from_the_day_told_last() -> None:
    text = "قتل شرطي بانفجار في تكريت الخميس. ويأتي ذلك بعد يومين من هجوم مسلح قتل فيه ثلاثة جنود في بعقوبة."
    assert incidents(text)[-1]["date_start"] == dt.date(2018, 3, 20)


def test_what_goes_on_for_months_is_no_blow_of_today() -> None:
    text = "قتل جندي بانفجار عبوة ناسفة في تكريت. وقتل مئات الجنود بهجمات في تكريت منذ تموز 2017."
    assert [item["date_start"] for item in incidents(text)] == [PUBLISHED, dt.date(2017, 7, 1)]


def test_what_something_comes_amid_has_no_day() -> None:
    text = (
        "قتل ثلاثة جنود بانفجار عبوة ناسفة في تكريت. وأصيب شرطي. وقال مسؤول إن السوق مغلقة. وأمطرت السماء.\n"
        "وجرت زيارة الوزير وسط استنفار حيث نشر الجيش آلاف الجنود في البصرة."
    )
    assert [item.get("date_start") for item in incidents(text) if item["governorate"] == "IQ-BA"] == [None]


def test_an_act_before_an_untold_span_stays_undated() -> None:
    text = "وجرى ذلك بعد مرور أقل من شهر على مقتل تسعة جنود أمريكيين بانفجار سيارة مفخخة قرب تكريت."
    assert first(text).get("date_start") is None


def test_what_a_months_toll_is_made_of_is_of_that_month() -> None:
    text = (
        "أعلنت البعثة مقتل 412 مدنيا في العراق خلال شباط/فبراير الماضي. "
        "وأضافت أن محافظة نينوى كانت الأكثر تضررا حيث قتل فيها 150 مدنيا."
    )
    assert [item["date_end"] for item in incidents(text)] == [dt.date(2018, 2, 28)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "أحرق متظاهرون أمس مقار أحزاب موالية لإيران. وشهدت البصرة هدوءا. وعاد أهل البصرة إلى السوق.",
        "قتل سبعة مسلحين من فصائل مدعومة من تركيا أمس في هجوم. وشهدت البصرة هدوءا. وعاد أهل البصرة.",
    ],
)
def test_the_country_behind_a_party_is_no_scene(text: str) -> None:
    assert first(text)["country"] == "IQ"


def test_the_lands_of_a_country_are_a_scene() -> None:
    text = "اعتقلت الشرطة أمس في جميع أنحاء تركيا تسعين مشتبها بهم. وزار الوفد بغداد والبصرة وكركوك."
    assert first(text)["country"] == "TR"


@pytest.mark.parametrize(
    "text",
    [
        "وقع انفجار سيارة مفخخة في بغداد أمس وبلغ عدد الضحايا الأمريكيين خمسة.",
        "قتل خمسة في انفجار سيارة مفخخة في كركوك أمس، وكان بين الجرحى الأتراك طفلان.",
        "هزت انفجارات وسط بغداد أمس ونقل الجرحى الأمريكيون إلى المستشفى.",
    ],
)
def test_the_nation_of_those_who_fell_did_not_strike(text: str) -> None:
    assert not first(text)["perpetrator"]


@pytest.mark.parametrize(
    ("text", "place", "governorate"),
    [
        # the town that is meant, not the one that tells where it lies
        ("اشتدت المعارك قرب مدينة الفلوجة غربي بغداد. وقتل ستة مدنيين بقصف المدينة أمس.", "الفلوجة", "IQ-AN"),
        # a town of a common name that was surely named before
        (
            "سيطر الجيش على قضاء القائم في العراق قبل شهر. وقال ضابط للصحفيين إن الأوضاع هادئة منذ أسابيع. "
            "وقتل ثلاثة من الشرطة بانفجار عبوة في القائم أمس.",
            "القائم",
            "IQ-AN",
        ),
        # the ministries of an article on Iraq stand in its capital
        (
            "شيعت بغداد ضحاياها. وقتل مئة شخص أمس بشاحنتين انفجرتا قرب وزارتي المالية والخارجية.",
            "بغداد",
            "IQ-BG",
        ),
        # a region first, then the district
        (
            "عثرت السلطات في كردستان العراق أمس على جثة ناشط قتله مسلحون. "
            "وذكرت الشرطة أن مسلحين قتلوا الناشط في قضاء بنجوين أمس.",
            "بنجوين",
            "IQ-SU",
        ),
        # an act that goes on from several of one town
        (
            "شن مسلحون هجومين على حقلي عجيل وعلاس شرقي تكريت أمس، مشيرا إلى أن اشتباكات دارت وقتل فيها خمسة.",
            "علاس",
            "IQ-SD",
        ),
    ],
)
def test_a_scene_of_the_text_before(text: str, place: str, governorate: str) -> None:
    found = incidents(text)[-1]
    assert (found["place"], found["governorate"]) == (place, governorate)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        # a ministry of the region, of another state, or only protested against
        ("زار الوزير بغداد. واقتحم محتجون مبنى وزارة التربية في حكومة الإقليم أمس.", "riot"),
        ("زار الوزير بغداد. واقتحم محتجون مبنى وزارة الخارجية السورية أمس.", "riot"),
        ("قال نائب في بغداد إن الحكومة مقصرة. ونظم خريجون تظاهرة ضد وزارة الكهرباء الجمعة.", "protest"),
        # one more thing that the same man tells
        ("أعلن الوزير اعتقال قيادي في التنظيم، مبينا أن انتحاريا فجر نفسه في بغداد.", "arrest"),
    ],
)
def test_no_scene_of_something_else(text: str, event_type: str) -> None:
    found = next(fields for fields in incidents(text) if fields["event_type"] == event_type)
    assert (found["place"], found["governorate"]) == (None, None)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("تظاهر المئات في العمارة اليوم. وحاصروا مبنى مجلس المحافظة.", "protest"),
        ("تظاهر المئات في العمارة اليوم. واقتحموا مبنى الوقف.", "riot"),
        ("خرج المئات في العمارة إلى الشوارع اليوم. ثم أحرقوا صورا للوزير، بعدما حاصروا داره لساعات.", "riot"),
    ],
)
def test_what_a_crowd_surrounds_or_storms_after_its_march_no_forces_do(text: str, event_type: str) -> None:
    found = incidents(text)
    assert all(fact["perpetrator"] in (["protesters"], ("protesters",)) for fact in found)
    assert found[-1]["event_type"] == event_type
    assert [fact["event_type"] for fact in found].count("security_operation") == 0
    assert len(found) <= 2
