"""Which SQLite build to use: the standard library's, or pysqlite3's when that is too old.

Before 3.51.3 a WAL file that is reset while several connections are open can
lose acknowledged commits (sqlite.org/wal.html#walresetbug).
"""

import importlib
import sqlite3
from types import ModuleType

from inroad.store.refusals import OldSqlite

FIXED = (3, 51, 3)


def fixed_build() -> ModuleType:
    """The DB-API module of the first build here that is new enough.

    Raises: OldSqlite: there is none.
    """
    found = [sqlite3.dbapi2, *_bundled()]
    for module in found:
        if module.sqlite_version_info >= FIXED:
            return module
    raise OldSqlite(found=[module.sqlite_version for module in found], needed="3.51.3")


def _bundled() -> list[ModuleType]:
    try:
        return [importlib.import_module("pysqlite3.dbapi2")]
    except ImportError:
        return []
