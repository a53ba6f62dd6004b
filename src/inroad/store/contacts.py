"""Traces added up by the database: who had contact with whom, and how much."""

from datetime import date

import numpy as np
from django.db import connections

from inroad.method.network import EPOCH, Contacts
from inroad.store import models
from inroad.store.models import User
from inroad.store.visible import database_of

_UNIX = date(1970, 1, 1)
_UNIX_DAYS_OF_EPOCH = (EPOCH - _UNIX).days

# Django registers a `power` of its own in Python; SQLite's own `pow` stays fast.
_SPOKEN = {
    "sqlite": ('unixepoch("at") / 86400', "pow"),
    "postgresql": ('floor(extract(epoch FROM "at")::float8 / 86400)::bigint', "power"),
}

_SQL = """
SELECT sender_id, other_id,
       SUM(1 - met), SUM(met), SUM((1 - met) * energy), SUM(met * energy), MIN(day), MAX(day)
FROM (SELECT sender_id, other_id, met, day, {power}(2.0, (day - {epoch}) / %s) AS energy
      FROM (SELECT sender_id, other_id, {day} AS day,
                   CASE WHEN kind = 'meeting' THEN 1 ELSE 0 END AS met
            FROM "{table}" WHERE owner_id = %s) AS dated WHERE day <= %s) AS weighed
GROUP BY sender_id, other_id ORDER BY sender_id, other_id
"""

_COLUMNS = np.dtype(
    [
        ("sender", "i8"), ("other", "i8"), ("messages", "i8"), ("meetings", "i8"),
        ("message_energy", "f8"), ("meeting_energy", "f8"), ("first", "i8"), ("last", "i8"),
    ]
)  # fmt: skip


def contacts_of(viewer: User, half_life_days: float, until: date = date.max) -> Contacts:
    """The sums of `method.network.Contacts`; what is no meeting counts as a message.

    Args:
        until: the last day that counts.
    """
    connection = connections[database_of(viewer)]
    day, power = _SPOKEN[connection.vendor]
    table = models.Trace._meta.db_table
    sql = _SQL.format(day=day, power=power, epoch=_UNIX_DAYS_OF_EPOCH, table=table)
    last = until.toordinal() - _UNIX.toordinal()
    with connection.cursor() as cursor:
        cursor.execute(sql, [float(half_life_days), viewer.pk, last])
        rows = np.fromiter((tuple(row) for row in cursor), dtype=_COLUMNS)
    return Contacts(**{name: np.ascontiguousarray(rows[name]) for name in _COLUMNS.names or ()})
