"""The report on a round: one page that stands by itself and says how everything was decided.

No script, nothing from elsewhere; whatever comes from files is text. It is for
organisers: members see their own slip and nothing else.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files

from inroad.formats.readings import Unread
from inroad.method.exchange.clearing import Row
from inroad.method.exchange.figures import By, flow
from inroad.method.exchange.telling import Told
from inroad.pictures.exchange.circle import row_picture
from inroad.pictures.exchange.flow import flow_picture
from inroad.pictures.exchange.marking import Change, Html, bullets, note, section, share, table, tag
from inroad.words import exchange
from inroad.words.say import counted, day

OPEN, DRAWN = 24, 120
"""Circles that stand open, and that are drawn at all; further ones stand in a table."""
LISTED = 1_000
"""Rows of one table."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(told: Told) -> str:
    """The whole page."""
    css = files("inroad.pictures.exchange").joinpath("report.css").read_text("utf-8")
    parts = "\n".join(str(each) for each in _parts(told))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
        f"<title>{_title(told)}</title>\n<style>\n{css}</style>\n</head>\n<body>\n<main>\n{parts}\n</main>\n"
        "</body>\n</html>\n"
    )


def _title(told: Told) -> str:
    return f"Move round of {day(told.pool.on)}"


def _parts(told: Told) -> Iterator[Html]:
    yield _head(told)
    yield _decided(told)
    yield _proposals(told)
    yield _flow(told)
    yield _unmatched(told)
    if told.more_seats:
        yield _seats(told)
    yield _fairness(told)
    if told.beside:
        yield _beside(told)
    yield _private()
    if told.left_out:
        yield _left_out(told)


def _head(told: Told) -> Html:
    everybody, plan = told.fairness.everybody, told.plan
    largest = max(map(len, plan.rows), default=0)
    sums = (
        (everybody.wished, "", "wished to move"),
        (everybody.moved, f" {everybody.share:.0%}", "would move"),
        (everybody.first_wish, "", "to their first wish"),
        (len(plan.rows), "", "circles and chains"),
        (largest, "", "agreements that the largest needs"),
    )
    figures = [tag("div", tag("dt", name), tag("dd", f"{many:,}", tag("small", more)))
               for many, more, name in sums]  # fmt: skip
    until = f" Answers are asked for by {day(told.answer_by)}." if told.answer_by else ""
    links = [
        "decided",
        "proposals",
        "units",
        "not-moving",
        "seats",
        "fairness",
        "beside",
        "private",
    ]
    names = ["How it was decided", "Proposals", "From unit to unit", "Who does not move",
             "One more seat", "Fairness", "Other rules", "Who sees what"]  # fmt: skip
    shown = [
        tag("li", Html(f'<a href="#{link}">{name}</a>'))
        for link, name in zip(links, names, strict=True)
        if (link != "seats" or told.more_seats) and (link != "beside" or told.beside)
    ]
    return tag(
        "header",
        tag("p", "Inroad, for organisers: not for passing on", kind="note"),
        tag("h1", _title(told)),
        tag("p", exchange.summary(plan), f" Nothing has moved yet: each one is asked first.{until}",
            kind="lede"),
        tag("dl", *figures, kind="sums"),
        tag("ul", *shown, kind="contents"),
    )  # fmt: skip


def _decided(told: Told) -> Html:
    rule = ("Everybody traded their seat for the dearest one that was left, whatever the length"
            " (top trading cycles); of several with the same seat, who has waited longest goes"
            " first." if told.ttc else
            f"Looked for {exchange.aims(told.aims)}; what comes later only decides among plans"
            f" that are equal by what comes before. Allowed were"
            f" {exchange.caps(told.cap, told.chains)}.")  # fmt: skip
    ground = [
        "A move counts only where its member wished for that seat and the unit would accept them."
        " Nobody else is moved.",
        rule,
        exchange.how_sure(told.plan, answered=told.answered and bool(told.plan.rows)),
        *(["No unit is worse off: whoever comes is at least as welcome there as who leaves."]
          if told.two_sided else []),
        *exchange.sentences(told.taken),
    ]  # fmt: skip
    return section("decided", "How it was decided", bullets(ground))


