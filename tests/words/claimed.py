"""Every sentence that claims something about the world, by the key under which its source is."""

from inroad.words import catalogue, numbers, standing
from inroad.words.sources import CLAIMS


def claimed() -> dict[str, str]:
    """The sentence of each claim; KeyError where a key stands for none."""
    sentences = {
        **catalogue.REASONS,
        **{f"number.{name}": ": ".join(told) for name, told in numbers.NUMBERS.items()},
        **{f"standing.{name}": told for name, told in standing.MISSING.items()},
        "standing.fading": standing.fading(65),
    }
    return {code: sentences[code] for code in CLAIMS}
