"""Perpetrators and targets: one test a rule, on sentences of our own."""

from __future__ import annotations

import datetime as dt

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incidents import extract_incidents


def sides(text: str) -> tuple[list[str], list[str]]:
    """Perpetrator and target of the first incident of a text published on 24 March 2018."""
    doc = Document(Article(article_id="a", text=text, title="", published_on=dt.date(2018, 3, 24)))
    found = extract_incidents(doc)
    assert found, "no incident"
    return list(found[0].fields["perpetrator"]), list(found[0].fields["target"])


GUNMEN, FORCES, IS = "armed_group_unidentified", "iraqi_security_forces", "islamic_state"


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # a verb that only says that its subject did what follows
        ("ذكر مصدر أن مسلحين أقدموا على تفجير مقر للصحوة شرقي هيت أمس.", [GUNMEN], ["tribal_forces"]),
        ("حاول مسلحون اقتحام مركز للشرطة في بيجي أمس وقتلوا شرطيا.", [GUNMEN], ["iraqi_police"]),
        # but the man killed who tried it suffered
        ("قتلت القوات الأمنية مسلحا حاول مهاجمة نقطة في سامراء أمس.", [FORCES], [GUNMEN]),
        # whose bomber it was
        (
            "فجر انتحاري من تنظيم داعش نفسه عند نقطة تفتيش للشرطة في هيت أمس وقتل شرطيان.",
            [IS],
            ["iraqi_police"],
        ),
        # clothes are no party
        (
            "فتح رجل بزي الشرطة العراقية النار على ثلاثة جنود أمريكيين أمس في تلعفر.",
            [GUNMEN],
            ["us_forces"],
        ),
        # an adjective of nationality is no object
        ("قتل جندي عراقي في هجوم بالقرب من هيت أمس.", [], ["iraqi_army"]),
        # the officials who tell of it are no party
        (
            "قال مسؤول في وزارة الداخلية إن ستة أشخاص قتلوا بانفجار سيارة مفخخة وسط تلعفر أمس.",
            [],
            [],
        ),
        (
            "انفجار سيارة مفخخة أدى إلى مقتل ستة أشخاص في تلعفر أمس، حسبما أعلنت وزارة الداخلية العراقية.",
            [],
            [],
        ),
        # the subject of a verb of suffering
        ("تعرضت حسينية في حي الشعب ببغداد أمس لتفجير بسيارة مفخخة أوقع قتلى.", [], ["civilians"]),
        (
            "نجا مدير شرطة بلد العميد سالم حسن من محاولة اغتيال بانفجار عبوة ناسفة أمس وأصيب اثنان من حراسه.",
            [],
            ["iraqi_police"],
        ),
        # what an aircraft struck
        ("قصف الطيران الحربي مجموعة من مسلحي داعش قرب مصفاة بيجي أمس وقتل 15 منهم.", ["iraqi_army"], [IS]),
        # right outside, beside
        ("انفجرت عبوة ناسفة أمس خارج مقر أحد الأحزاب في تكريت وقتل شخصان.", [], ["politicians"]),
        ("انفجرت سيارة ملغومة أمس بالقرب من قافلة أمريكية في الموصل وجرح 40 شخصا.", [], ["us_forces"]),
        # a unit of the army by its number
        ("هاجم مسلحون مقر الفوج الثالث من اللواء 27 غربي هيت أمس.", [GUNMEN], ["iraqi_army"]),
        # a claim made far from its verb
        (
            "قتل تسعة مدنيين بتفجير في سوق تلعفر أمس، وكان تنظيم داعش أعلن في بيان نشر على الإنترنت"
            " مسؤوليته عن الهجوم.",
            [IS],
            ["civilians"],
        ),
        # the doer who is only likely
        (
            "غارة جوية نفذتها على الأرجح قوات التحالف الدولي قتلت 12 مدنيا في الميادين أمس.",
            ["international_coalition"],
            ["civilians"],
        ),
        # militants in news of one group
        (
            "اعتقلت القوات الأمنية أمس ثلاثة إرهابيين في الطارمية. ويشن تنظيم داعش هجمات شمالي بغداد.",
            [FORCES],
            [IS],
        ),
        # ground freed, told by an officer
        (
            "أكد قائد العمليات أمس تحرير قرية السحاجي غربي الموصل. وكان داعش سيطر على القرية عام 2014.",
            [FORCES],
            [IS],
        ),
        # whom a crowd's cause names
        (
            "تظاهر المئات في كركوك أمس احتجاجا على فوز حزب الاتحاد الوطني الكردستاني.",
            ["protesters"],
            ["politicians"],
        ),
        ("تظاهر المئات في البصرة أمس للضغط على الحكومة المحلية.", ["protesters"], ["government_officials"]),
        ("واجهت قوات الأمن المتظاهرين بالقوة في بغداد أمس وقتل أربعة.", [FORCES], ["protesters"]),
        # the subject of a verb that opens its clause
        ("وفجر أمس استهدفت المقاتلات التركية قرية شرقي أربيل وقتل ثلاثة.", ["turkish_forces"], []),
        # forces that only own a thing, sponsors, adjectives of a post
        (
            "اقتحم مسلحون يستقلون سيارات كتلك التي تستخدمها قوات الأمن مكتبا في بغداد أمس وخطفوا خمسة موظفين.",
            [GUNMEN],
            ["civilians"],
        ),
        ("قتل المسؤول العسكري في تنظيم داعش بضربة جوية أمس قرب تلعفر.", [], [IS]),
        # countrymen
        (
            "قال وزير الدفاع التركي إن قوات بلاده نفذت أمس عملية عسكرية ضد حزب العمال الكردستاني قرب العمادية.",
            ["turkish_forces"],
            ["pkk"],
        ),
        # with the ending of an object
        ("انفجرت عبوة ناسفة أمس مستهدفة رتلا أمريكيا شمالي العمارة.", [], ["us_forces"]),
        ("تفجيرات استهدفت أمس زوارا قرب مرقد في كربلاء وقتل ستة.", [], ["civilians"]),
        # gunmen beside the one group are its own
        (
            "صدت البيشمركة أمس هجوما لتنظيم داعش قرب بعشيقة وقتل خلال الهجوم 15 مسلحا.",
            [IS],
            ["peshmerga"],
        ),
        # the preposition, not the name
        ("ألقت القوات الأمنية القبض أمس على إسماعيل العيثاوي في بغداد.", [FORCES], [IS]),
        # the subject stands beside its verb, a comma between it and the object
        ("اعتقلت الاستخبارات العسكرية، أمس، ثلاثة مطلوبين غربي بغداد.", ["iraqi_army"], []),
        # whom a seizure names next
        ("أعلنت الوزارة توقيف عدد من الضباط أمس في بعقوبة على خلفية الهجوم.", [FORCES], []),
        # a state that acts comes before an adjective of direction
        (
            "نفذت تركيا أمس ضربات شمالي العراق قتل فيها ثلاثة من حزب العمال الكردستاني.",
            ["turkish_forces"],
            ["pkk"],
        ),
        # gunmen who killed a man by his name
        (
            "قتل مسلحون مجهولون حيدر كاظم، مختار قرية قرب بعقوبة أمس.",
            [GUNMEN],
            ["government_officials"],
        ),
        # a plural verb has its subject before it
        ("هاجم مسلحون نقطة تفتيش في هيت أمس وقتلوا جنديين.", [GUNMEN], [FORCES, "iraqi_army"]),
        # at a place of worship
        ("قتل ثلاثة أشخاص بانفجار عبوة ناسفة قرب مسجد في بعقوبة أمس.", [], ["civilians"]),
        # a dean is no general
        ("اغتال مسلحون عميد كلية الطب في الموصل أمس.", [GUNMEN], ["civilians"]),
        # on whom it is laid
        (
            "ألقت الحكومة بمسؤولية الهجمات التي هزت بغداد أمس وقتل فيها 40 على تنظيم القاعدة.",
            ["al_qaeda"],
            [],
        ),
        # whose ambush it was
        (
            "قتل سبعة من عناصر الحشد الشعبي في كمين لتنظيم داعش قرب الحويجة أمس.",
            [IS],
            ["popular_mobilization"],
        ),
        # who only backs another
        (
            "ذكر شهود أن القوات العراقية تدعمها قوات أمريكية سيطرت أمس على بلدة تلعفر.",
            [FORCES],
            [],
        ),
        # the object of gunmen, a few words on; a sham checkpoint is no one's
        ("اعترض مسلحون سيارة أحد الأطباء قرب بعقوبة أمس وقتلوه.", [GUNMEN], ["civilians"]),
        (
            "خطف مسلحون في نقطة تفتيش وهمية قرب بلد أمس ثلاثة من طلاب الجامعة.",
            [GUNMEN],
            ["civilians"],
        ),
        # the noun of a verb that only carries an act
        ("أعلن مسؤول عن قيام مسلحين باغتيال ضابطين في الشرطة أمس قرب بلد.", [GUNMEN], ["iraqi_police"]),
        # a state of two words; men on the ground fly no aircraft
        (
            "قالت قوات الحشد الشعبي إن الولايات المتحدة شنت أمس ضربة جوية أدت إلى مقتل 20 من أفرادها قرب القائم.",
            ["us_forces"],
            ["popular_mobilization"],
        ),
        # who threatens need not be armed
        ("توعد رئيس الوزراء أمس برد قاس بعد تفجير الكرادة.", ["government_officials"], []),
    ],
)
def test_the_sides_of_an_incident(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert sides(text) == (perpetrator, target)


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # a blast where people are
        ("انفجرت أمس سيارة مفخخة في سوق شعبية وسط تلعفر وقتل أربعة أشخاص.", [], ["civilians"]),
        ("قتل خمسة أشخاص بانفجار عبوة ناسفة داخل سرادق عزاء في بلد أمس.", [], ["civilians"]),
        # a number is an object: the verb is active
        ("قتلت القوات الأمنية خمسة من عناصر تنظيم داعش في عملية قرب حمرين أمس.", [FORCES], [IS]),
        # a pronoun is the object, what follows the subject
        ("عثر أمس في سنجار على مقبرة تضم رفات مدنيين أعدمهم تنظيم داعش.", [IS], ["civilians"]),
        # a noun of action with its doer and a number
        ("أكد مصدر اختطاف داعش 20 مدنيا جنوب كركوك أمس.", [IS], ["civilians"]),
        # whose place it is that is hit
        ("سقطت أمس أربعة صواريخ على قاعدة بلد التي تضم قوات أمريكية.", [], ["us_forces"]),
        # dead and losses of a party
        ("قتل أمس جندي في هجوم قرب بلد ليبلغ عدد قتلى القوات الأمريكية هذا الشهر تسعة.", [], ["us_forces"]),
        # who laid or fired it
        (
            "قتل جنديان تركيان أمس بانفجار عبوة زرعها حزب العمال الكردستاني قرب جبل قنديل.",
            ["pkk"],
            ["turkish_forces"],
        ),
        (
            "أصيب ثلاثة مدنيين بقصف مدفعي من جانب الجيش التركي قرب العمادية أمس.",
            ["turkish_forces"],
            ["civilians"],
        ),
        # a suicide attacker is of no named party
        ("فجر مهاجم انتحاري نفسه أمس عند مركز للشرطة في هيت وقتل شرطيان.", [], ["iraqi_police"]),
        # whose post it is; a band of gunmen and its object
        ("هاجمت مجموعة مسلحة نقطة تفتيش للجيش غربي كركوك أمس وقتلت جنديين.", [GUNMEN], ["iraqi_army"]),
        ("هاجم مسلحون مجهولون مركزا للشرطة شمال بعقوبة أمس وقتل ثلاثة أشخاص.", [GUNMEN], ["iraqi_police"]),
        # foreigners by their nationality
        ("اختطف مسلحون أمس مهندسا ألمانيا يعمل في شركة مقاولات ببغداد.", [GUNMEN], ["foreign_nationals"]),
        # the object of a strike, and whose it was
        (
            "دمر الجيش التركي أمس مخزنا لحزب العمال الكردستاني في جبل قنديل بقصف مدفعي.",
            ["turkish_forces"],
            ["pkk"],
        ),
        # both sides of a kind, parted by و
        (
            "اندلعت أمس اشتباكات بين البيشمركة والقوات العراقية قرب التون كوبري.",
            ["peshmerga"],
            [FORCES],
        ),
        # no side of a fight struck first
        (
            "قتل ستة من الحشد الشعبي في اشتباك مع مقاتلي داعش قرب الحويجة أمس.",
            ["popular_mobilization"],
            [IS],
        ),
        # the civilian subject of a passive toll
        ("قال مصدر إن سائق سيارة نقل قتل بانفجار عبوة لاصقة في بلد أمس.", [], ["civilians"]),
        # against whom a crowd marches
        ("تظاهر الآلاف في بغداد أمس للمطالبة بخروج القوات الأمريكية.", ["protesters"], ["us_forces"]),
        # the subject of a headline; a state's own aircraft; aircraft by nationality
        ("واشنطن تقصف مواقع لكتائب حزب الله في القائم أمس.", ["us_forces"], ["shia_militias"]),
        (
            "أعلنت تركيا أن طائراتها المقاتلة شنت أمس غارات على مواقع حزب العمال الكردستاني قرب العمادية.",
            ["turkish_forces"],
            ["pkk"],
        ),
        (
            "قتل ستة من داعش بضربة لطائرات إف 16 العراقية في كركوك أمس.",
            [FORCES],
            [IS],
        ),
        # the force whose head announces its arrests
        ("أعلن قائد شرطة البصرة أمس اعتقال 40 مطلوبا في حملة أمنية.", ["iraqi_police"], []),
        # whose force it is
        ("نفذت قوة تابعة للفرقة السابعة أمس عملية قرب هيت قتلت فيها أربعة مسلحين.", ["iraqi_army"], [GUNMEN]),
        # a noun in the accusative is no subject
        ("هاجمت مجموعة مسلحة نقطة للجيش غربي كركوك أمس وقتلت جنديين اثنين.", [GUNMEN], ["iraqi_army"]),
        # what is struck, and whose it was
        ("التحالف الدولي قصف معسكرا لداعش قرب القائم أمس.", ["international_coalition"], [IS]),
        # where one enemy is named, the forces face it
        (
            "فككت القوات الأمنية أمس في الفلوجة 30 عبوة ناسفة. وكان تنظيم داعش قد خسر المدينة.",
            [FORCES],
            [IS],
        ),
        # who sends troops is no official
        ("دفعت الحكومة أمس بتعزيزات أمنية إلى كركوك.", [FORCES], []),
        # of whom most of the dead were
        ("أسفر انفجار عبوة ناسفة في تلعفر أمس عن سقوط عشرة قتلى معظمهم من المدنيين.", [], ["civilians"]),
        # among whom, on whom a bomber came down
        ("قاد انتحاري شاحنة مفخخة نحو ثكنة للجيش في بلد أمس وفجرها وقتل ستة أشخاص.", [], ["iraqi_army"]),
        ("فجر انتحاري سيارته أمس لدى مرور قافلة عسكرية أميركية قرب تلعفر وقتل ستة.", [], ["us_forces"]),
        # what a blow is aimed at, behind its doer
        ("فجر عناصر داعش أمس منازل المدنيين في هيت.", [IS], ["civilians"]),
        (
            "استهدف انفجار سيارة مفخخة أمس موكب نائب محافظ نينوى وأصيب اثنان من حراسه.",
            [],
            ["government_officials"],
        ),
        # the owner of the place that is hit
        ("تسلل عناصر من داعش إلى نقطة للبيشمركة في قره تبه أمس وقتلوا خمسة.", [IS], ["peshmerga"]),
        # who is said to be behind it
        (
            "يعتقد أن جماعة شيعية مسلحة تقف وراء اختطاف البريطانيين الخمسة في بغداد أمس.",
            ["shia_militias"],
            ["foreign_nationals"],
        ),
        # aircraft of the army, and whose lair it struck
        ("دك طيران الجيش معاقل داعش في جزيرة الخالدية أمس.", ["iraqi_army"], [IS]),
        # a force of two adjectives
        (
            "نفذت قوات كوماندوز تركية أمس إنزالا قرب العمادية وقتلت ثلاثة مسلحين.",
            ["turkish_forces"],
            [GUNMEN],
        ),
        # who withdrew lost the ground
        (
            "سيطر تنظيم داعش أمس على حي في الرمادي بعد انسحاب الجيش من المنطقة.",
            [IS],
            ["iraqi_army"],
        ),
        # the police that break up a crowd are no target
        (
            "أصيب عشرات المتظاهرين أمس حين حاولت الشرطة تفريقهم بالغاز المسيل للدموع في البصرة.",
            ["iraqi_police"],
            ["protesters"],
        ),
        # a blast in a bus, before a mosque, in a quarter of one sect
        ("انفجرت أمس عبوتان بحافلتين لنقل المسافرين قرب بلد وقتل ستة أشخاص.", [], ["civilians"]),
        ("انفجرت سيارة مفخخة أمس أمام جامع الإمام علي في طوزخورماتو وقتل شخصان.", [], ["civilians"]),
        ("انفجرت أمس قنبلة في منطقة تسكنها غالبية سنية قرب بلد وقتل شخصان.", [], ["civilians"]),
        # the dead with a preposition before them
        (
            "كان الشهر الأكثر دموية بالنسبة للقتلى من المدنيين، فقد قتل 290 شخصا في هجمات أمس.",
            [],
            ["civilians"],
        ),
        # a port that a crowd closes
        ("أغلق محتجون ميناء أم قصر أمس ونظموا اعتصاما.", ["protesters"], ["infrastructure"]),
        # whose force it is
        ("تحاصر قوة أخرى من مكافحة الإرهاب حي التأميم منذ أمس.", ["counter_terrorism_service"], []),
        # subject and object of a threat; threats told by a noun
        ("توعدت فصائل المقاومة القوات الأمريكية أمس برد قاس.", ["shia_militias"], ["us_forces"]),
        (
            "تلقت عائلات في الموصل أمس رسائل تهديد من مسلحين تطالبها بالرحيل.",
            [GUNMEN],
            ["civilians"],
        ),
        # foreigners and militias by an adjective
        ("اختطفت جماعة مسلحة شيعية 18 عاملا تركيا في بغداد أمس.", ["shia_militias"], ["foreign_nationals"]),
        # what a state sends is not ours
        ("حشدت إيران قوات على الحدود مع إقليم كردستان أمس.", ["iranian_forces"], []),
        # set on fire
        ("أضرم مجهولون النار في محل لبيع الزهور وسط بغداد أمس.", [GUNMEN], ["civilians"]),
        # a party begins where its men are told
        ("هاجم عناصر من تنظيم داعش حاجزا للشرطة الاتحادية جنوبي كركوك أمس.", [IS], ["iraqi_police"]),
        ("قتل ثلاثة جنود في الطارمية أمس على يد مسلحين من تنظيم داعش.", [IS], ["iraqi_army"]),
        ("قتل شرطي أمس في بعقوبة بنيران قناص تابع لتنظيم داعش.", [IS], ["iraqi_police"]),
        ("قتل ثلاثة رعاة أمس في خانقين برصاص مسلحين يعتقد أنهم من تنظيم داعش.", [IS], ["civilians"]),
        (
            "قتل متظاهر في الديوانية أمس برصاص عناصر تابعة لميليشيا بدر.",
            ["shia_militias"],
            ["protesters"],
        ),
        # a man killed and another hurt are both victims
        ("قتل مسلح وأصيب آخر أمس برصاص الشرطة في الحويجة.", ["iraqi_police"], [GUNMEN]),
        # what stands amid men is not done by them
        ("فجر انتحاري نفسه أمس وسط أفراد من الشرطة في هيت فقتل ستة.", [], ["iraqi_police"]),
        # whose own bomb went off
        ("قتل سبعة من مسلحي داعش بانفجار سيارة أثناء محاولتهم تفخيخها في القائم أمس.", [IS], []),
        ("قتل مسلحان أمس بانفجار عبوة ناسفة كانا يحملانها في سيارتهما شمالي كركوك.", [GUNMEN], []),
        # who laid it
        (
            "قال مصدر إن مسلحين مجهولين زرعوا عبوة ناسفة قرب منزل ناشط في كربلاء أمس فأصيب بجروح.",
            [GUNMEN],
            ["activists"],
        ),
        # in whose car, by whose vehicle
        ("انفجرت عبوة لاصقة بسيارة ضابط في الشرطة وسط كركوك أمس.", [], ["iraqi_police"]),
        (
            "انفجرت عبوة ناسفة لدى مرور مركبة عسكرية تابعة للجيش العراقي قرب الحويجة أمس.",
            [],
            ["iraqi_army"],
        ),
        # whom a toll counts apart
        ("انفجرت قنبلة شرقي بغداد أمس وأوقعت أربعة مصابين بينهم شرطي.", [], ["iraqi_police"]),
        (
            "سقط في الشهر الماضي 355 قتيلا منهم 290 مدنيا و24 جنديا و41 شرطيا في أعمال عنف في العراق.",
            [],
            ["civilians", "iraqi_army", "iraqi_police"],
        ),
        # forces that are no state's, a task force
        ("حاصرت قوات سوريا الديمقراطية المدعومة من واشنطن بلدة هجين أمس.", ["other"], []),
        (
            "نفذت قوة المهام المشتركة غارات على مواقع داعش قرب الرمادي أمس.",
            ["international_coalition"],
            [IS],
        ),
        # a blow at a head of the police, a group that kills its own
        ("استهدفت عبوة ناسفة موكب مدير شرطة الأنبار أمس في الرمادي.", [], ["iraqi_police"]),
        ("أعدم تنظيم داعش أمس خمسة من عناصره بتهمة الهروب من المعارك في الموصل.", [IS], [IS]),
    ],
)
def test_doers_and_victims_by_construction(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert sides(text) == (perpetrator, target)


def test_a_verb_without_a_subject_goes_on_with_the_one_before() -> None:
    doc = Document(
        Article(
            article_id="a",
            text="شنت قوات البيشمركة أمس هجوما على مواقع تنظيم داعش قرب مخمور، كما قتلت خمسة من التنظيم في داقوق.",
            title="",
            published_on=dt.date(2018, 3, 24),
        )
    )
    assert all(draft.fields["perpetrator"] == ("peshmerga",) for draft in extract_incidents(doc))


def test_the_enemy_of_a_find_is_named_close_by() -> None:
    find = "فككت القوات الأمنية عشرين عبوة ناسفة في الرمادي أمس."
    assert sides(find + " وكان تنظيم داعش زرع العبوات.")[1] == [IS]
    far = " وقال المحافظ إن سكان المدينة يعودون إلى بيوتهم، وإن الطرق فتحت، والمدارس كذلك." * 5
    assert sides(find + far + " ويقاتل العراق تنظيم داعش.")[1] == []


def test_the_victims_of_a_nation_are_not_its_forces() -> None:
    assert sides("سقط أربعة قتلى في هجوم مسلح بدهوك أمس ونقل الضحايا الأتراك إلى زاخو.")[1] == []


def all_doers(text: str) -> list[list[str]]:
    """The perpetrators of each incident of a text."""
    doc = Document(Article(article_id="a", text=text, title="", published_on=dt.date(2018, 3, 24)))
    return [list(draft.fields["perpetrator"]) for draft in extract_incidents(doc)]


def test_a_force_told_of_goes_on_to_seize() -> None:
    text = "قتلت الشرطة الاتحادية أربعة مسلحين من داعش جنوبي كركوك أمس. "
    assert all_doers(text + "كما ضبطت مخزنا للعبوات الناسفة في الحويجة.") == [["iraqi_police"]] * 2
    # who is not told
    assert all_doers(text + "كما اعتقل ثلاثة مطلوبين في الحلة أمس.")[1] == [FORCES]


def test_a_named_force_says_more_than_the_one_assumed() -> None:
    text = "اعتقل عشرة مطلوبين في حملة دهم في بلدة الشرقاط أمس. "
    more = "وقال مصدر إن قوات من الجيش العراقي اعتقلت المطلوبين العشرة في الشرقاط."
    assert all_doers(text + more) == [["iraqi_army"]]


def test_the_police_that_tell_of_slain_insurgents_slew_them() -> None:
    text = "أعلنت قيادة قوات الشرطة الاتحادية مقتل ثلاثة من مسلحي داعش جنوبي كركوك أمس."
    assert sides(text)[0] == ["iraqi_police"]


def test_what_burns_where_a_crowd_is_out_is_the_crowds_riot() -> None:
    doc = Document(
        Article(
            article_id="a",
            text="تظاهر المئات في البصرة أمس احتجاجا على الفساد. وأحرق مبنى المحافظة وتصاعد الدخان منه.",
            title="",
            published_on=dt.date(2018, 3, 24),
        )
    )
    last = extract_incidents(doc)[-1].fields
    assert (last["event_type"], last["perpetrator"]) == ("riot", ("protesters",))


def test_a_blast_where_people_pass_has_no_victims_that_are_named() -> None:
    assert sides("قتل خمسة أشخاص بانفجار سيارة مفخخة في شارع تجاري وسط الحلة أمس.")[1] == []
    assert sides("قتل خمسة أشخاص بانفجار سيارة مفخخة في سوق شعبي وسط الحلة أمس.")[1] == ["civilians"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("هاجم مسلحون جنودا أتراكا قرب زاخو أمس.", ["turkish_forces"]),
        ("هاجم مسلحون ضباطا بريطانيين في الزبير أمس.", ["foreign_forces_other"]),
        ("خطف مسلحون ثلاثة بريطانيين في الزبير أمس.", ["foreign_nationals"]),
    ],
)
def test_the_nation_of_soldiers_is_no_party_of_its_own(text: str, target: list[str]) -> None:
    assert sides(text)[1] == target


