"""A move exchange drawn: each circle and chain, who goes from which unit to which, the report."""
