"""What a person is told when something is not done: why, what was kept, what to do next."""

from collections.abc import Mapping

from inroad.errors import InroadError
from inroad.words.say import filled, shortened

MOST = 300
"""Characters of one fact: what was typed may be long."""

REFUSALS: dict[str, str] = {
    "inroad.refused": "That is not possible here. Nothing was changed.",
    "backup.file_there": "There is a file already: {file}. Choose another name; nothing was"
    " written.",
    "backup.not_here": "Only a personal file is backed up this way; a server has its own tools.",
    "backup.not_whole": "{file} is no whole backup of Inroad ({said}). Nothing was changed;"
    " try another backup.",
    "parameters.unknown": "In parameters.toml, {name}: {reason}. Correct or remove that line;"
    " docs/numbers.md lists the names.",
    "people.known_already": "{email} is the address of {name} ({person}). Nobody was added.",
    "people.nobody": "Nobody is known as “{typed}”. Look: inroad people --find PART; or add"
    ' them: inroad people add "{typed}"',
    "people.several": "“{typed}” can be {count} people: {candidates}. Say more of the name,"
    " or #id.",
    "plan.no_card": "The last plan has {count} cards, none with the number {number}. See them:"
    " inroad plan",
    "plan.outdated": "Somebody on {card} is not there any more. Plan anew: inroad plan",
    "page.no_port": "No port is free for the page from {port} on. Choose one: inroad open --port N",
    "plan.settled": "That suggestion is settled already. Nothing was changed.",
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
        if isinstance(fact, list | tuple):
            said[name] = "; ".join(_one(each) for each in fact)
        else:
            said[name] = shortened(fact, MOST) if isinstance(fact, str) else fact
    return said


def _one(fact: object) -> str:
    if isinstance(fact, Mapping) and "name" in fact:
        works = f", {fact['works']}" if fact.get("works") else ""
        return f"{fact['name']} (#{fact.get('person', '')}{works})"
    return str(fact)