def _proposals(told: Told) -> Html:
    shown = told.proposals
    if not shown:
        return section("proposals", "Proposals", tag("p", exchange.summary(told.plan)))
    cards = [_card(told, number, row, chain) for number, row, chain in shown[:DRAWN]]
    rest = [
        (number, told.called(each.code), exchange.seat(each.at), exchange.seat(each.to),
         each.wish.rank)
        for number, row, _ in shown[DRAWN:] for each in row
    ]  # fmt: skip
    more = [table(("Number", "Who", "From", "To", "Wish"), rest[:LISTED],
                  f"{len(shown) - DRAWN} more")] if rest else []  # fmt: skip
    left = ([note(f"{len(rest) - LISTED} further moves stand in the answer as JSON.")]
            if len(rest) > LISTED else [])  # fmt: skip
    folded = [tag("details", tag("summary", f"{len(cards) - OPEN} more, drawn"),
                  tag("div", *cards[OPEN:], kind="rows"))] if len(cards) > OPEN else []  # fmt: skip
    drawn = tag("div", *cards[:OPEN], kind="rows")
    return section("proposals", "Proposals", drawn, *folded, *more, *left)


def _card(told: Told, number: int, row: Row, chain: bool) -> Html:
    picture = row_picture(row, chain, lambda code: code, f"row-{number}")
    lines = []
    for each in row:
        why = exchange.sentences(told.explained.reasons(each.code))
        told_why = [each for each in why if "agree" not in each and "one after another" not in each]
        lines.append(tag("li", tag("b", told.called(each.code)), tag("span", *_joined(told_why),
                                                                    kind="note")))  # fmt: skip
    kind = "chain" if chain else "circle"
    return tag(
        "article",
        tag("h3", f"{number}. A {kind} of {len(row)}"),
        tag("div", Html(picture.svg), kind="picture"),
        tag("p", exchange.state(len(row), told.answer_by, told.yes.get(number, 0)), kind="state"),
        tag("ul", *lines),
        kind="row",
    )


def _joined(said: Iterable[str]) -> Iterator[str]:
    for at, each in enumerate(said):
        yield f" {each}" if at else each


def _flow(told: Told) -> Html:
    moves = flow(told.plan)
    wide = flow_picture(moves, "flow")
    narrow = flow_picture(moves, "flow", narrow=True)
    drawn = tag("div", Html(wide.svg), Html(narrow.svg), kind="picture panel")
    net = {unit: many for unit, many in told.fairness.net.items() if many}
    if net:
        changed = [(unit, Change(many)) for unit, many in net.items()]
        more = table(("Unit", "People more or fewer"), changed)
    else:
        more = note("Every unit has as many people afterwards as before.")
    rows = list(wide.table.rows)[:LISTED]
    listed = tag("details", tag("summary", "As a table"),
                 table(wide.table.headers, [(a, b, int(many)) for a, b, many in rows]))  # fmt: skip
    return section("units", "From unit to unit", drawn, listed, more)


def _unmatched(told: Told) -> Html:
    codes = told.unmatched
    if not codes:
        return section("not-moving", "Who does not move", tag("p", "Everybody who wished moves."))
    most = told.plan.status == "optimal" and told.aims[0] == "moves" and not told.answered
    main = {code: told.explained.main(code) for code in codes}
    counts = Counter(exchange.MAIN[each.code] for each in main.values())
    people = counted(len(codes), "person", "people")
    rows = [(told.called(code), exchange.sentence(main[code])) for code in codes[:LISTED]]
    more = f" The first {LISTED} are listed." if len(codes) > LISTED else ""
    return section(
        "not-moving",
        "Who does not move, and why",
        tag("p", f"{people} wished and cannot be placed in this plan.{more}",
            " Somebody else might be placed in their stead by another plan with as many moves; no"
            " plan within these rules places more." if most else ""),
        table(("Main reason", "People"), [(why, many) for why, many in counts.most_common()]),
        tag("details", tag("summary", "One by one"), table(("Who", "Why"), rows)),
    )  # fmt: skip


