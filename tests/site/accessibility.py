"""What axe says of a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def violations(page: Page) -> list[str]:
    """What axe finds wrong with a page, best practices included."""
    found = Axe().run(page).response["violations"]
    return [
        f"{page.url} {one['id']}: {one['help']}: {node['target']}"
        for one in found
        for node in one["nodes"]
    ]
