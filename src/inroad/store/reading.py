"""A consistent read: everything as of one moment, without keeping anybody from writing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction

from inroad.store.refusals import clearly


@contextmanager
def one_moment(using: str) -> Iterator[None]:
    """Let all queries of the block see the same state."""
    connection = connections[using]
    with clearly():
        if connection.in_atomic_block:
            yield
        elif connection.vendor == "sqlite":
            connection.ensure_connection()
            # An immediate transaction would hold off writers for as long as we read.
            usual: str = connection.transaction_mode  # type: ignore[attr-defined]
            connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
            try:
                with transaction.atomic(using=using):
                    yield
            finally:
                connection.transaction_mode = usual  # type: ignore[attr-defined]
        else:
            with transaction.atomic(using=using), connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                yield
