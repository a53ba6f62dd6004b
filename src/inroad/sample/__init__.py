"""A fictional seeker's export files, made from a seed: for trying out and for tests."""

from inroad.sample.writing import TODAY, Planted, Truths, Written, write

__all__ = ["TODAY", "Planted", "Truths", "Written", "write"]
