"""The seeker's LinkedIn export: a zip of CSV files, in the form of 2026 and an older one."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import numpy as np

from inroad.sample import linkedin_rows as rows
from inroad.sample.world import World

HIDDEN = 4
"""Connections who hide themselves: rows with nothing but a date."""

# The wording that stands above the table in every real export.
PREAMBLE = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are '
    "missing. You will only see email addresses for connections who have allowed their "
    "connections to see or download their email address using this setting "
    "https://www.linkedin.com/psettings/privacy/email. You can learn more here "
    'https://www.linkedin.com/help/linkedin/answer/261"\n\n'
)


@dataclass(frozen=True, slots=True)
class Export:
    """One export: its day, and whether it has the form of 2026 or the one before."""

    day: date
    newest: bool

    @property
    def file_name(self) -> str:
        """What LinkedIn calls the zip."""
        return f"Complete_LinkedInDataExport_{self.day:%m-%d-%Y}.zip"


def exports(today: date) -> tuple[Export, Export]:
    """An export of this week, and one of two years ago."""
    return (
        Export(today - timedelta(days=2), newest=True),
        Export(today - timedelta(days=730), newest=False),
    )


def write_linkedin(path: Path, world: World, export: Export, rng: np.random.Generator) -> None:
    """Write one export; the same world gives the same bytes."""
    files = {
        "Profile.csv": table(rows.profile(world)),
        "Positions.csv": table(rows.positions(world, export.day)),
        "Education.csv": table(rows.EDUCATION),
        "Skills.csv": table(rows.skills()),
        "Recommendations_Received.csv": table(rows.recommendations(world, export.day, given=False)),
        "Recommendations_Given.csv": table(rows.recommendations(world, export.day, given=True)),
        "Company Follows.csv": table(rows.follows(export.day)),
        "Events.csv": table(rows.EVENTS),
        "Jobs/Job Applications.csv": table(rows.applications(world, export.day)),
        "Jobs/Saved Jobs.csv": table(rows.saved_jobs(export.day)),
        "Email Addresses.csv": table(rows.addresses(world)),
        "Contacts.csv": table(rows.imported_contacts(world)),
        "Connections.csv": PREAMBLE + table(rows.connections(world, export.day, HIDDEN)),
        "messages.csv": table(
            rows.messages(world, export.day, rng, drafts_marked=not export.newest),
            quoted=export.newest,
        ),
        "Invitations.csv": table(rows.invitations(world, export.day)),
        "Endorsement_Received_Info.csv": table(rows.endorsements(world, export.day, given=False)),
        "Endorsement_Given_Info.csv": table(rows.endorsements(world, export.day, given=True)),
    }
    if export.newest:
        files["Notes.csv"] = table(rows.notes(world))
        files["learning_coach_messages.csv"] = "No conversations found\n"
    _zip(path, files, datetime.combine(export.day, time(9), UTC))


def table(lines: Iterable[Sequence[str]], *, quoted: bool = False) -> str:
    """Rows as the text of a CSV file with line feeds."""
    text = io.StringIO()
    if quoted:
        csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(lines)
    else:
        csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue()


def _zip(path: Path, files: dict[str, str], at: datetime) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            member = zipfile.ZipInfo(name, at.timetuple()[:6])
            member.create_system = 3
            member.external_attr = 0o600 << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, text.encode())
