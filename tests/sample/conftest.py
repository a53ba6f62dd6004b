"""The sample is written once for the tests of this room."""

import pytest

from inroad.sample import Written, write
from tests.sample.reading import Files


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The whole sample: 2,400 people, seed 1."""
    return write(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def files(written: Written) -> Files:
    """The whole sample, read back with nothing but the standard library."""
    return Files.of(written)
