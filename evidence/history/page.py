"""The part of docs/evidence.md about real histories."""

from collections.abc import Callable, Iterator

from evidence import page
from evidence.page import number
from evidence.results import Results, Study

HEAD = """\
## Real histories

Seven questions, each asked of records that were kept for another reason. For each moment only rows dated
before it are used. What is measured are the product's own functions, called as they ship; the simple rules
stand beside them.

**The records.** *Enron*: the mail of a failed energy company's staff, 1998 to 2002; the addresses of one name are
merged first, rows with a clock of 1979 dropped. *EU institute*: the mail inside a European research institute,
pseudonymous; its seconds are dated from October 2003 on. Its record breaks off after 540 days for eight months: the little after that is left out, for a tie
that nobody could see is not dead. *OpenStack*: who worked on the same files
in the same month, and who employed them, 2010 to 2019; employers that a whole group joined on one day are left out.
*Baseball*: players, managers and teams since 1871. *FEBRL4*: ten thousand records of people who do not exist, damaged on
purpose, made to compare linkage.

**The intervals** (95 %, in brackets) come from drawing people anew, 1,000 times (300 for the AUC of ties, 100 or 200 where
a model is fitted anew), with all their events: the asker in 1, one end of the tie in 2, whoever was written to in 3, the mover in
4 and 5, the person in 6, the first record of a pair in 7. They say how much the figure hangs on who happened to be in the record. They do not
say how it would be elsewhere, and they treat people as if they did not know each other, which makes them too narrow.

**MRR** is the mean of 1 / place, where the true one stands in the ranking: 1 is always first, .5 is second; equal
values share the mean of their places. **AUC** is the chance that a case that came true stands above one that did
not: .5 is a coin. The **calibration error** is the mean distance between the chance that was said and the share that
came, over ten equally full bins. A **bar** was set before; a missed one stays on this page. One row of a bar that is zero
holds the lower end of the interval above zero.

**What holds for all of them.** Enron, a research institute, programmers and ball players are not your friends. Inside one
organisation everybody can write to everybody. Mail shows neither talks nor what was said. Who is missing from a record
(other addresses, other firms, people who left) is missing here too. Nothing here was an experiment: where two things go together,
neither need cause the other.
"""


def section(results: Results) -> str:
    """All that there are results of, in the order of the studies."""
    parts = [HEAD]
    for name, tell in PARTS.items():
        if f"history.{name}" in results:
            study = results[f"history.{name}"]
            parts.append("\n".join(tell(study)))
    return "\n".join(part.strip() + "\n" for part in parts)


def _body(study: Study, picture: str, says: str, *tables: str, digits: int = 3) -> Iterator[str]:
    """The warning if it is old, the measured, a picture, and the tables."""
    if study.earlier:
        yield page.earlier(study)
    yield from page.claims(study, digits)
    yield ""
    yield f"![{says}](pictures/evidence-{picture}.svg)"
    for name in tables:
        found = study.table(name)
        if found.rows:
            yield from ("", f"*{name}*", "", *page.table(found))
    yield ""


def _fact(study: Study, name: str, digits: int = 3) -> str:
    return number(study.facts[name], digits)


def introductions(study: Study) -> Iterator[str]:
    """Who introduced a to b."""
    yield f"""\
### 1. Who introduced a to b?

**How.** Two people exchange direct mail for the first time, at most seven days after a mail from a third, c, went to both: c
is taken for the one who introduced them (the latest such mail, where there are several). Everybody who had
contact with both before that mail is a candidate, three at least. The rule that the product ranks chains by
puts them in order, from rows before c's mail only. Of {_fact(study, "Enron all")} such beginnings at Enron
{_fact(study, "Enron events")} had enough candidates and a c who knew both ({_fact(study, "Enron candidates", 1)} candidates
each); at the institute {_fact(study, "EU institute events")} of {_fact(study, "EU institute all")}
({_fact(study, "EU institute candidates", 1)} each).
"""
    yield from _body(study, "introductions", "Each rule's mean reciprocal rank, with intervals",
                     "MRR of each rule", "Mails to at most five", "Other half-lives")  # fmt: skip
    ours, recency = (
        {row[0]: row for row in study.table("MRR of each rule").rows}[name]
        for name in ("Inroad's reach", "recency")
    )
    yield f"""\
"Recency" takes the candidate whose *older* of the two last contacts is the newer. At Enron it has
{number(recency[1])} where ours has {number(ours[1])}; at the institute {number(recency[2])} and {number(ours[2])}. So for
this question the simplest rule is as good or better: who has just been in touch with both is the one.
A shorter half-life moves ours towards it. For the half-lives every event of Enron's counts and one in four of the institute's.

**What it does not show.** A mail to both is no introduction: it may be a meeting's notes or a list. With mails to at most five
people the figures are the second table's. Introductions by voice, and those that led to no mail, are missing. That c
would have introduced a *when asked* is not shown at all. The numbers for ties were fitted on Enron and those for answers
on mail of three organisations, these two among them, both to other questions.
"""


