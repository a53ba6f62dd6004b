"""Real histories replayed: what would have been said before the moment, and what then came."""
