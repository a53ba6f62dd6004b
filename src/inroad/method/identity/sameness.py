"""What speaks for and against two people being one, as added weight with reasons.

Each table gives the chance of a finding if they are one person, and if they
are two; the logarithm of their ratio is the weight (Fellegi & Sunter 1969).
All chances are assumed, from what address books look like, and rounded.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf, log
from types import MappingProxyType

from inroad.method.identity.name_agreement import Agreement, agreement
from inroad.method.identity.nicknames import FAMILY_SHARES, GIVEN_SHARES, RARE_FAMILY, RARE_GIVEN
from inroad.method.identity.person_names import Name, folded, is_role, read
from inroad.method.reasons import Reason, because

REFERENCE = 10_000
"""People in the population that a chance meeting of names is reckoned in. Assumed."""

_FAMILY = {
    "spelt": (0.06, 5e-4), "part": (0.04, 8e-4), "near": (0.03, 2e-3), "differs": (0.07, 0.99),
}  # fmt: skip
_GIVEN = {
    "nickname": (0.07, 4e-3), "spelt": (0.04, 3e-3), "near": (0.03, 1e-2), "initial": (0.08, 0.07),
    "loose": (0.50, 0.92), "other_initial": (0.02, 0.92), "differs": (0.02, 0.90),
}  # fmt: skip
_EQUAL_FAMILY, _EQUAL_GIVEN = 0.80, 0.68
_TURNED = (0.03, 0.10)
_MIDDLE = {True: (0.90, 0.12), False: (0.05, 0.88)}
_SUFFIX = {True: (0.95, 0.30), False: (0.01, 0.70)}
_ORGANISATION = {True: (0.50, 0.05), False: (0.45, 0.95)}
_LOCATION = {True: (0.60, 0.15), False: (0.40, 0.85)}
_TITLE = (0.30, 0.05)
_TWO_MAILBOXES = (0.10, 0.33)
"""Two addresses at one employer: most people have one there."""
_TWO_PROFILES = (0.02, 0.50)
_PHONE = (0.30, 1e-3)
_LOCAL = {True: (0.30, 0.10), False: (0.10, 1e-4)}
"""Equal first parts at two providers; True: the part only spells the name."""

_PUBLIC = frozenset(
    str.split(
        """
        gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com aol.com
        icloud.com me.com mac.com gmx.de gmx.net gmx.com web.de t-online.de freenet.de posteo.de
        mailbox.org proton.me protonmail.com pm.me hotmail.fr orange.fr free.fr laposte.net
        wanadoo.fr yahoo.fr hotmail.es yahoo.es hotmail.co.uk yahoo.co.uk btinternet.com
        libero.it uol.com.br bol.com.br terra.com.br ziggo.nl kpnmail.nl planet.nl xs4all.nl
        mail.ru yandex.ru qq.com 163.com 126.com naver.com hanmail.net fastmail.com zoho.com
        example.com
        """
    )
)
_LEGAL = frozenset(
    str.split(
        """
        inc gmbh ltd limited llc corp corporation ag sa sas sarl bv nv plc co kg se spa srl ab
        as oy the
        """
    )
)

_MOST_BESIDE = log(0.9 / 0.12) + log(0.95 / 0.3) + log(10) + log(4) + log(6)
"""The most that anything but a name or a shared key can add: middle initials,
suffix, organisation, place, title."""

Finding = tuple[float, Reason | None]


@dataclass(frozen=True, slots=True)
class Known:
    """A person as the store knows them, for the question who else they are."""

    id: int
    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    slugs: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """A known person, read: names with the text that spelt each, and folded facts."""

    known: Known
    names: tuple[tuple[Name, str], ...]
    organisations: Mapping[str, str]
    titles: frozenset[str]
    locations: frozenset[str]
    mailboxes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shares:
    """How common names are: the tables, or these people where they show more."""

    families: Mapping[str, int]
    givens: Mapping[str, int]
    people: int

    def family(self, name: str) -> float:
        """The share of people with a family name."""
        return self._share(name, FAMILY_SHARES.get(name, RARE_FAMILY), self.families)

    def given(self, name: str) -> float:
        """The share of people with a given name."""
        return self._share(name, GIVEN_SHARES.get(name, RARE_GIVEN), self.givens)

    def _share(self, name: str, usual: float, counts: Mapping[str, int]) -> float:
        # Less the two who are compared: they may be one.
        return max(usual, (counts.get(name, 0) - 2) / max(self.people, REFERENCE))


def profile(known: Known) -> Profile:
    """Read a person's names; without any, those that their addresses spell."""
    names = [(name, text) for text in known.names if (name := read(text))]
    if not names:
        names = [(name, text) for text in known.emails if (name := read(text))]
    boxes = [email.strip().lower().partition("@") for email in known.emails]
    return Profile(
        known,
        tuple(dict.fromkeys(names)),
        MappingProxyType({_firm(o): o for o in known.organisations if _firm(o)}),
        frozenset(filter(None, map(folded, known.titles))),
        frozenset(filter(None, (folded(place.partition(",")[0]) for place in known.locations))),
        tuple((local, domain) for local, _, domain in boxes if domain and not is_role(local)),
    )


def shares(profiles: Sequence[Profile]) -> Shares:
    """Count the names of people."""
    families: Counter[str] = Counter()
    givens: Counter[str] = Counter()
    for one in profiles:
        families.update({name.family for name, _ in one.names})
        givens.update({name.first for name, _ in one.names})
    return Shares(MappingProxyType(families), MappingProxyType(givens), len(profiles))


