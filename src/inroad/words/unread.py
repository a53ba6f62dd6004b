"""Why something was not read, by code."""

from inroad.formats.readings import Unread
from inroad.words.moves import LEFT_OUT

UNREAD: dict[str, str] = {
    **LEFT_OUT,
    "date.not_understood": "the date is not one we can read",
    "file.too_large": "too large to read at once",
    "file.unreadable": "the file cannot be read",
    "file.not_a_file": "not a file or folder",
    "file.empty": "the file is empty",
    "format.unknown": "no kind of file that Inroad reads",
    "format.failed": "its reader failed on it",
    "format.no_reading": "its reader gave something that is none",
    "ics.date": "the event's date is not one we can read",
    "ics.recurrence": "the event repeats in a way that never ends",
    "intake.silent": "reading took too long",
    "intake.garbage": "reading it went wrong",
    "intake.memory": "reading it took too much memory",
    "intake.cpu": "reading it took too much time",
    "intake.died": "reading it was ended by the system",
    "intake.bad_reading": "it says something impossible",
    "intake.given_up": "too many files failed; the rest was left unread",
    "json.not_understood": "no JSON Resume and no export of Inroad's",
    "linkedin.given_or_received": "it does not say who gave and who received",
    "mbox.no_sender": "the message has no sender",
    "mbox.header_too_long": "a header is longer than any real one",
    "mbox.date": "the message's date is not one we can read",
    "people.nobody_named": "the row names nobody",
    "ics.too_many_repetitions": "the event repeats very often; its last meetings were read",
    "folder.too_many_files": "more files than we read from one folder",
    "file.missing": "there is no such file",
    "file.no_permission": "the file may not be read",
    "file.link": "a link is not followed",
    "rows.too_many": "more rows than we read; the rest was left unread",
    "table.too_many_cells": "the row has more cells than the header",
    "table.too_few_cells": "the row has fewer cells than the header",
    "table.quote_never_closed": "a quotation mark is never closed",
    "table.line_too_long": "the line is longer than any real one",
    "table.field_too_long": "the field is longer than any real one",
    "vcard.nobody": "the card names nobody",
    "vcard.not_a_person": "the card is not of a person",
    "zip.damaged": "the zip is damaged here",
    "zip.too_many_files": "more files than we read from one zip",
    "zip.nested": "a zip inside a zip is not opened",
    "zip.unsafe_name": "its name points outside the zip",
    "zip.too_large": "the zip unpacks to more than we read",
    "zip.overlap": "parts of the zip lie over each other",
    "zip.method": "packed in a way that is not read",
    "zip.encrypted": "it is encrypted",
    "zip.duplicate": "a second file of the same name",
    "zip.bomb": "it unpacks to far more than it should",
}


def reason(unread: Unread) -> str:
    """Why something was not read, with what stands there."""
    sentence = UNREAD.get(unread.code, unread.code)
    return f"{sentence} ({unread.detail})" if unread.detail else sentence
