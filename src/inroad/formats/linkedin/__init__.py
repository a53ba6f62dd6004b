"""LinkedIn's export of one's own data: each of its tables, of every year so far.

The zips of some years mix tables that say nothing of people (adverts, logins,
searches) with those that do. They are recognised and yield nothing.
"""

from collections.abc import Iterator

from inroad.formats.linkedin.families import family_of, is_of_no_use
from inroad.formats.readings import Member, Reading
from inroad.formats.tables import header_in

source = "linkedin"
streamed = True


def recognises(member: Member) -> bool:
    """Whether the columns are those of a LinkedIn table, whatever its name."""
    header = header_in(member.head, lambda names: family_of(names, member.name))
    return header is not None or is_of_no_use(member)


def read(member: Member) -> Iterator[Reading]:
    """Everything the table says; nothing for a table that is of no use."""
    header = header_in(member.head, lambda names: family_of(names, member.name))
    family = family_of(header.names, member.name) if header else None
    if header and family:
        yield from family(member, header)
