"""Words speak of what is kept, so the tables' classes must be importable."""

from tests import databases

databases.set_up()
