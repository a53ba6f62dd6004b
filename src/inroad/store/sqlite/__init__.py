"""A Django database backend on a SQLite build without the WAL-reset bug."""
