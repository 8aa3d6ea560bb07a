"""A collection of any size, recombined from a few pages, the same each time.

The passages are runs of words of the pages, each from another place, so that pairs of words stay
natural while no two passages say the same. New words come in as a language brings them: the more
text, the fewer, by Heaps' law.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from bench.corpus import Collection, Passage, Query

WORDS = 120
"""Words of a passage."""
RUN = (4, 9)
"""The shortest and the longest run of words taken from one place."""
HEAPS = 0.6
"""How the vocabulary grows with the text: types ∝ tokens to this power."""
RARE = 0.02
"""The share of words that are new ones."""
ASKED = 10
"""Words of a question."""
KEYWORDS = 3

SYLLABLES = [
    "ba",
    "ke",
    "li",
    "mo",
    "nu",
    "ra",
    "se",
    "ti",
    "vo",
    "xa",
    "zin",
    "dor",
    "lam",
    "pek",
    "quo",
    "rit",
    "sun",
    "tal",
    "wen",
    "yur",
]
_WORD = re.compile(r"[\w/-]*\w")


def grown(passages: Sequence[Passage], language: str, size: int, queries: int = 100) -> Collection:
    """Make a collection of `size` passages, of pages of one passage each, with queries.

    Each query is made of one passage and is answered by it: "question" of some words in their
    order, "three keywords" of those of the question that the fewest passages have.
    """
    chance = random.Random(f"{size} passages in {language}")  # noqa: S311 - the same each time
    made = list(islice(_made(passages, size, chance), size))
    known = Counter(word for one in made for word in set(_words(one.text)))
    asked = [_asked(one, chance) for one in chance.sample(made, min(queries, size))]
    return Collection(
        name=f"{size:,} passages",
        language=language,
        passages=made,
        queries={
            "three keywords": [
                Query(" ".join(_rarest(words, known)), {id_: 1}) for id_, words in asked
            ],
            "question": [Query(" ".join(words), {id_: 1}) for id_, words in asked],
        },
    )


def _made(passages: Sequence[Passage], size: int, chance: random.Random) -> Iterator[Passage]:
    texts = [text for one in passages if len(text := one.text.split()) > RUN[1]]
    new = _new_words(texts, size, chance)
    for number in range(size):
        words: list[str] = []
        while len(words) < WORDS:
            words += _run(chance.choice(texts), chance)
        said = " ".join(next(new) if chance.random() < RARE else word for word in words)
        like = chance.choice(passages)
        yield Passage(f"p{number}", "", f"{like.title} {number}", like.heading, said)


def _run(text: Sequence[str], chance: random.Random) -> Sequence[str]:
    start = chance.randrange(len(text) - RUN[0])
    return text[start : start + chance.randint(*RUN)]


def _new_words(texts: Sequence[Sequence[str]], size: int, chance: random.Random) -> Iterator[str]:
    """Give made-up words without end, the first ones most often, as many different as there may."""
    types = len({word for text in texts for word in text})
    growth = size * WORDS / sum(map(len, texts))
    many = max(100, int(types * (growth**HEAPS - 1)))
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(many)]
    weights = [(rank + 1) ** -0.7 for rank in range(many)]
    while True:
        yield from chance.choices(words, weights, k=10_000)


def _asked(one: Passage, chance: random.Random) -> tuple[str, list[str]]:
    words = list(_words(one.text))
    start = chance.randrange(len(words) - ASKED)
    return one.id, words[start : start + ASKED]


def _rarest(words: Sequence[str], known: Counter[str]) -> list[str]:
    """Return the words that the fewest passages have, in the order of the question."""
    rare = sorted(set(words), key=lambda word: (known[word], word))[:KEYWORDS]
    return sorted(rare, key=words.index)


def _words(text: str) -> Iterator[str]:
    return (found[0].lower() for found in _WORD.finditer(text))
