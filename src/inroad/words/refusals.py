"""What a person is told when something is not done: why, what was kept, what to do next."""

import re
from collections.abc import Mapping, Sequence

from inroad.errors import InroadError
from inroad.words.say import filled, shortened

MOST = 300
"""Characters of one fact: what was typed may be long."""

REFUSALS: dict[str, str] = {
    "inroad.refused": "That is not possible here. Nothing was changed.",
    "atlas.busy": "Another program is at work in the atlas in {folder}. Nothing was changed; try"
    " again when it is done.",
    "atlas.no_column": "{file} has no column “{column}”. Needed are: {needed}. Nothing was built.",
    "atlas.no_engine": "{engine} is not installed here[: the program {program} is missing]"
    "[: install Inroad with its extra “{extra}”].",
    "atlas.no_memory": "It needs more memory, or more room on the disk to spill, than it was given"
    " ({said}). What was finished is kept; try again with a larger --memory.",
    "atlas.no_table": "There is no table “{table}” in {folder}: {table}.parquet, or a folder of"
    " that name with Parquet files. docs/atlas.md lists the tables.",
    "atlas.not_built": "There is no whole atlas in {folder}. Build it: inroad atlas build FOLDER",
    "atlas.odd_column": "In {file}, the column “{column}” should be {wanted}. Nothing was built.",
    "atlas.unreadable": "[{file} ]cannot be read as Parquet[ ({said})]. Nothing of it was used.",
    "backup.file_there": "There is a file already: {file}. Choose another name; nothing was"
    " written.",
    "backup.not_here": "Only a personal file is backed up this way; a server has its own tools.",
    "backup.not_whole": "{file} is no whole backup of Inroad ({said}). Nothing was changed;"
    " try another backup.",
    "digest.link": "This link is none of this Inroad's, or what it was about is erased. Nothing"
    " was changed.",
    "digest.mail_not_right": "{file}: {said}. The weekly mail was not sent; docs/commands.md shows"
    " such a file.",
    "digest.no_mail": "Nobody said how mail is sent. Write {file}, as docs/commands.md shows, or"
    " open the .eml file with your mail program.",
    "digest.not_sent": "{host} did not take the mail: {said}. It was not sent; try again later.",
    "digest.too_old": "The links of that mail were good until {until}. Nothing was changed; open"
    " Today instead.",
    "erase.no_sample": "This Inroad was not made by the demonstration. Nothing was erased.",
    "erase.not_sure": "Nothing was erased. To erase everything, type the word: erase",
    "exchange.no_solver": "What clears an exchange is not installed here: install Inroad with its"
    " extra “{extra}”. Nothing was changed.",
    "exchange.answered": "{file} keeps a round in which people have answered. To begin anew and"
    " lose their answers: --anew; or keep the new one elsewhere: --round FILE",
    "exchange.changed": "{files} changed since the round was cleared. Nothing was changed; clear"
    " again: inroad exchange clear FILES",
    "exchange.no_file": "{file} is not there, has no tables, or cannot be read[: {said}].",
    "exchange.no_member": "Nobody in this round has the code {member}.",
    "exchange.no_members": "No members could be read[ from {files}]. What is wrong with the files:"
    " inroad exchange check FILES",
    "exchange.left_out": "{files} could not be used at all, and a rule or a wish could be lost with"
    " it. Nothing was cleared. What is wrong: inroad exchange check FILES",
    "exchange.no_parquet": "{file} is Parquet, which needs Inroad's extra “atlas”; CSV does not.",
    "exchange.not_parquet": "{file} cannot be read as Parquet[: {said}]. Nothing was read.",
    "exchange.no_proposal": "No circle or chain has the number {number}[; the numbers"
    " are: {numbers}].",
    "exchange.no_round": "No round is kept in {file}. Begin one: inroad exchange clear FILES",
    "exchange.no_wishes": "No wish could be read[ from {files}]. What is wrong with the files:"
    " inroad exchange check FILES",
    "exchange.not_in_it": "{member} does not move in number {number}. Nothing was changed.",
    "exchange.not_kept": "{file} cannot be written[: {said}].",
    "exchange.not_whole": "{file} is no whole round of Inroad's. Nothing was changed.",
    "exchange.too_large": "{file} is larger than any round's. Nothing was read.",
    "files.fault": "This is a fault of Inroad's, not yours. Nothing of these files was kept.[ What"
    " happened stands in {log}.]",
    "files.gone": "What was read here is gone: Inroad was started anew, or it is over. What was"
    " kept stands under Settings; to read files again, choose them again.",
    "files.none": "No file was chosen. Nothing was read.",
    "files.too_many": "As many files are being read as can be at once. Nothing was started; try"
    " again when one is done.",
    "parameters.unknown": "In parameters.toml, {name}: {reason}. Correct or remove that line;"
    " docs/numbers.md lists the names.",
    "people.no_name": "No name is in “{typed}”. Nobody was added; say who it is.",
    "people.known_already": "{email} is the address of {name} ({person}). Nobody was added.",
    "people.no_number": "Nobody has the number {typed}. Look: inroad people --find PART",
    "people.nobody": "Nobody is known as “{typed}”. Look: inroad people --find PART; or add"
    ' them: inroad people add "{typed}"',
    "people.not_sure": "Nothing was erased. Without a question: inroad people forget NAME --yes",
    "people.several": "“{typed}” can be {count} people.{candidates}Say more of the name, or #id.",
    "plan.no_card": "The last plan has {count} cards, none with the number {number}. See them:"
    " inroad plan",
    "plan.outdated": "Somebody on {card} is not there any more. Plan anew: inroad plan",
    "page.no_port": "No port is free for the page from {port} on. Choose one: inroad open --port N",
    "plan.settled": "That suggestion is settled already. Nothing was changed.",
    "prefer.minutes": "A week has 0 to {most} minutes for this. Nothing was changed.",
    "store.busy": "Another program is writing just now. Nothing was changed; try again in a"
    " moment.",
    "store.corrupt": "The file[ {file}] is damaged or no database of Inroad's[ ({said})]. It was"
    " left as it is. Restore a backup: inroad restore FILE",
    "store.disk_full": "The disk is full. Nothing was changed; make room and try again.",
    "store.moved": "Something else was kept in the meantime. Nothing was changed; do it again.",
    "store.newer": "A newer Inroad has written this file. Nothing was changed; use that version.",
    "store.not_found": "There is no {model} with the number {id}.",
    "store.not_writable": "Inroad cannot write[ {file}][ into the folder {folder}][ ({said})]."
    " Nothing was changed.[ INROAD_HOME can name another folder than {folder}.]",
    "store.not_yourself": "That is you. To erase everything, delete Inroad's folder.",
    "store.nothing_to_undo": "There is nothing to take back. What was done: inroad undo --list",
    "store.old_sqlite": "This SQLite build can lose data (before 3.51.3). Install pysqlite3, or a"
    " newer Python; nothing was opened.",
    "store.unscoped": "A fault of Inroad's: rows were asked for without saying whose. Nothing was"
    " shown.",
    "trash.not_restored": "It is still in the trash: somebody or something that it belongs to is"
    " not there any more. If you made two people one, take that back first.",
    "value.unknown_kind": "“{kind}” is no kind of offer. The kinds: {kinds}.",
    "whole.not_empty": "There is something here already. A whole export goes into an empty Inroad:"
    " choose a new folder with INROAD_HOME. Nothing was changed.",
    "whole.unknown": "This is no whole export that this version reads ({said}). Nothing was"
    " changed.",
}


