"""Django's SQLite backend on another DB-API module: the three places where it names one."""

import decimal
from datetime import date, datetime
from typing import Any

from django.db.backends.sqlite3 import base, features
from django.db.backends.sqlite3._functions import register  # type: ignore[import-untyped]
from django.utils.dateparse import parse_date, parse_datetime, parse_time

from inroad.store.sqlite.build import fixed_build

Database = fixed_build()

Database.register_converter("bool", b"1".__eq__)
Database.register_converter("date", base.decoder(parse_date))
Database.register_converter("time", base.decoder(parse_time))
Database.register_converter("datetime", base.decoder(parse_datetime))
Database.register_converter("timestamp", base.decoder(parse_datetime))
Database.register_adapter(decimal.Decimal, str)
Database.register_adapter(date, base.adapt_date)
Database.register_adapter(datetime, base.adapt_datetime)

_convert_query: Any = base.SQLiteCursorWrapper.convert_query


class Cursor(Database.Cursor):  # type: ignore[name-defined,misc]  # chosen when it runs
    """Takes Django's `%s` where SQLite wants `?`."""

    def execute(self, query: str, params: Any = None) -> Any:
        """Run one statement."""
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, dict) else None
        return super().execute(_convert_query(self, query, param_names=names), params)

    def executemany(self, query: str, param_list: Any) -> Any:
        """Run one statement for each row of parameters."""
        rows = list(param_list)
        names = list(rows[0]) if rows and isinstance(rows[0], dict) else None
        return super().executemany(_convert_query(self, query, param_names=names), rows)


class DatabaseFeatures(features.DatabaseFeatures):
    """What the build can do that Django does not take for granted."""

    max_query_params = 32_766  # since SQLite 3.32; fewer, larger inserts


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection."""

    Database = Database
    features_class = DatabaseFeatures
    connection: Any
    init_commands: list[str]

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the file and apply the settings that its safety depends on."""
        connection = Database.connect(**conn_params)
        try:
            register(connection)
            for command in ("PRAGMA legacy_alter_table=OFF", *self.init_commands):
                if command.strip():
                    connection.execute(command)
        except Exception:
            connection.close()
            raise
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        """A cursor that speaks Django's parameters."""
        return self.connection.cursor(Cursor)