def _seats(told: Told) -> Html:
    found = sorted(told.more_seats, key=lambda each: (-each.moves, -each.wanted, each.seat))
    best = found[0]
    said = (
        f"One more vacant seat of {exchange.seat(best.seat)} would let"
        f" {counted(best.moves, 'more person', 'more people')} move." if best.moves else
        "One more vacant seat of those that are wanted most would let nobody else move."
    )  # fmt: skip
    rules = told.pool.acceptability.rules
    stuck = not any(rules(each).may_stay_empty for each in told.pool.of_unit)
    why = [" Whoever took it would leave one behind, and in this round no seat may stay empty."]
    what = "what nobody was asked yet" if told.answered else "the whole round"
    sure = ("this is no estimate." if told.plan.status == "optimal" else
            "the time for it was short, so that a figure may be somewhat off.")  # fmt: skip
    return section(
        "seats",
        "Who could be helped by one more seat",
        tag("p", said, *(why if stuck and not best.moves else ())),
        table(("Seat", "Wanted by", "More moves with one more"),
              [(exchange.seat(each.seat), each.wanted, each.moves) for each in found]),
        note("For the seats that are wanted most in vain (of those that the same"
             f" people want, one) {what} was cleared again with one more of them and the same caps;"
             f" {sure}"),
    )  # fmt: skip


def _fairness(told: Told) -> Html:
    fair = told.fairness
    tables = [
        _groups("By unit", "Unit", fair.by_unit),
        _groups("By waiting time", "Waiting", fair.by_waiting),
    ]
    if set(fair.by_role) != {""}:
        tables.insert(1, _groups("By role", "Role", fair.by_role))
    return section("fairness", "Fairness", tag("div", *tables, kind="columns"))


def _groups(title: str, heading: str, by: By) -> Html:
    rows = [(name or "not said", each.wished, each.moved, each.first_wish,
             tag("span", tag("b", f"{each.share:.0%}"), share(each.share), kind="part"))
            for name, each in list(by.items())[:LISTED]]  # fmt: skip
    return table((heading, "Wished", "Move", "First wish", "Share"), rows, title)


def _beside(told: Told) -> Html:
    rows = [
        (exchange.PLANS[each.name], each.moves, each.first_wishes, each.mean_rank, each.agreements)
        for each in told.beside
    ]  # fmt: skip
    return section(
        "beside",
        "Other rules beside this one",
        table(("Rule", "Moves", "First wishes", "Mean wish", "Agreements"), rows),
        bullets((*exchange.costs(told.beside), *exchange.unproven(told.beside))),
        note("Agreements: how many people the largest circle or chain needs a yes from. The mean"
             " wish is 1 where everybody who moves gets the first one."),
    )  # fmt: skip


def _private() -> Html:
    return section(
        "private",
        "Who sees what",
        bullets((
            "This page names units and codes of people who would like to leave them. It is for"
            " those who run the round; a manager or a member has no need of it before all have"
            " agreed.",
            "Members are told their own move, how many people move with them, and by when to"
            " answer: never who, or who wants to leave where. The command “inroad exchange"
            " letters” writes that.",
            "A circle takes place only when all of it said yes. A chain runs in its order: a no"
            " costs what comes behind it. After a no nobody learns whose it was.",
        )),
    )  # fmt: skip


def _left_out(told: Told) -> Html:
    rows = []
    for place, code, detail in told.left_out[:LISTED]:
        where, why, said = exchange.left_out(Unread(place, code, detail))
        rows.append((where, why, said))
    count = counted(len(told.left_out), "row", "rows")
    return section("left-out", "What was left out of the files",
                   tag("p", f"{count} could not be used."),
                   table(("File and line", "Why", "It says"), rows))  # fmt: skip
