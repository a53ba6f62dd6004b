"""Disjoint circles and chains of moves of greatest worth."""
