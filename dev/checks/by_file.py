"""Divide the tests over processes by file, and keep the browser in one of them.

Each process that opens a page first builds its scripts. Two that do so at once take
longer than a page waits.
"""

import pytest

BROWSER = "_tour.py"


def pytest_collection_modifyitems(items):
    for item in items:
        group = BROWSER if item.path.name.endswith(BROWSER) else str(item.path)
        item.add_marker(pytest.mark.xdist_group(group))
