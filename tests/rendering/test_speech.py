"""Names in Vietnamese say their language in texts of other languages."""

import pytest

from portal.rendering.speech import part_language, with_parts


def shown(text: str, language: str = "en") -> str:
    """What becomes of a text in the body of a page."""
    return (
        with_parts(f"<main>{text}</main>", language).removeprefix("<main>").removesuffix("</main>")
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prime Minister Phạm Minh Chính asked", "Phạm Minh Chính"),
        ("the police of Hồ Chí Minh City list it", "Hồ Chí Minh"),
        ("The Quảng Bình portal writes", "Quảng Bình"),
        ("General Phan Văn Giang", "Phan Văn Giang"),
        ("the movement Bình dân học vụ số, launched", "Bình dân học vụ số"),
        ("in Hà Nội", "Hà Nội"),
        ("à Hà Nội à midi", "Hà Nội"),
        ("The Đà Nẵng where", "Đà Nẵng"),
    ],
)
def test_a_name_in_a_text_is_marked_and_nothing_beside_it(text: str, name: str) -> None:
    assert (
        shown(f"<p>{text}</p>")
        == "<p>" + text.replace(name, f'<span lang="vi">{name}</span>') + "</p>"
    )


@pytest.mark.parametrize(
    "html",
    [
        "Decision 598/QĐ-TTg and Decree 13/2023/NĐ-CP",
        "Rencontre à Paris, où l’été",
        '<q lang="vi">Ông Phạm Minh Chính</q>',
        '<p lang="vi">Hà <em>Nội</em><br>Huế</p>',
        "<svg><title>Đổi mới</title><text>Hà Nội<path/></text></svg>",
        '<a title="Hà Nội" href="#">here</a>',
        '<div lang="vi"><div>Hà <br lang="en"></div>Nội</div>',
    ],
)
def test_what_needs_no_mark_gets_none(html: str) -> None:
    assert shown(html) == html


def test_a_part_in_another_language_within_a_vietnamese_page_marks_its_names() -> None:
    html = '<p>Hà Nội</p><p lang="en">in Hà Nội</p><p>Huế</p>'
    marked = '<p>Hà Nội</p><p lang="en">in <span lang="vi">Hà Nội</span></p><p>Huế</p>'
    assert shown(html, "vi") == marked


def test_a_publisher_is_said_in_vietnamese_only_outside_of_it() -> None:
    assert part_language("Báo Thị Trấn", "en") == "vi"
    assert part_language("Báo Thị Trấn", "vi") == ""
    assert part_language("Gazette", "en") == ""