def alive(study: Study) -> Iterator[str]:
    """Is this tie alive next."""
    shares = ", ".join(
        f"{name} {_fact(study, f'{name} ties')} ties at {_fact(study, f'{name} moments')} moments"
        f" ({_fact(study, f'{name} alive', 2)} alive)"
        for name in ("Enron", "EU institute", "OpenStack")
    )
    yield f"""\
### 2. Is this tie alive next?

**How.** Every sixty days each pair with any contact so far gets its tie strength; alive is mail in *both* directions in the
next sixty days. The first moment is 120 days after the first mail, the last sixty days before the last. OpenStack
knows months and no direction: work on the same file in one month counts as meetings (at most so many as there were changes), and alive is more of
it in the next two months, looked at twice a year. {shares}. Long dead ties are in: that makes the AUC easier to reach, and the
calibration harder.
"""
    yield from _body(study, "alive", "What was said against what came, and the share of ties still alive",
                     "AUC of each rule", "Before and now", "Fitted on one, tested on all",
                     "Half-lives of contact", "Likeliest half-life", "How fast ties fade")  # fmt: skip
    yield """\
**What it changed.** The numbers before said too much. Contacts in common have no sign of their own once contact itself is known: fitted freely, their
weight is below zero at Enron and above it at the institute. They count for nothing in the strength now. The other numbers are those fitted on Enron alone without that
term, rounded; the institute and OpenStack are tests of them. They are no untouched tests: that the term was left out, and which
organisation to fit, was decided after all three had been looked at. On OpenStack too much is still said: its "meetings" are changes to one
file, and that a meeting is worth four messages is assumed ([decision 12](decisions/0012-what-the-replays-changed.md)). For
OpenStack "both ways" is always 1 and cannot be told from the constant; what is fitted there does not carry over to mail.

**What it leaves.** How faded a volume there is ranks ties about as well as the strength does. The likeliest half-life is shorter at Enron than at
the institute, where it is near the 60 days that ship; 60 stays. Ties do not fade by a fixed half-life: many are gone after one window, and
those that are left last longer. The institute's record is too short for the last column.

**What it does not show.** Alive in mail is not alive. Somebody who left the firm looks like a faded tie. What meetings are worth beside messages,
and time in the same unit, cannot be told from these records; both stay assumed.
"""


def answers(study: Study) -> Iterator[str]:
    """Will they answer."""
    yield """\
### 3. Will they answer?

**How.** A message to one person alone: the first ever between the two, or the first after ninety days without any. Answered is
a mail back within fourteen days. Who wrote before the record begins looks like a stranger; the first 120 days are left out for
that, the last fourteen because their answers would not be seen. The chance is the product's, with what was known before the day.
There was no bar.
"""
    yield from _body(study, "answers", "What was said against what came",
                     "AUC of each rule", "First messages by contacts in common",
                     "Fitted on one, tested on all", "After an introduction")  # fmt: skip
    yield """\
**In short.** The formula's order is only a little better than a coin, and a plain count of contacts of whom one writes to does about as well
or better. Its level lies between the two organisations: too high for Enron, too low for the institute. One formula cannot be right for
both, as fitting on the one and testing on the other shows; this is why a seeker's own asks correct it, and why no screen shows a chance of an
answer as a forecast.

Contacts in common go with more answers in both. First messages that follow a mail from a common contact to both are answered
hardly more often, and the interval reaches below zero. The assumed 0.7 for an introduction is *not* supported by this; the record does not show real
introductions either, in which somebody vouches. It stays assumed, with its range down to 0.

**What it does not show.** Not every message asks something. A talk in the corridor is an answer that no mail shows. Colleagues answer colleagues; a
stranger outside may not.
"""


