"""Which LinkedIn table a file is, told from its columns."""

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from inroad.formats.linkedin import careers, messages, people, praise
from inroad.formats.readings import Member, Reading
from inroad.formats.tables import Header, column_key, header_in

Family = Callable[[Member, Header], Iterator[Reading]]

_FAMILIES: tuple[tuple[str, Family], ...] = (
    ("firstname lastname connectedon", people.connections),
    ("from to date content folder", messages.messages),
    ("from to sentat direction", messages.invitations),
    ("companyname title startedon finishedon", careers.positions),
    ("schoolname startdate enddate", careers.education),
    ("firstname lastname text creationdate status", praise.recommendations),
    ("skillname endorserfirstname", praise.endorsements_received),
    ("skillname endorseefirstname", praise.endorsements_given),
    ("note connectionprofileurl", people.notes),
    ("note connectionfirstname", people.notes),
    ("firstname lastname headline", people.profile),
    ("emailaddress confirmed primary", people.own_addresses),
    ("firstname lastname companies createdat", people.contacts),
    ("organization followedon", careers.follows),
    ("applicationdate companyname jobtitle", careers.applications),
    ("saveddate jobtitle companyname", careers.saved_jobs),
)
_BY_WORDS = tuple((frozenset(words.split()), family) for words, family in _FAMILIES)

_OF_NO_USE = tuple(
    frozenset(words.split())
    for words in (
        "memberage companynames",
        "logindate ipaddress",
        "time event",
        "date sharelink sharecommentary",
        "time searchquery",
        "eventname eventtime externalurl",
        "registeredat registrationip",
        "date type link",
        "date link message",
        "date link optiontext",
        "date status fullname",
        "challengedate ipaddress useragent",
        "category typeofinference",
        "extension number type",
        "datetime mediadescription medialink",
        "transactionmadeat description",
        "name url authority startedon finishedon",
        "supportedcause",
        "profilesummary",
    )
)
_INTERESTING_NAME = re.compile(
    "connections|messages|invitations|positions|education|skills|recommendations.*|endorsement.*"
    "|notes|profile|emailaddresses|contacts|importedcontacts|companyfollows|jobapplications|savedjobs"
)


def family_of(names: frozenset[str], file_name: str) -> Family | None:
    """What reads a table with these columns, None when it is not LinkedIn's.

    The file's name is only asked where the columns are those of everything:
    skills have the single column `Name`.
    """
    for words, family in _BY_WORDS:
        if words <= names:
            return family
    if names == {"name"} and "skill" in file_name.lower():
        return careers.skills
    return None


def is_of_no_use(member: Member) -> bool:
    """Whether this is a part of LinkedIn's export that says nothing about people.

    Inside the export's own archive everything else is one, except a table whose
    name says that it is wanted: one that cannot be read must not go unseen.
    """
    if header_in(member.head, lambda names: any(words <= names for words in _OF_NO_USE)):
        return True
    if "linkedindataexport" not in column_key(member.archive):
        return False
    name = column_key(PurePosixPath(member.name).stem).rstrip("0123456789")
    return not member.head.strip() or not _INTERESTING_NAME.fullmatch(name)
