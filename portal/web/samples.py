"""What the style guide shows that needs no content: text, pictures, an answer, a list in parts."""

from decimal import Decimal

from portal.model.finding import Fragment
from portal.web.charts import ShownChart
from portal.web.drawing import (
    Bar,
    Branch,
    Stop,
    bar_picture,
    timeline_picture,
    tree_picture,
)
from portal.web.evidence import Figure
from portal.web.navigation import Link
from portal.web.paging import Parts
from portal.web.views.search import Choice, Hit, HitSection

TEXT = """\
A paragraph keeps to a measure that the eye follows without effort. It may have *stress*,
**weight**, `what is typed`, and [a link](https://example.org/).

## A heading {#s-heading}

### A heading below it {#s-below}

- An item of a list
- Another one

1. First
2. Then

| A table | with a header | and numbers |
|---|:---:|---:|
| scrolls by itself | where a phone is too narrow | 57 |

> What somebody said, in the words it was said in.

!!! step "A step one can follow with a thumb"
    What to do, and what one then sees.

!!! step "The next step"
    Numbers come by themselves, and begin again below each heading.

!!! note "A note"
    What is good to know.

!!! warning "A warning"
    What may cost money or rights.

!!! official "An official place"
    Where the text or the service is.

!!! quiz "A question to check oneself with"
    - [x] The right answer
    - [ ] A wrong one

    Why it is right; without script, too.
"""

PICTURES = (
    timeline_picture(
        "A line of time",
        "Texts, meetings, launches and changes, each with a mark of its sort.",
        (
            Stop("2024", "22 December 2024", "A text", "text"),
            Stop("2025", "13 January 2025", "A meeting", "meeting"),
            Stop("", "1 July 2025", "A change", "change"),
            Stop("", "18 August 2025", "A launch", "launch"),
        ),
    ),
    tree_picture(
        "A tree of texts",
        "Below each text what rests on it.",
        (
            Branch(0, "22 December 2024", "A resolution"),
            Branch(1, "Implemented by · 9 January 2025", "A programme"),
            Branch(2, "Amended by · 1 April 2025", "A later one"),
            Branch(1, "Followed by · 19 February 2025", "Another resolution"),
        ),
    ),
)

_BARS = (
    Bar("May 2025", "A figure of a month", Decimal(11)),
    Bar("2025 · target", "What is aimed at", Decimal(68), aimed_at=True),
)

ANSWER = Hit(
    "#",
    "A page that answers",
    "guide",
    "2025",
    (
        HitSection("#", "", (Fragment("Its lead with the ", False), Fragment("words", True))),
        HitSection("#", "A section", (Fragment("looked for", True), Fragment(", marked.", False))),
    ),
)

CHOICES = (Choice("A value that narrows", "#", 12), Choice("One that is chosen", "#", 3, True))

LETTERS = (Link("A", "#"), Link("B", "#", current="page"), Link("C", "#"))

PARTS = Parts(2, 9, (LETTERS[0], LETTERS[1], None, LETTERS[2]), LETTERS[0], LETTERS[2])


def chart(figures: tuple[Figure, ...]) -> ShownChart:
    """Bars, of which one is a target, with a table of some figures behind them."""
    words = "Bars as long as their figures."
    picture = bar_picture("A chart", words, _BARS, name="chart-sample")
    return ShownChart("chart-sample", "A chart", picture, figures)