def test_the_forces_of_a_turkish_report_are_turkeys() -> None:
    report = (
        "قالت رئاسة الأركان التركية في بيان لها أمس إن مدفعية القوات البرية قصفت مواقع لحزب العمال الكردستاني"
        " في زاخو شمالي العراق وقتلت أربعة. وأضاف البيان التركي أن الوزير التركي يتابع العملية من أنقرة."
    )
    assert sides(report)[0] == ["turkish_forces"]


def incidents(text: str) -> list[tuple[str, list[str]]]:
    """The types and perpetrators of an article."""
    doc = Document(Article(article_id="a", text=text, title="", published_on=dt.date(2018, 3, 24)))
    return [(d.fields["event_type"], list(d.fields["perpetrator"])) for d in extract_incidents(doc)]


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوزير الإيراني إلى بغداد والتقى السفير الإيراني وزار المركز الثقافي الإيراني.",
        "قال الجيش الإيراني إن الوفد الإيراني سيزور أربيل، ورحب السفير الإيراني بالزيارة.",
    ],
)
def test_forces_that_arrest_are_no_other_states_however_often_it_is_named(text: str) -> None:
    assert incidents(text + " واعتقلت القوات الأمنية خمسة مطلوبين في الموصل.") == [
        ("arrest", ["iraqi_security_forces"])
    ]


