"""The wanted role in a goal's sentence, in the seeker's own words."""

import re

from inroad.language import titles
from inroad.language.goal_units import Found
from inroad.language.text import folded

__all__ = ["role_in", "vague_words"]

_LEAD_IN_WORDS = """
i i'd we want wants wanting would like love hope hoping plan planning aim aiming to a an the
become becoming be being get getting land find finding work working as my goal dream is it's next
new job role position post looking for hired promoted eventually someday maybe perhaps move moving
switch switching transition transitioning change changing into in with seeking pursue career now
more one ich suche stelle mochte will wurde gerne gern werden als einen eine einer ein der die das
im in ins bei und je j veux voudrais souhaite aimerais devenir etre un une comme en tant que
travailler poste de d l dans quiero quisiera me gustaria ser como trabajar convertirme puesto eu
quero gostaria tornar me trabalhar um uma vaga ik wil graag worden een het aan de slag zou willen
"""
_LEAD_IN = frozenset(_LEAD_IN_WORDS.split())
_TAIL_WORDS = """
role roles position positions job jobs werden worden stelle arbeiten wechseln poste puesto instead
please someday one day eventually again somewhere ideally preferably
"""
_TAIL = frozenset(_TAIL_WORDS.split())
# "A better manager" is one that somebody wants to have, not to be.
_LIKINGS = frozenset(("better", "nicer", "kinder", "good", "great", "different", "other"))
_CLAUSE = re.compile(
    r"[,;.!?()|:]\s|[,;.!?()|:]$|[,;!?()|]|\s-\s|\b(?:at|in|into|within|by|with|for|on|to|near|and\s+then|"
    r"but|who|where|that|covering|working|doing|specialising|specializing|leading|bei|beim|im|ins|nach|zu|chez|dans|vers|en|para|na|no|bij|naar|a|an|"
    r"oder|or|und\s+dann)\b",
    re.I,
)
_LEADING = re.compile(
    r"\b(?:lead|leading|manage|managing|run|running|build|building|head|diriger|gérer|dirigir|"
    r"liderar|gerir|leiden)\s+(?:(?:my|an?|the|own|une?|un|una|uma|een|meu|mi|mon)\s+)*"
    r"(?:[\w-]+\s+){0,2}?(?:teams?|group|department|people|équipe|equipo|equipe|equipa|afdeling)\b"
    r"|\b(?:ein|das|mein|eigenes)\s+(?:[\w-]+\s+)?[\w-]*team\s+(?:zu\s+)?(?:leiten|führen)\b"
    r"|\b(?:een)\s+(?:[\w-]+\s+)?team\s+(?:leiden|aansturen)\b",
    re.I,
)
_WORD = re.compile(r"[^\s,;:!?()|]+")


def role_in(sentence: str) -> Found:
    """The first role that the sentence names, and where; "lead a team" is one."""
    if match := _LEADING.search(sentence):
        # What the team is about stays for others to read: only the verb is taken.
        verb = re.match(r"[^\W_]+", match.group())
        return Found(
            (match.group(),), ((match.start(), match.start() + (verb.end() if verb else 0)),)
        )
    start = 0
    for boundary in [*_CLAUSE.finditer(sentence), None]:
        end = boundary.start() if boundary else len(sentence)
        if found := _role(sentence, start, end):
            return found
        start = boundary.end() if boundary else end
    return Found()


def _role(sentence: str, start: int, end: int) -> Found | None:
    """The clause without what leads in and out, if it calls somebody something."""
    kept = _trimmed(sentence, start, end)
    if kept is None:
        return None
    text = sentence[slice(*kept)]
    if (
        len(text.split()) > 8
        or _bare(text.split()[0]) in _LIKINGS
        or not titles.names_a_person(text)
    ):
        return None
    return Found((text,), (kept,))


def _trimmed(sentence: str, start: int, end: int) -> tuple[int, int] | None:
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(sentence, start, end)]
    while words and _bare(words[0][0]) in _LEAD_IN:
        words.pop(0)
    while words and _bare(words[-1][0]) in _TAIL:
        words.pop()
    return (words[0][1], words[-1][2]) if words else None


def _bare(word: str) -> str:
    return folded(word).strip("'’\".").removesuffix("'")


_EMPTY_WORDS = """
something anything somewhere someone etwas irgendwas algo quelque chose iets about around related of
at on or and but out away from thing things work-related my life do doing make making go going help
"""
_EMPTY = _LEAD_IN | _TAIL | frozenset(_EMPTY_WORDS.split())


def vague_words(sentence: str) -> str:
    """What is left of the sentence when nothing in it is a place: "more meaningful work"."""
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(sentence)]
    if all(_bare(word) in _EMPTY or _bare(word) == "work" for word, _, _ in words):
        return ""
    soft = _EMPTY - {"more", "new", "work", "next", "change", "working"}
    while words and _bare(words[0][0]) in soft:
        words.pop(0)
    while words and _bare(words[-1][0]) in _EMPTY - {"work", "job", "role"}:
        words.pop()
    return " ".join(word for word, _, _ in words)[:120]
