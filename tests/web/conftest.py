"""Asks the example site's app."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.web.reading import as_said

Get = Callable[[str], str]


@pytest.fixture
def get(example_app: Flask) -> Get:
    """The text of an answer that has to be 200."""

    def get(address: str) -> str:
        response = example_app.test_client().get(address)
        assert response.status_code == 200, f"{address}: {response.status}"
        return as_said(response.get_data(as_text=True))

    return get
