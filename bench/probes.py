"""What people who search expect, each behaviour by itself, over a handful of sentences."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from unicodedata import normalize

from bench.corpus import Passage
from bench.kept import Keep, at_once
from bench.measure import DEPTH
from bench.systems import OURS, Makers
from bench.systems.system import System, indexed
from bench.tables import table

SENTENCES: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "decree": "Nghị định số 13/2023/NĐ-CP về bảo vệ dữ liệu cá nhân trên mạng.",
        "sugar": "Đường mía được bán ở chợ quê.",
        "sea": "Đại dương và trữ lượng cá của biển Đông.",
        "school": "Trường làng có lớp học hoà nhập cho trẻ khuyết tật.",
        "roses": "Vườn hoa ngoại thành mở cửa đón khách.",
        "water": "Nhà máy xử lý nước cấp nước sạch, xây cạnh hồ thủy lợi.",
        "craft": "Kỹ năng đan lát của làng nghề truyền thống.",
        "signature": "Chữ ký số thay con dấu trên giấy tờ.",
        "letters": "Chữ nhỏ, số lẻ, ký tên.",
        "weather": "Dự báo nắng nóng kéo dài ở miền Trung.",
        "soup": "Cách nấu canh chua với cá lóc.",
        "match": "Trận chung kết bóng chuyền diễn ra tối nay.",
    },
    "en": {
        "swim": "He swims across the bay at dawn.",
        "library": "Opening hours of the libraries of the town.",
        "fiance": "A fiancé may apply for a visa.",
        "weather": "Sunshine is expected in the south.",
        "soup": "A recipe for onion soup.",
        "match": "The chess match ends tonight.",
    },
    "fr": {
        "hospital": "Les urgences de l'hôpital restent ouvertes la nuit.",
        "water": "Conseils pour les économies d’eau au jardin, et l’usage d’équipements sobres.",
        "newspapers": "Les journaux régionaux publient les avis de décès.",
        "licence": "Refaire ses permis perdus auprès de la préfecture, sans délais.",
        "heart": "La greffe du cœur dans les hôpitaux publics.",
        "form": "Joindre le formulaire cerfa 15776*01 au dossier.",
        "weather": "Des orages sont attendus sur le littoral.",
        "soup": "Une recette de velouté de potiron.",
        "match": "La finale du tournoi de tennis a lieu ce soir.",
    },
}
"""What each language is searched through: each sentence a passage."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A behaviour: of which query should which sentence come first."""

    behaviour: str
    language: str
    query: str
    first: str


PROBES = (
    Probe("no marks typed: nghi dinh finds nghị định", "vi", "nghi dinh", "decree"),
    Probe("a document number as it is written", "vi", "13/2023/NĐ-CP", "decree"),
    Probe("đường is not dương", "vi", "đường", "sugar"),
    Probe("dương is not đường", "vi", "dương", "sea"),
    Probe("đ typed as d: duong mia", "vi", "duong mia", "sugar"),
    Probe("letters and marks apart (NFD)", "vi", normalize("NFD", "Đường mía"), "sugar"),
    Probe("capitals: NGHỊ ĐỊNH", "vi", "NGHỊ ĐỊNH", "decree"),
    Probe("new place of the tone: hòa = hoà", "vi", "hòa", "school"),
    Probe("old place of the tone: thuỷ = thủy", "vi", "thuỷ", "water"),
    Probe("kĩ = kỹ", "vi", "kĩ", "craft"),
    Probe("syllables side by side: chữ ký số", "vi", "chữ ký số", "signature"),
    Probe("an unknown word beside known ones", "vi", "nghị định 13 qwzx là gì", "decree"),
    Probe("a word of another page beside them", "vi", "nghị định 13 nấu canh", "decree"),
    Probe("no accents typed: hopital", "fr", "hopital urgences", "hospital"),
    Probe("accents typed, behind l'", "fr", "hôpital nuit", "hospital"),
    Probe("a curved apostrophe: l’hôpital", "fr", "l’hôpital urgences", "hospital"),
    Probe("behind a curved apostrophe: eau", "fr", "eau", "water"),
    Probe("behind a straight one, no accents: economie d'eau", "fr", "economie d'eau", "water"),
    Probe("journal finds journaux", "fr", "journal", "newspapers"),
    Probe("singular finds plural: delai", "fr", "delai", "licence"),
    Probe("coeur finds cœur", "fr", "coeur", "heart"),
    Probe("a form's number: 15776*01", "fr", "15776*01", "form"),
    Probe("a word of another page in a question", "fr", "refaire mon permis potiron", "licence"),
    Probe("swimming finds swims", "en", "swimming", "swim"),
    Probe("library finds libraries", "en", "library hours", "library"),
    Probe("fiance finds fiancé", "en", "fiance", "fiance"),
    Probe("a slip: libarries", "en", "libarries", "library"),
)  # fmt: skip


def probes(makers: Makers, keep: Keep = at_once) -> Iterator[str]:
    """Give a table: of each system, whether what is wanted comes first, lower down or not."""
    measured = [
        keep(f"probes, {word}", partial(_column, make), "", ours=word in OURS)
        for word, make in makers.items()
    ]
    names, columns = [name for name, _ in measured], [column for _, column in measured]
    yield from _rows(names, columns)


def _column(make: Callable[[], System]) -> tuple[str, Sequence[str]]:
    """Return what a system is called, and where it puts what each probe wants."""
    found: dict[Probe, str] = {}
    for language, sentences in SENTENCES.items():
        passages = [Passage(name, "", "", "", text) for name, text in sentences.items()]
        with indexed(make(), passages, language) as (system, _):
            found |= {one: place(system, one) for one in PROBES if one.language == language}
    return system.name, [found[probe] for probe in PROBES]


def place(system: System, probe: Probe) -> str:
    """Return where a system that has indexed the sentences puts the one that is wanted."""
    ids = list(system.ask(probe.query, DEPTH).ids)
    if probe.first not in ids:
        return "no"
    return "yes" if ids[0] == probe.first else "lower"


def _rows(names: Sequence[str], columns: Sequence[Sequence[str]]) -> Iterator[str]:
    letters = [chr(ord("A") + number) for number in range(len(names))]
    passed = [str(sum(cell == "yes" for cell in column)) for column in columns]
    rows = [
        (f"{probe.language}  {probe.behaviour}", *cells)
        for probe, *cells in zip(PROBES, *columns, strict=True)
    ]
    title = f"{len(PROBES)} behaviours: does the passage that is wanted come first?"
    yield from table(title, ("behaviour", *letters), [*rows, ("first in so many", *passed)])
    yield from (f"  {letter} {name}" for letter, name in zip(letters, names, strict=True))
