"""The worlds' part of docs/evidence.md."""

from collections.abc import Iterator

from evidence import page
from evidence.page import interval, number
from evidence.results import Claim, Results, Study
from evidence.worlds.assumptions import ASSUMPTIONS, TWINS
from evidence.worlds.comparing import FIRST_SEED
from evidence.worlds.policies import RULES
from evidence.worlds.shipped import Shipped
from evidence.worlds.society import DRAWS

FULL = 2_500
HEAD = f"""\
## Worlds

No history shows what would have happened under other advice. So here is a world that we made, in
which it can be tried: a firm of twelve units of twenty people, a seeker in one of them, three
other units where they want to be, half a year, two hours a week. **It is a model, written by the
people who wrote the advice.** It can show that advice fails even where its own assumptions hold,
or hangs on one of them; it cannot show that it works among people.

**What happens in it.** Each unit has a job creator, two leads who hear of jobs early, and
seventeen workers; in each wanted unit two of those came from the seeker's. People know each
other, more in a unit than across. A person asked for a talk answers, or does not, by how close
they are, whom both know, who introduces, what they hold of the seeker, and how they are. A talk
takes place a week later. It may show needs (each person has two of eight; the seeker can meet
four of the eight), make them see what the seeker brings, and tell who creates jobs and who knows
whom. Meeting a need raises what they hold of one. All of it fades with silence. Jobs come up,
some are filled without a posting, others are posted.

**Who gets a job** does not follow the plan's own formula. A job creator thinks of people whom she
knows, who showed her what they bring, and whom she heard of lately; an insider who values
somebody, and hears of the job in time, may speak up for them. An unposted job goes to whoever she
values most, on that day, of those who came to mind. A posted job has a shortlist: who applied and
comes to mind is on it, others by luck of the pile; then the most appealing is taken. Each
decision is drawn {DRAWS} times with other rivals and moods, and "landed" is the share of draws in
which at least one job goes to the seeker: the search goes on to the end of the half year, so that
every policy is measured over the same time.

**Everybody sees the same**: the staff list with titles, their own mail, a part of who knows whom,
what was said in talks, what became of each ask. All apply to what is posted. All keep to two
hours a week (what is not used may be kept for later, up to four hours; asking takes a quarter of
an hour, asking a connector half an hour, a talk three quarters, a reminder or a thank-you ten
minutes, giving or applying an hour). Every policy meets the same people, moods and rivals: seeds
are pairs. While the plan was improved we looked at seeds below {FIRST_SEED:,} only; what stands
here is from others. How likely a job is to go to somebody was set by us
so that applying cold and "creators + give" land about as often as in the prototype that the
model's description tells of: the levels are chosen, only the differences between policies are
found.
"""


def section(results: Results) -> str:
    """Everything about the worlds; nothing before they were run."""
    studies = {name: each for name, each in results.items() if name.startswith("worlds.")}
    if "worlds.uncertain" not in studies:
        return ""
    return "\n".join((HEAD, *_policies(), *_worlds(studies), *_assumed()))


def _policies() -> Iterator[str]:
    yield "### The policies\n"
    told = {rule.name: rule.told for rule in RULES} | {Shipped.name: Shipped.told}
    for name, what in told.items():
        yield f"- **{name}**: {what}"
    yield ""


def _worlds(studies: dict[str, Study]) -> Iterator[str]:
    uncertain = studies["worlds.uncertain"]
    yield "### When nothing is sure\n"
    yield "Every number below is drawn from its range, anew for each seed.\n"
    yield from _one(uncertain)
    yield _verdict(uncertain)
    yield "![Inroad's lead over each policy](pictures/evidence-worlds-beside.svg)\n"
    yield from _tornado(uncertain)
    if "worlds.default" in studies:
        yield "### When every number is at its value\n"
        yield from _one(studies["worlds.default"])
        yield _verdict(studies["worlds.default"])
    if "worlds.twins" in studies:
        yield from _twins(studies["worlds.twins"])
    if "worlds.ablation" in studies:
        yield from _ablation(studies["worlds.ablation"])


def _one(study: Study) -> Iterator[str]:
    yield page.earlier(study)
    yield f"{_seeds(study, FULL)}.\n"
    yield from page.table(study.tables[0])
    yield "\nInroad's share landed minus that of each policy, on the same seeds:\n"
    yield from page.claims(study)
    yield ""


