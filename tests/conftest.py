"""What every test may ask for."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real data for tests; skips, saying so, where it is missing."""
    beside = Path(__file__).parents[2] / "shared" / "data"
    folder = Path(os.environ.get("INROAD_DATA", beside))
    if not folder.is_dir():
        pytest.skip("no real data here: set INROAD_DATA to its folder")
    return folder
