"""A move exchange that one organiser runs from files: check, clear, ask, clear again."""
