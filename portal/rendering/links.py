"""Addresses as links relative to the page they stand on.

Relative links let one build live at a root, under a sub-path and on a mirror.
"""


def relative(to: str, here: str) -> str:
    """The link from one address to another.

    Args:
        to: An address from the root, without a leading slash, anchor included: "vi/chu-de/#s-a".
        here: The address the link stands on, in the same form.

    >>> relative("vi/chu-de/vneid/", "vi/huong-dan/lua-dao/")
    '../../chu-de/vneid/'
    >>> relative("vi/", "vi/")
    './'
    """
    target, mark, anchor = to.partition("#")
    if mark and target == here:
        return f"#{anchor}"
    folders = here.split("/")[:-1]
    parts = target.split("/")
    shared = 0
    while shared < min(len(folders), len(parts) - 1) and folders[shared] == parts[shared]:
        shared += 1
    path = "../" * (len(folders) - shared) + "/".join(parts[shared:])
    return (path or "./") + mark + anchor
