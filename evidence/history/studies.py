"""The seven replays, in the order of the page."""

from evidence.history import (
    alive,
    answers,
    employers,
    identity,
    introductions,
    leaders,
    seniority,
)
from evidence.running import Planned

MAIL = ("enron", "email_eu_core")
STUDIES = (
    Planned("history.introductions", MAIL, introductions.study),
    Planned("history.alive", (*MAIL, "openstack_careers"), alive.study),
    Planned("history.answers", MAIL, answers.study),
    Planned("history.employers", ("openstack_careers",), employers.study),
    Planned("history.leaders", ("baseball",), leaders.study),
    Planned("history.seniority", ("enron",), seniority.study),
    Planned("history.identity", ("enron", "linkage"), identity.study),
)
