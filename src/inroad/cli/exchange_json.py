"""What a move exchange says to a program (docs/json.md)."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inroad.actions.exchange.files import Round
    from inroad.actions.exchange.keeping import Kept
    from inroad.formats.readings import Unread
    from inroad.method.exchange.clearing import Move
    from inroad.method.exchange.comparing import Beside
    from inroad.method.exchange.figures import Group
    from inroad.method.exchange.pool import Position
    from inroad.method.exchange.telling import Told


def bad_rows(unread: Iterable["Unread"]) -> list[dict[str, str]]:
    """Every row that was left out: its file, its line and the reason."""
    from inroad.words.exchange import left_out

    found = []
    for each in unread:
        place, why, detail = left_out(each)
        file, _, line = place.rpartition(":")
        named = {"file": file, "line": line} if line.isdecimal() else {"file": place, "line": ""}
        found.append({**named, "code": each.code, "reason": why, "detail": detail})
    return found


def as_json(told: "Told", kept: "Kept", found: "Round") -> dict[str, Any]:
    """A round as it is told to a program."""
    from inroad.words import exchange

    plan, fair = told.plan, told.fairness
    return {
        "objective": kept.wanted.objective,
        "objectives": list(told.aims),
        "mechanism": kept.wanted.mechanism,
        "cap": told.cap,
        "chains": told.chains,
        "two_sided": told.two_sided,
        "value": plan.value,
        "bound": plan.upper_bound,
        "gap": plan.gap,
        "status": plan.status,
        "values": plan.values,
        "bounds": plan.bounds,
        "moves": len(plan.moves),
        "answer_by": told.answer_by,
        "proposals": [_proposal(told, kept, *each) for each in told.proposals],
        "unmatched": [
            {"member": code, "code": reason.code, "because": exchange.sentence(reason)}
            for code in told.unmatched for reason in (told.explained.main(code),)
        ],
        "fairness": {
            "everybody": _group(fair.everybody),
            "by_unit": {name: _group(each) for name, each in fair.by_unit.items()},
            "by_role": {name: _group(each) for name, each in fair.by_role.items()},
            "by_waiting": {name: _group(each) for name, each in fair.by_waiting.items()},
            "net": fair.net,
        },
        "more_seats": [
            {"seat": _seat(each.seat), "wanted": each.wanted, "moves": each.moves}
            for each in told.more_seats
        ],
        "beside": [beside(each) for each in told.beside],
        "assumed": exchange.sentences(told.taken),
        "bad_rows": bad_rows(found.unread),
    }  # fmt: skip


def _group(group: "Group") -> dict[str, int]:
    return {"wished": group.wished, "moved": group.moved, "first_wish": group.first_wish}


def _proposal(told: "Told", kept: "Kept", number: int, row: "Sequence[Move]", chain: bool
              ) -> dict[str, Any]:  # fmt: skip
    from inroad.words.exchange import agreement

    said = kept.responses
    return {
        "number": number,
        "kind": "chain" if chain else "circle",
        "people": len(row),
        "because": [agreement(len(row), told.answer_by)],
        "agreed": all((each.code, each.to) in said.agreed for each in row),
        "moves": [
            {
                "member": each.code,
                **({"name": told.names.get(each.code, "")} if told.names else {}),
                "from": _seat(each.at),
                "to": _seat(each.to),
                "rank": each.wish.rank,
                "agreed": (each.code, each.to) in said.agreed,
                "because": _because(told, each.code),
            }
            for each in row
        ],
    }


def _because(told: "Told", code: str) -> list[str]:
    from inroad.words.exchange import sentences

    return sentences(told.explained.reasons(code))


def _seat(position: "Position") -> dict[str, str]:
    return {"unit": position.unit, "role": position.role, "grade": position.grade}


def beside(each: "Beside") -> dict[str, object]:
    """One plan of a comparison."""
    return {
        "plan": each.name,
        "moves": each.moves,
        "first_wishes": each.first_wishes,
        "mean_rank": round(each.mean_rank, 4),
        "agreements": each.agreements,
        "bound": each.plan.upper_bound,
        "status": each.plan.status,
    }