def test_what_burnt_years_before_was_not_burnt_by_the_crowd_of_today() -> None:
    text = "تظاهر المئات في الناصرية مطالبين بالخدمات. وأحرقت ثلاثة منازل في الناصرية عام 2014."
    assert incidents(text)[1] == ("property_destruction", [])


def test_who_carried_out_an_attack_is_no_crossing() -> None:
    assert sides("اعتقلت القوات منفذ الهجوم الأخير في بغداد أمس.")[1] == []


@pytest.mark.parametrize(
    "text",
    [
        "وضع مسلحون حاجزا في كركوك أمس وانفجرت عبوة قتلت اثنين.",
        "وضع مسلحون أسلحتهم بعد انفجار عبوة قتلت اثنين في كركوك أمس.",
    ],
)
def test_who_lays_something_else_laid_no_bomb(text: str) -> None:
    assert incidents(text) == [("bombing", [])]


def test_who_lays_the_bomb_is_its_doer() -> None:
    assert sides("وضع مسلحون عبوة أسفل سيارة ضابط في كركوك أمس وانفجرت العبوة.")[0] == [GUNMEN]


def test_who_only_calls_for_it_enforces_no_curfew() -> None:
    assert sides("حظر للتجوال في سامراء أمس بعد دعوة عصائب أهل الحق.")[0] == [FORCES]
    assert sides("انتشار عناصر سرايا السلام في سامراء أمس.")[0] == ["shia_militias"]


