"""Where a mention of somebody comes from, by the name of its source."""

SOURCES: dict[str, str] = {
    "google": "Google contacts",
    "icalendar": "calendar",
    "jsonresume": "résumé",
    "linkedin": "LinkedIn",
    "log": "logged by you",
    "mbox": "mailbox",
    "me": "added by you",
    "outlook": "Outlook contacts",
    "people": "table of people",
    "vcard": "address book",
}
"""A reader of another package goes by the name that it gave itself."""