def employers(study: Study) -> Iterator[str]:
    """Which employer next."""
    yield f"""\
### 4. Which employer next?

**How.** {_fact(study, "moves")} dated changes from one company to another, as a choice among all companies with at least three people in the
record on that day ({_fact(study, "candidates", 0)} on average). Size is how many of them work there; ties, how many of those who had worked on the
same files as the mover; insiders and pathfinders are the product's roles, insiders weighed with tie strength. A conditional logit is fitted on
four fifths of the movers and tested on the others; one organisation of organisations, so there is no other to test on. The registry has no titles: job
creators cannot be told.
"""
    yield from _body(study, "employers", "Mean reciprocal rank by what is known", "Models",
                     "Weights")  # fmt: skip
    yield """\
**In short.** Ties into a company make what came likelier than its size alone does. That comes from the ties: roles add nothing that stands out
once they are counted, and the weight of pathfinders is even negative. The place in the ranking does not improve on size at all: large employers
come first by either.

**What it does not show.** Somebody may work on a project's files because the next employer already pays for it, or be hired with a
team: ties and moves may share a cause. Most positions in the registry have no dates; they are taken to have been held all along. People in open
source are easier to find than others. Companies with one or two people are left out, and the moves to them.
"""


def leaders(study: Study) -> Iterator[str]:
    """Where a new leader's staff comes from."""
    yield f"""\
### 5. Where does a new leader's staff come from?

**How.** Players who were with one team in one season and with another in the next, since 1920, one in five of them
({_fact(study, "moves")} moves), as a choice among that season's other teams ({_fact(study, "candidates", 1)} on average); five and more
who move together are left out. Insiders are former team-mates who were with the team the year before, pathfinders those who
went there from a team like the mover's. The team's head is its first manager of the season; "I know" is a former team-mate, or
manager, of the mover. A head is new who did not manage the team the year before. Whether new heads are followed more is asked of all
{_fact(study, "all")} moves, with the size of the team and the number of former team-mates held equal.
"""
    yield from _body(study, "leaders", "Mean reciprocal rank by what is known", "Models", "Weights",
                     "Weights, with the head", "Following a head")  # fmt: skip
    yield """\
**In short.** Former companions rank above size and above chance, by little. Of the roles only pathfinders add something that stands out
when the others are known; insiders and job creators say what pathfinders say already. People follow a known head more than chance,
and a new one more than a sitting one; a sitting one is followed too. The product counted a new head double before; the
interval led to odds of 1.4. That number was fitted on these very moves and tested nowhere else.

**What it does not show.** Players are traded: the team decides, more than the player. The head at the season's start
is known by then, yet some were named after the move. A general manager, who really hires, is not in the record. A
league's thirty teams are no labour market. The comparison of new and sitting heads is between offers, not between the same head before
and after.
"""


def seniority(study: Study) -> Iterator[str]:
    """Who is senior."""
    yield f"""\
### 6. Who is senior, who creates jobs?

**How.** Enron's titles as the product reads them, for {_fact(study, "noted")} people after merging. From mail alone: how many different
people write to somebody, over the whole record; nothing is fitted. There are two lists of titles, by different hands; {_fact(study, "both")} people are
in both, and in {_fact(study, "agree", 2)} of them the grade is the same. "From titles alone" reads the one list and is held to the other.
"""
    yield from _body(study, "seniority", "AUC of each measure", "From mail alone")
    yield """\
**What it does not show.** The measure was picked with these titles at hand, among the six of the table; there is no second organisation with
titles, so the figure is the best of six and a little too kind. Whose mail is in the record at all was decided by an
investigation. The two title lists go back to the same facts: their agreement says that titles are read alike, not that they are true. Inroad
itself does not guess anybody's rank from mail: it uses titles, reports-to lines and what people say. Mail adds nothing to a known title here.
"""


def identity(study: Study) -> Iterator[str]:
    """Which addresses are one person."""
    yield f"""\
### 7. Which addresses and sightings are one person?

**How.** Enron: {_fact(study, "Enron pairs")} pairs of addresses have the same owner by name; Inroad is shown the addresses alone and proposed
{_fact(study, "Enron proposed")} pairs. FEBRL4: two files of 5,000 damaged records, with the kinds of their columns and no
example of a match.
"""
    yield from _body(study, "identity", "Precision, recall and F1", digits=4)
    yield """\
**What it does not show.** Enron's addresses were looked at while the rules for addresses were written, so its precision is not held out
([decision 4](decisions/0004-identity.md)). An interval of 1 to 1 only says that there was no mistake among so few. FEBRL4's people are made up and its mistakes too;
a real address book has fewer columns.
"""


PARTS: dict[str, Callable[[Study], Iterator[str]]] = {
    "introductions": introductions,
    "alive": alive,
    "answers": answers,
    "employers": employers,
    "leaders": leaders,
    "seniority": seniority,
    "identity": identity,
}