def findings(
    one: Profile, other: Profile, common: Shares, least: float = -inf
) -> tuple[Finding, ...]:
    """Everything that speaks for or against two people being one, the name first.

    Empty where the names alone make a sum of `least` out of reach.
    """
    best = max(
        ((agreement(a, b), a, b, x, y) for a, x in one.names for b, y in other.names),
        key=lambda found: found[0].rank,
        default=None,
    )
    if best is None:
        return ()
    found, a, b, x, y = best
    weight = _name_weight(found, a, b, common)
    if weight + _MOST_BESIDE < least and not _share_a_key(one, other):
        return ()
    firm = sorted(one.organisations.keys() & other.organisations.keys())
    shown = one.organisations[firm[0]] if firm else ""
    return (
        (weight, _name_reason(found, x, y, shown)),
        *_about_name(found),
        *_about_work(one, other, shown),
        *_about_place(one, other),
        *_about_keys(one, other, a, relatives=found.given == "differs"),
    )


def _share_a_key(one: Profile, other: Profile) -> bool:
    ours, theirs = ({local for local, _ in p.mailboxes} for p in (one, other))
    return bool(ours & theirs or {*one.known.phones} & {*other.known.phones})


def _name_weight(found: Agreement, a: Name, b: Name, common: Shares) -> float:
    """The weight of two names' agreement; a rare name weighs more.

    With another given name, an equal family name says nothing for it: that is
    what relatives have.
    """
    if found.given == "differs":
        return _weight(_GIVEN["differs"]) + min(0.0, _family_weight(found, a, b, common))
    weight = _family_weight(found, a, b, common)
    if found.given == "equal":
        same = a.given[:1] or (a.family,)
        weight += log(_EQUAL_GIVEN / common.given(same[0]))
    elif found.given != "unknown":
        weight += _weight(_GIVEN[found.given])
    return weight + (_weight(_TURNED) if found.turned else 0.0)


def _family_weight(found: Agreement, a: Name, b: Name, common: Shares) -> float:
    if found.family == "unknown":
        return 0.0
    whole = (b if a.alone else a).family
    if found.family == "equal":
        return log(_EQUAL_FAMILY / common.family(whole))
    same, different = _FAMILY[found.family]
    often = common.family(whole) * 3 if found.family in ("spelt", "part") else 0.0
    return log(same / max(different, often))


def _name_reason(found: Agreement, x: str, y: str, firm: str) -> Reason:
    address, name = (x, y) if "@" in x else (y, x)
    if "@" in address:
        return because("same.email_looks_like_name", email=address, name=name)
    code = _name_code(found)
    if code == "same.name" and firm:
        return because("same.name_and_organisation", one=x, other=y, organisation=firm)
    return because(code, one=x, other=y)


def _name_code(found: Agreement) -> str:
    if found.given == "differs" or found.family == "differs":
        return "differs.name"
    if found.turned:
        return "same.name_order"
    if found.given == "nickname":
        return "same.nickname"
    if found.given in ("initial", "loose", "other_initial"):
        return "same.initials"
    if found.family in ("part", "unknown") or found.given == "unknown":
        return "same.name_part"
    return "same.name" if found.family == found.given == "equal" else "same.name_spelling"


def _about_name(found: Agreement) -> Iterator[Finding]:
    if found.middle is not None:
        yield _weight(_MIDDLE[found.middle]), None if found.middle else because("differs.middle")
    if found.suffix is not None:
        yield _weight(_SUFFIX[found.suffix]), None if found.suffix else because("differs.suffix")


def _about_work(one: Profile, other: Profile, firm: str) -> Iterator[Finding]:
    ours, theirs = (
        {domain for _, domain in p.mailboxes if domain not in _PUBLIC} for p in (one, other)
    )
    domains = sorted(ours & theirs)
    if firm or domains:
        at = firm or domains[0]
        yield _weight(_ORGANISATION[True]), because("same.organisation", organisation=at)
    elif one.organisations and other.organisations:
        first, second = (next(iter(p.organisations.values())) for p in (one, other))
        reason = because("differs.organisation", one=first, other=second)
        yield _weight(_ORGANISATION[False]), reason
    if domains:
        yield _weight(_TWO_MAILBOXES), because("differs.mailbox", domain=domains[0])
    if title := sorted(one.titles & other.titles):
        yield _weight(_TITLE), because("same.title", title=title[0])


def _about_place(one: Profile, other: Profile) -> Iterator[Finding]:
    if one.locations and other.locations:
        same = bool(one.locations & other.locations)
        places = {"one": one.known.locations[0], "other": other.known.locations[0]}
        code = "same.location" if same else "differs.location"
        yield _weight(_LOCATION[same]), because(code, **places)


def _about_keys(one: Profile, other: Profile, name: Name, *, relatives: bool) -> Iterator[Finding]:
    """Profiles, numbers and addresses; what a household shares says nothing of relatives."""
    if one.known.slugs and other.known.slugs and not {*one.known.slugs} & {*other.known.slugs}:
        yield _weight(_TWO_PROFILES), because("differs.profile")
    if relatives:
        return
    if phones := sorted({*one.known.phones} & {*other.known.phones}):
        yield _weight(_PHONE), because("same.phone", phone=phones[0])
    locals_ = {local for local, _ in one.mailboxes} & {local for local, _ in other.mailboxes}
    if local := max((part for part in locals_ if len(part) > 4), key=len, default=""):
        spelt = any(w in folded(local) for w in (name.family, name.first) if len(w) > 2)
        yield _weight(_LOCAL[spelt]), because("same.email_local", local=local)


def _weight(chances: tuple[float, float]) -> float:
    return log(chances[0] / chances[1])


def _firm(organisation: str) -> str:
    words = [folded(word) for word in re.split(r"[\s,]+", organisation)]
    return "".join(word for word in words if word not in _LEGAL)