def test_a_leader_who_has_his_own_men_put_to_death_did_it() -> None:
    text = "أمر قائد في تنظيم داعش أمس بإعدام 14 مقاتلا من أتباعه في تلعفر بسبب الفرار."
    assert sides(text) == ([IS], [IS])


def test_forces_without_a_name_in_a_report_of_a_coalition_are_its_own() -> None:
    text = "شنت طائرات التحالف الدولي أمس ست غارات على داعش في سوريا. {} أربع ضربات جوية قرب هيت استهدفت مقار للتنظيم."
    for forces, perpetrator in (
        ("وذكر البيان أن القوات نفذت كذلك", "international_coalition"),
        ("وذكر البيان أن القوات العراقية نفذت كذلك", FORCES),
    ):
        doc = Document(
            Article(article_id="a", text=text.format(forces), title="", published_on=dt.date(2018, 3, 24))
        )
        assert list(extract_incidents(doc)[-1].fields["perpetrator"]) == [perpetrator]


def test_authorities_who_tell_of_a_bomber_are_not_his() -> None:
    text = "قالت السلطات التركية إن شابا فجر نفسه وسط حشد في سوروتش أمس وقتل سبعة مدنيين."
    assert sides(text)[0] == []


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # a verb of striking opens the sentence: the object stands behind its subject and the means
        (
            "استهدف تنظيم داعش بعشر قذائف هاون حي الملعب في الرمادي أمس فقتل خمسة مدنيين.",
            [IS],
            ["islamic_state", "civilians"],
        ),
        (
            "كما استهدفت طائرات التحالف الدولي، أمس، مواقع لداعش غربي الموصل.",
            ["international_coalition"],
            [IS],
        ),
        ("وتستهدف القوات الأمنية منذ أمس مواقع تنظيم داعش في الرمادي.", [FORCES], [IS]),
        ("استهدف مسلحون ببنادق رشاشة سيارة شرطي غربي بغداد أمس فقتل.", [GUNMEN], ["iraqi_police"]),
        # without one it is a passive, whatever stands near by
        ("استهدفت قوات الجيش بعبوة ناسفة غربي الرمادي أمس فقتل جنديان.", [], ["iraqi_army"]),
        ("استهدفت دورية للجيش قرب معسكر غربي بغداد أمس بعبوة ناسفة وقتل جنديان.", [], ["iraqi_army"]),
    ],
)
def test_who_strikes_and_who_is_struck(text: str, perpetrator: list[str], target: list[str]) -> None:
    found = sides(text)
    assert found[0] == perpetrator
    assert set(found[1]) <= set(target)
    assert found[1]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (
            "انفجرت شاحنة مفخخة قرب وزارتي المالية والعدل في بغداد أمس وقتل ستون شخصا.",
            ["government_officials"],
        ),
        ("انفجرت سيارة مفخخة قرب محكمة شرقي بغداد أمس وأصيب خمسة أشخاص.", ["government_officials"]),
        ("استهدفت شاحنتان مفخختان وزارتي المالية والعدل في بغداد أمس فقتل ستون.", ["government_officials"]),
        # who fell is told further on
        ("ذكر الجيش أن شرطيا قتل وأصيب آخر في هجوم مسلح قرب بلد أمس.", ["iraqi_police"]),
        (
            "قال مصدر إن ضابط شرطة واثنين من حراسه كانوا بين ستة قتلى سقطوا بتفجيرين في هيت أمس.",
            ["iraqi_police"],
        ),
        (
            "قال المتحدث إن العقيد سالم كاظم وهو مدير شرطة البلدة واثنين معه قتلوا عندما انفجرت عبوة أمس.",
            [FORCES],
        ),
        ("تعرضت دورية تابعة للجيش الأمريكي لهجوم بعبوة ناسفة جنوبي البصرة أمس.", ["us_forces"]),
        ("قال ضابط إن قاعدة أمريكية غربي الديوانية، جنوبي بغداد، تعرضت لقصف بالهاون أمس.", ["us_forces"]),
        # soldiers without a nation are those of the one that is named
        ("أعلن الجيش البريطاني مقتل جندي بنيران مسلحين في البصرة أمس.", ["us_forces"]),
        ("قتل جندي وأصيب اثنان بانفجار عبوة لدى مرور دورية للجيش الأميركي في المدائن أمس.", ["us_forces"]),
        (
            "أعلن الجيش العراقي مقتل جندي بعد تعرض قاعدة أميركية لقصف في التاجي أمس.",
            ["iraqi_army", "us_forces"],
        ),
        # a man's family
        ("اقتحم مسلحان منزل خالد الجميلي في غيابه في بلد أمس وقتلا زوجته وأبناءه.", ["civilians"]),
    ],
)
def test_who_is_hit_or_fell(text: str, target: list[str]) -> None:
    assert sides(text)[1] == target


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # in whose hands the ground was
        ("تمكنت قوات البيشمركة أمس من استعادة السيطرة على قرية كانت بيد داعش.", ["peshmerga"], [IS]),
        ("سقطت الموصل بيد داعش في حزيران 2014.", [IS], []),
        ("نجح تنظيم داعش أمس في طرد قوات الأمن من بلدة هيت.", [IS], [FORCES]),
        # buildings that are taken are ground
        ("سيطرت القوات الأمنية أمس على المجمع الحكومي وسط الرمادي.", [FORCES], []),
        # units and forces of others
        ("اشتبكت وحدة أميركية مع مسلحين قرب الفلوجة أمس وقتل ثلاثة منهم.", ["us_forces"], [GUNMEN]),
        (
            "القوة التابعة لعصائب أهل الحق أصابت اثنين من عناصر الشرطة في بغداد أمس.",
            ["shia_militias"],
            ["iraqi_police"],
        ),
        ("طوقت القوات الأمنية أمس المقر العام لعصائب أهل الحق في بغداد.", [FORCES], ["shia_militias"]),
        # whose arms or attempt it was
        ("أفشلت الشرطة الاتحادية هجوما لتنظيم داعش على نقطة تفتيش في الحويجة أمس.", ["iraqi_police"], [IS]),
        # a pronoun is the object, what follows the subject
        ("كان المهندسان الفرنسيان خطفهما مسلحون في بغداد أمس.", [GUNMEN], []),
        # the subject before its verb
        ("قال شاهد إن تنظيم داعش اعتقل ثلاثين شابا في الموصل أمس.", [IS], ["civilians"]),
        ("أطلق مسلحو داعش النار على متظاهرين في الفلوجة أمس فقتل اثنان.", [IS], ["protesters"]),
        # who lays them, in a clause about them
        ("أودت ألغام يزرعها تنظيم داعش بحياة ستة مدنيين قرب الحويجة أمس.", [IS], ["civilians"]),
        # those arrested stand behind the attacks
        ("أعلن المتحدث أمس اعتقال أعضاء الخلية المسلحة التي تقف وراء هجمات بغداد.", [FORCES], [GUNMEN]),
        # whom another force fights is no victim
        (
            "هاجم انتحاري أمس مقرا لقوات الصحوة التي تحارب تنظيم القاعدة في بعقوبة وقتل اثنان.",
            [],
            ["tribal_forces"],
        ),
        (
            "ألقى مسلحون أمس قنبلة مستهدفين مجموعة من عناصر مجالس الصحوة في بعقوبة.",
            [GUNMEN],
            ["tribal_forces"],
        ),
    ],
)
def test_sides_by_place_and_particle(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert sides(text) == (perpetrator, target)


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # a taking of its own, or a grip that is ended
        ("وصلت عائلات إلى حلب بعد يومين من سيطرة القوات التركية على عفرين.", ["turkish_forces"], []),
        ("حررت القوات العراقية أمس بلدة الرطبة من سيطرة داعش.", [FORCES], [IS]),
        # to whom it is ascribed
        ("قتل شرطيان في هجوم غربي الموصل أمس نسب إلى تنظيم القاعدة.", ["al_qaeda"], ["iraqi_police"]),
        # fire that two exchange
        ("شهدت بلدة الخالدية أمس تبادلا للقصف بين الجيش ومسلحي داعش.", ["iraqi_army"], [IS]),
        # those who advanced when men fell
        ("أعلن الضابط مقتل ستة من داعش خلال تقدم القوات الأمنية في هيت أمس.", [FORCES], [IS]),
        ("تمكن الجيش أمس من تحرير حي في هيت سيطر عليه تنظيم داعش.", ["iraqi_army"], [IS]),
        # a vehicle is no soldier
        ("دمرت خمس غارات قرب هيت أمس ناقلة جنود تابعة لتنظيم داعش.", [FORCES], [IS]),
        # a calling behind a long name
        (
            "أعدم تنظيم داعش أمس في الموصل الشيخ سالم محمود العبيدي، إمام وخطيب جامع النور.",
            [IS],
            ["civilians"],
        ),
    ],
)
def test_more_sides_by_particle(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert sides(text) == (perpetrator, target)


def test_what_burns_in_news_of_crowds_the_crowds_burnt() -> None:
    text = (
        "تظاهر المئات في البصرة أمس. واقتحم محتجون مطار الناصرية أمس. وفرقت الشرطة محتجين في الكوت أمس. "
        "وقال محافظ إن العمل يجري. وقال آخر إن الخدمات تحسنت. وذكر نائب أن اللجنة اجتمعت. "
        "ونشر ناشطون صورا تظهر إحراق مقرات عصائب أهل الحق في النجف أمس."
    )
    doc = Document(Article(article_id="a", text=text, title="", published_on=dt.date(2018, 3, 24)))
    last = extract_incidents(doc)[-1].fields
    assert (last["event_type"], last["perpetrator"]) == ("riot", ("protesters",))


def test_gunmen_whose_attack_a_group_claims_are_its_own() -> None:
    text = "هاجم مسلحون مركزا للشرطة في هيت أمس وقتلوا شرطيين. وأعلن تنظيم داعش مسؤوليته عن الهجوم."
    assert sides(text)[0] == [IS]


def test_occupiers_in_palestine_are_not_american() -> None:
    assert sides("قتل فلسطينيان برصاص قوات الاحتلال خلال احتجاجات شرقي غزة أمس.")[0] == [
        "foreign_forces_other"
    ]


def test_whose_seat_is_hit_and_whose_is_only_mentioned() -> None:
    assert sides("هاجم انتحاريان أمس مقر الفوج الثاني في بعقوبة وقتل اثنان.")[1] == ["iraqi_army"]
    text = (
        "قتل ستة أشخاص بانفجار عبوة في بلد أمس. وقال شهود من سكان البلدة القريبة من بغداد إن الشوارع والمدارس "
        "والأسواق أغلقت أبوابها في البلدة التي يسكنها كثيرون والتي يقع فيها أيضا مقر قيادة الجيش."
    )
    assert sides(text)[1] == []


def test_fire_exchanged_after_a_blast_lays_no_bomb() -> None:
    text = "انفجرت عبوة على دورية للجيش العراقي في البصرة أمس تبعها تبادل لإطلاق النار مع عناصر جيش المهدي."
    assert sides(text) == ([], ["iraqi_army"])


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # strikes that are told of with whose they are
        (
            "نفذت أمس ضربات جوية تقودها الولايات المتحدة على مواقع لداعش قرب هيت.",
            ["international_coalition"],
            [IS],
        ),
        # some of those who fell
        ("قتل ستون شخصا بتفجير انتحاري في تلعفر أمس، وبين القتلى عدد من النساء والأطفال.", [], ["civilians"]),
        ("قال شاهد إن الشوارع خلت، وتعرضت قوات الأمن لهجوم مسلح في الموصل أمس.", [], [FORCES]),
        (
            "وقع انفجار في هيت أمس، وقال طبيب إن ضابط شرطة وثلاثة كانوا ضمن ضحايا الانفجار.",
            [],
            ["iraqi_police"],
        ),
        ("أصيب عضو في مجلس إسناد هيت بانفجار عبوة ناسفة أمس.", [], ["tribal_forces"]),
        (
            "وقعت قوة من الحشد الشعبي في كمين لداعش شمالي تكريت أمس وقتل أربعة.",
            [IS],
            ["popular_mobilization"],
        ),
        ("مسلحو داعش يفجرون منزل ضابط شرطة غربي الموصل.", [IS], ["iraqi_police"]),
        ("اغتيل مدير دائرة الجوازات في خانقين أمس على يد مجهولين.", [GUNMEN], ["government_officials"]),
        ("قتل ستة من داعش في غارة بقيادة الولايات المتحدة قرب سنجار أمس.", ["international_coalition"], [IS]),
        ("قصفت طائرات تركية معسكرات حزب العمال في متين أمس.", ["turkish_forces"], ["pkk"]),
    ],
)
def test_whose_strikes_and_some_of_the_fallen(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert sides(text) == (perpetrator, target)
