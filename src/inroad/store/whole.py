"""Everything a seeker has, as one plain document, and back without loss."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connections, transaction
from django.db.models import F, Max

from inroad.store import models
from inroad.store.models import Owned, User
from inroad.store.models.user import MOST_MINUTES
from inroad.store.plain import Plain, plain, row_of
from inroad.store.reading import one_moment
from inroad.store.refusals import NotEmpty, UnknownDocument, clearly
from inroad.store.tables import links_of, owned_tables, target_of
from inroad.store.visible import database_of, visible_to

FORMAT, VERSION = "inroad", 1
OWNER = ("name", "email", "secret")
OWN_WISHES = ("minutes_a_week", "feed_discreet")
"""What an account is, and what it may have wished; older documents say nothing of wishes.

The calendar's address stays behind: it belongs to the place where it is asked for.
"""
Shift = dict[type[Owned], int]
"""What is added to the ids of each table, so that they meet no other's."""


def everything(viewer: User) -> dict[str, Any]:
    """All rows of all owned tables as JSON values, as of one moment.

    The ids are the store's own; rows point at each other by them.
    """
    with one_moment(database_of(viewer)):
        account = User.objects.using(database_of(viewer)).get(pk=viewer.pk)
        return {
            "format": FORMAT,
            "version": VERSION,
            "owner": {name: getattr(account, name) for name in (*OWNER, *OWN_WISHES)},
            "tables": {
                str(model._meta.model_name): [_without_owner(row) for row in _rows(viewer, model)]
                for model in owned_tables()
            },
        }


def put_back(viewer: User, document: dict[str, Any]) -> int:
    """Fill an empty Inroad with what `everything` gave. Returns: how many rows.

    Where other seekers share the database, all ids are shifted alike, also
    those in the journal.
    Raises: UnknownDocument: not such a document, of a newer version, or damaged.
        NotEmpty: the viewer has rows already.
    """
    tables = _tables(document)
    using = database_of(viewer)
    try:
        with clearly(), transaction.atomic(using=using):
            _empty(viewer)
            _fill(viewer, tables)
            said = document["owner"]
            account = User.objects.using(using).filter(pk=viewer.pk)
            own = {"name": said["name"], "secret": said["secret"], **_wishes(said)}
            account.update(**own, revision=F("revision") + 1)
    except (KeyError, TypeError, ValueError, AttributeError, ValidationError) as error:
        raise UnknownDocument(said="a row that does not fit", detail=str(error)[:200]) from error
    except (IntegrityError, DataError) as error:
        raise UnknownDocument(said="rows that do not fit", detail=str(error)[:200]) from error
    viewer.refresh_from_db()
    return sum(map(len, tables.values()))


def _wishes(said: dict[str, Any]) -> dict[str, Any]:
    """What the owner wished, as far as the document says it."""
    wishes = {name: said[name] for name in OWN_WISHES if name in said}
    if not 0 <= int(wishes.get("minutes_a_week", 0)) <= MOST_MINUTES:
        raise ValueError("a week has other minutes")
    return wishes


def _fill(viewer: User, tables: dict[type[Owned], list[Plain]]) -> None:
    using = database_of(viewer)
    shift = {model: _highest(using, model) for model in tables}
    for model, rows in tables.items():
        made = [_row(viewer, model, values, shift) for values in rows]
        model._base_manager.using(using).bulk_create(made, batch_size=2_000)
    _count_on(using, tables)


def _rows(viewer: User, model: type[Owned]) -> Iterable[Owned]:
    return visible_to(viewer, model).order_by("pk").iterator(chunk_size=2_000)


def _without_owner(row: Owned) -> Plain:
    values = plain(row)
    del values["owner_id"]
    return values


def _tables(document: Any) -> dict[type[Owned], list[Plain]]:
    """The document's rows by table, parents first."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise UnknownDocument(said="not a whole export")
    if document.get("version") != VERSION:
        raise UnknownDocument(said="another version", version=document.get("version"))
    by_name = document.get("tables")
    owner = document.get("owner")
    if not isinstance(by_name, dict) or not isinstance(owner, dict):
        raise UnknownDocument(said="no tables or no owner")
    unknown = set(by_name) - {model._meta.model_name for model in owned_tables()}
    if unknown:
        raise UnknownDocument(said="unknown tables", tables=sorted(unknown))
    if not {"name", "secret"} <= set(owner):
        raise UnknownDocument(said="no owner")
    return {model: by_name.get(str(model._meta.model_name), []) for model in owned_tables()}


def _empty(viewer: User) -> None:
    """Take away the seeker's own person, which the document brings; refuse more."""
    rows = {model: visible_to(viewer, model).count() for model in owned_tables()}
    me = visible_to(viewer, models.Person).filter(is_me=True)
    if sum(rows.values()) > me.count():
        raise NotEmpty(rows={model._meta.model_name: n for model, n in rows.items() if n})
    me._raw_delete(database_of(viewer))


def _highest(using: str, model: type[Owned]) -> int:
    connection = connections[using]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # nobody else may take an id meanwhile
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
    highest = model._base_manager.using(using).aggregate(highest=Max("pk"))["highest"]
    return int(highest or 0)


def _row(viewer: User, model: type[Owned], values: Plain, shift: Shift) -> Owned:
    values = {**_shifted(model, values, shift), "owner_id": viewer.pk}
    if model is models.Change:
        changed = next(each for each in shift if each._meta.model_name == values["table"])
        values["row"] += shift[changed]
        for key in ("before", "after"):
            if values[key] is not None:
                told = {"owner_id": viewer.pk} if "owner_id" in values[key] else {}
                values[key] = {**_shifted(changed, values[key], shift), **told}
    people = shift[models.Person]
    for key in ("cards", "about"):
        if key in values:
            values[key] = _people_shifted(values[key], people)
    return row_of(model, values)


def _shifted(model: type[Owned], values: Plain, shift: Shift) -> Plain:
    """The values with their own id and their links moved."""
    moved = dict(values)
    if "id" in moved:
        moved["id"] += shift[model]
    for link in links_of(model):
        if moved.get(link.attname) is not None:
            moved[link.attname] += shift[target_of(link)]
    return moved


def _people_shifted(value: Any, by: int) -> Any:
    """Ids of people inside a plan's cards and a merge's facts."""
    if isinstance(value, list):
        return [_people_shifted(each, by) for each in value]
    if not isinstance(value, dict):
        return value
    moved: Plain = {}
    for key, each in value.items():
        if key in ("person", "merged") and isinstance(each, int):
            moved[key] = each + by
        elif key == "people" and isinstance(each, list):
            moved[key] = [one + by if isinstance(one, int) else one for one in each]
        else:
            moved[key] = _people_shifted(each, by)
    return moved


def _count_on(using: str, tables: Iterable[type[Owned]]) -> None:
    """Let new ids begin after the ones that were brought."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)
