"""What people type, and what they should not: for each language."""

import random
import unicodedata

from search import Index

ANYWHERE = (
    "",
    " ",
    "?!… — ,;:",
    "😀",
    "❤️ 5G 1️⃣",
    "57-NQ/TW",
    "57/NQ-TW",
    "57 NQ TW",
    "NQ57",
    "57KỸ",
    "ky57",
    "nq 57",
    "nq-57",
    "193/2025/QH15",
    "55,25",
    "55.25",
    "17.5%",
    "17,5 %",
    "50.000",
    "50 000",
    "73788",
    "73 788",
    "57 193",
    "5G",
    "5g?",
    "111",
    "156 5656",
    "2031",
    "constructor",
    "__proto__",
    "toString",
    "x",
    "vneid",
    "VNEID",
    "vnei",
    "vneidd",
    "𝐍𝐐𝟓𝟕",
    "İstanbul ẞ",
    "ΣΊΣΥΦΟΣ",
    "हिन्दी العربية 日本語",
    "a" * 5000,
    "chuyển đổi số digital numérique " * 300,
    "từ " + " ".join(f"so{n}" for n in range(60)),
)
OWN = {
    "vi": (
        "nghị quyết 57-NQ/TW",
        "Nghị quyết 57/NQ-TW",
        "nghị quyết số 57 NQ TW",
        "nghi quyet 57",
        "NGHỊ QUYẾT 57",
        "ngi quyet 57",
        "nghi quyet 57 chuyen doi xo",
        "mục tiêu đến năm 2030 của nghị quyết 57",
        "kinh tế số chiếm bao nhiêu phần trăm GDP năm 2030",
        "kinh te so",
        "quyet dinh 598 qd-ttg",
        "luật bảo vệ dữ liệu cá nhân 2025",
        "luat du lieu 2024",
        "đường",
        "dương",
        "duong",
        "đường phố",
        unicodedata.normalize("NFD", "Đường phố"),
        "hoà lạc",
        "hòa lạc",
        "Hoà Bình",
        "thuỷ điện",
        "thủy điện",
        "thuy dien",
        "qúy",
        "co quan cong an",
        "là gì",
        "la gi",
        "nghị quyết 57 là gì",
        "mất điện thoại khóa VNeID thế nào",
        "so suc khoe dien tu",
        "lừa đảo",
        "tri tue nhan tao",
        "xyzzy trí tuệ",
        "nguyên",
        "nghiêng",
        "chuyểnn đổii",
    ),
    "en": (
        "resolution 57",
        "Resolution 57 Vietnam",
        "resolutions",
        "policy",
        "policies",
        "digital economy 2030",
        "Vietnam digital economy 30 percent of GDP by 2030",
        "Law on Personal Data Protection",
        "don't give my password",
        "don’t give my password",
        "children's safety",
        "the who",
        "to be or not to be",
        "using",
        "used",
        "use",
        "labelling",
        "laboratory",
        "satelite",
        "scholarship for women",
        "Hoa Binh hydropower",
        "Hòa Bình",
        "naïve café",
        "how to register VNeID level 2",
        "facility",
        "universally",
    ),
    "fr": (
        "résolution 57",
        "resolution 57",
        "qu'est-ce que la résolution 57",
        "qu’est-ce que la résolution 57",
        "l'école",
        "l’école",
        "ecole",
        "école",
        "d'énergie",
        "energie",
        "économie d'énergie",
        "economie d energie",
        "aujourd'hui",
        "cheval",
        "chevaux",
        "impot",
        "impôts",
        "oeuvre",
        "œuvre",
        "œuvres",
        "été",
        "ete",
        "étés",
        "cerfa 12100*02",
        "73\u202f788",
        "données personnelles",
        "donnees personnelles",
        unicodedata.normalize("NFD", "données personnelles"),
        "téléphone perdu bloquer VNeID",
        "le la les",
        "où",
        "ingénieure",
        "ÉTRANGERS",
        "demarche",
        "loi sur l'identité",
    ),
}

ALL = (*ANYWHERE, *(query for own in OWN.values() for query in own))
"""Each is asked in each language: people err, and a page of results must not."""

OPERATORS = (
    '"nghị quyết"',
    '"nghi quyet"',
    "“nghị quyết số 57”",
    "« économie numérique »",
    '"digital economy" 2030',
    '"kinh tế" OR "công nghệ"',
    '"kinh tế" HOẶC tem',
    "école OU impôt",
    "OR OR OR",
    "-57",
    "nghị quyết -57",
    'số -"kinh tế số"',
    "nq -57-NQ/TW",
    "số -kin*",
    "-école",
    "kin*",
    "số*",
    "ki*",
    "đườ*",
    "qh1*",
    "*",
    "l'éco*",
    "kind:guide",
    "kind:GUIDE số",
    "kind:guide,topic số",
    "year:2025",
    'year:"2025" -kind:guide',
    "kind:guide kind:topic số",
    "kind:nothing số",
    "kind: guide",
    'số "một hai',
    '""',
    "“”“”",
    '"xyzzy xyzzy" số',
    "-",
    "- 57",
    "--57",
    '-"',
    '"a b c" ' * 40,
    '"' + "số " * 40 + '"',
)
"""What the language of queries says, and what it does not."""

SLIPS = (
    "nghij quyeets 57",
    "nghi5 quye6t1 57",
    "NGHIJ QUYEETS",
    "chuyeern ddoori soos",
    "d9u7o7ng2 pho61",
    "dduwowngf phoos",
    "ddieejn thoaij",
    "nghii quyet",
    "qyuet dinh",
    "resolutoin",
    "econmy digitall",
    "conamy",
    "numérqiue",
    "donées personelles",
    "éccole",
)
"""Typed by a slip, or through a keyboard that was not listening."""

_MARKS = ('"{}"', "“{}”", "«{}»", "« {} »", '-"{}"', '"{}', '{}"', '{} "')


def generated(index: Index, many: int) -> list[str]:
    """Make queries of the index's own words and all signs there are, the same each time."""
    chance = random.Random(f"queries in {index.analysis.language.code}")
    texts = [entry.passage.text.split() for entry in index.entries if entry.passage.text]
    filters = [f"{name}:{key}" for name, values in index.facets.items() for key in values]
    return [
        " ".join(_piece(chance, texts, filters) for _ in range(chance.randint(1, 4)))
        for _ in range(many)
    ]


def _piece(chance: random.Random, texts: list[list[str]], filters: list[str]) -> str:
    """Make a word or a few of one text, as they are or with a sign."""
    text = chance.choice(texts)
    start = chance.randrange(len(text))
    word, run = text[start], " ".join(text[start : start + chance.randint(1, 4)])
    either = chance.choice(("OR", "HOẶC", "OU", "or"))
    made = chance.choices(
        (
            word,
            run,
            chance.choice(_MARKS).format(run),
            f"-{word}",
            f"{word[: chance.randint(1, 5)]}*",
            f"{word} {either} {chance.choice(text)}",
            f'"{run}" {either} {chance.choice(("", "-", chr(34)))}{chance.choice(text)}',
            chance.choice(filters),
            f"{chance.choice(filters)},{chance.choice(('', 'guide', 'topic', '2025', 'xyzzy'))}",
        ),
        weights=(4, 6, 5, 2, 3, 2, 2, 2, 1),
    )[0]
    return chance.choice((made, made, made, made.lower(), made.upper(), _unmarked(made)))


def _unmarked(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))