def _seeds(study: Study, full: int) -> str:
    """How many seeds, and how many a full run would have had."""
    count = int(study.facts["seeds"] or 0)
    return f"{count:,} seeds" + (f" (a full run has {full:,})" if count < full else "")


def _verdict(study: Study) -> str:
    """One sentence for each giving rule, as the interval has it."""
    told = [_beside(study.claim(f"Inroad minus {name}"), name)
            for name in ("creators + give", "LAMP up + give")]  # fmt: skip
    return f"{' '.join(told)}\n"


def _beside(claim: Claim, name: str) -> str:
    low, high = claim.low or 0.0, claim.high or 0.0
    if low > 0:
        return f'Inroad\'s plan does better than "{name}", by {interval(claim)}.'
    if high < 0:
        return (f"Inroad's plan does worse than \"{name}\", by {interval(claim)}: "
                "here the simple rule is to be preferred.")  # fmt: skip
    return (f"Between Inroad's plan and \"{name}\" no difference was found ({interval(claim)}): "
            "as far as this goes, the simple rule does as well.")  # fmt: skip


def _tornado(study: Study) -> Iterator[str]:
    if not study.curves:
        return
    curve = study.curves[0]
    yield "### What the lead hangs on\n"
    yield (f"![{curve.name}, from end to end of each assumption]"
           "(pictures/evidence-worlds-tornado.svg)\n")  # fmt: skip
    yield (
        f"{curve.name}, of every seed, regressed on all the numbers that it was drawn with: what "
        "the lead gains while one goes from the low end of its range to the high end, the others "
        "being as they are. A slope, not a rerun: what bends is not seen. Those whose interval "
        "leaves zero out:\n"
    )
    yield "| assumption | low | high | the lead gains |"
    yield "|---|---|---|---|"
    for place, at, low, high in zip(curve.x, curve.y, curve.low, curve.high, strict=True):
        each = ASSUMPTIONS[int(place)]
        if low > 0 or high < 0:
            yield (f"| {each.name}: {each.meaning} | {each.low:g} | {each.high:g} "
                   f"| {number(at)} ({number(low)} to {number(high)}) |")  # fmt: skip
    yield ""


def _twins(study: Study) -> Iterator[str]:
    yield "### When the world is made otherwise\n"
    yield page.earlier(study)
    yield (
        "One thing at a time differs from the world above, in kind and not in number; "
        f"{_seeds(study, 150)} each. The bar: not more than two points below any "
        "policy.\n"
    )
    yield from page.table(study.tables[0])
    yield "\nInroad beside whichever policy does best there:\n"
    yield from page.claims(study)
    yield ""


def _ablation(study: Study) -> Iterator[str]:
    yield "### What each part of the plan is worth\n"
    yield page.earlier(study)
    yield (
        "The plan with one thing changed, in uncertain worlds, "
        f"{_seeds(study, 150)}. First what happens, then the share landed minus "
        "that of the plan as it ships.\n"
    )
    yield from page.table(study.tables[0])
    yield ""
    yield from page.claims(study)
    yield "\nWhat was changed, and why: [decision 13](decisions/0013-what-the-worlds-changed.md).\n"


def _assumed() -> Iterator[str]:
    yield "### Every number of the world\n"
    yield "S: published. C: calculated by us on three organisations' mail. The rest is assumed.\n"
    yield "| number | value | range | what | from | in a twin |"
    yield "|---|---|---|---|---|---|"
    for each in ASSUMPTIONS:
        twins = "; ".join(told for number, told in TWINS.values() if number == each.name)
        yield (f"| `{each.name}` | {each.value:g} | {each.low:g} to {each.high:g} | {each.meaning} "
               f"| {each.source} | {twins} |")  # fmt: skip
    yield """
### What the worlds do not show

- That the advice works. The world and the advice have the same authors; where both are wrong in
  the same way, nothing here says so.
- What a seeker's own chance is. The shares hang on how many jobs come up, which is assumed.
- Anything about several organisations, about coming from outside, about people who know that
  others follow a plan, or about seekers who differ in how well they talk or in whom people like
  to help.
- Chains of promises, swaps and introducing two others: the plan can suggest them, and this world
  does not have them.
- That a rule which does as well is worse advice. It is simpler."""