def refusal(error: InroadError) -> str:
    """The sentence for a refusal."""
    sentence = REFUSALS.get(error.code, REFUSALS["inroad.refused"])
    return filled(sentence, _said(error.facts), str)


def _said(facts: Mapping[str, object]) -> dict[str, object]:
    said: dict[str, object] = {}
    for name, fact in facts.items():
        if name == "candidates" and isinstance(fact, list | tuple):
            said[name] = _below_each_other(fact, facts.get("count"))
        elif isinstance(fact, list | tuple):
            said[name] = "; ".join(str(each) for each in fact)
        else:
            said[name] = shortened(fact, MOST) if isinstance(fact, str) else fact
    return said


def _below_each_other(found: Sequence[object], count: object) -> str:
    more = count - len(found) if isinstance(count, int) else 0
    listed = [*map(_one, found), *([f"and {more} more"] if more > 0 else [])]
    return "\n  ".join(["", *listed]) + "\n" if found else " "


def _one(fact: object) -> str:
    if isinstance(fact, Mapping) and "name" in fact:
        works = f", {fact['works']}" if fact.get("works") else ""
        return f"#{fact.get('person', '')} {fact['name']}{works}"
    return str(fact)


_ABOUT = re.compile(r"Invalid value for '([^']+)': (?:Input should be )?(.*)", re.DOTALL)
_NUMBERS = (
    (re.compile(r".*integer.*", re.DOTALL | re.IGNORECASE), "a whole number"),
    (re.compile(r"a valid string.*", re.DOTALL), "readable text"),
    (re.compile(r"a valid number.*|Unable to parse.*", re.DOTALL), "a number"),
    (re.compile(r"greater than or equal to"), "at least"),
    (re.compile(r"less than or equal to"), "at most"),
)
"""What the parser of the command line says of a number, and plainer words for it."""


def not_understood(message: str, in_full: str) -> str:
    """The sentence for a command line that makes no sense.

    Args:
        message: what is wrong, in our words or the parser's.
        in_full: the same as the parser tells it, with the option that it is about.
    """
    about = _ABOUT.fullmatch(in_full)
    said = f"{_called(about[1])} is to be {_plainer(about[2])}" if about else message or in_full
    said = shortened(said, MOST).rstrip()
    return said[:1].upper() + said[1:] + ("" if said.endswith((".", "?", "!")) else ".")


def _called(name: str) -> str:
    return name if name.startswith("-") else f"the {name}"


def _plainer(said: str) -> str:
    for theirs, ours in _NUMBERS:
        said = theirs.sub(ours, said)
    return said
