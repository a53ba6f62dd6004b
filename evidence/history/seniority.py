"""Who is senior, who creates jobs? Enron's titles, told from mail, from titles, from both."""

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
from scipy.stats import rankdata

from evidence.history.mail import Mail, Past, enron, owners
from evidence.history.nearness import degrees
from evidence.results import Claim, Curve, Study, Table
from evidence.running import Asked
from evidence.statistics import Flags, Floats, Ints, auc, auc_interval
from inroad.language import titles
from inroad.method.parameters import Parameters
from inroad.method.people import MANAGES, Seniority

BAR = 0.83
SENIOR, CREATES = "senior (director and above)", "creates jobs (manager and above)"
TRUTH: dict[str, Callable[[str], bool]] = {
    SENIOR: lambda title: titles.read(title).seniority >= Seniority.DIRECTOR,
    CREATES: lambda title: titles.read(title).manages >= MANAGES,
}


def titled(data: Path) -> tuple[dict[int, str], dict[int, str]]:
    """Each person's title by the note beside the addresses, and by the list of custodians."""
    with (data / "enron" / "people.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    owner = owners({int(row["id"]): row["name"] for row in rows})
    noted: dict[int, str] = {}
    for row in rows:
        if row["note"] not in ("", "NA"):
            noted.setdefault(owner[int(row["id"])], row["note"])
    by_address = {row["email_local"]: owner[int(row["id"])] for row in rows}
    by_name = {row["name"].casefold(): owner[int(row["id"])] for row in rows}
    listed: dict[int, str] = {}
    for line in (data / "enron" / "edo_custodians.tsv").read_text("utf-8").splitlines():
        _, address, name, title = line.split("\t")[:4]
        who = by_name.get(name.casefold(), by_address.get(address.split("@")[0]))
        if who is not None and title.strip():
            listed[who] = title
    return noted, listed


def from_mail(mail: Mail) -> dict[str, Floats]:
    """What the mail alone says of everybody; no title, no name and no fit to titles is in it."""
    wrote = np.zeros((mail.people, mail.people), bool)
    wrote[mail.sender, mail.recipient] = True
    rows = np.bincount(mail.recipient, minlength=mail.people)
    known = Past(mail, Parameters.DEFAULT).ties(float(mail.time[-1]) + 1)
    return {
        "how many people write to them": wrote.sum(axis=0).astype(np.float64),
        "contacts (degree)": degrees(known).astype(np.float64),
        "how many they write to": wrote.sum(axis=1).astype(np.float64),
        "mail received": rows.astype(np.float64),
        "mail sent": np.bincount(mail.sender, minlength=mail.people).astype(np.float64),
        "random": np.zeros(mail.people),
    }


def study(asked: Asked) -> Study:
    """Each measure against each truth."""
    asked.tell("seniority: Enron")
    mail = enron(asked.data)
    noted, listed = titled(asked.data)
    told = from_mail(mail)
    main = next(iter(told))
    claims, rows, curves = [], [], []
    for truth, holds in TRUTH.items():
        who = np.array(sorted(noted))
        true = np.array([holds(noted[each]) for each in who.tolist()])
        claims.append(_claim(f"{truth}, from mail alone", told[main][who], true, who,
                             BAR if truth == SENIOR else None))  # fmt: skip
        for name, value in told.items():
            span = auc_interval(value[who], true, who, 2)
            rows.append((truth, name, len(who), int(true.sum()), auc(value[who], true), *span))
        both = np.array(sorted(set(noted) & set(listed)))
        listed_true = np.array([holds(listed[each]) for each in both.tolist()])
        title = np.array([titles.read(noted[each]).manages for each in both.tolist()])
        combined = rankdata(title) + rankdata(told[main][both])
        for name, value in (("from the other list's title alone", title),
                            ("from mail alone, the same people", told[main][both]),
                            ("from both, ranks added", combined)):  # fmt: skip
            claims.append(_claim(f"{truth}, {name}", value, listed_true, both, None))
    spans = [row for row in rows if row[0] == SENIOR]
    points = [row[4:] for row in spans]
    curves.append(Curve("AUC", tuple(range(len(spans))), *zip(*points, strict=True)))
    same = [titles.read(noted[each]).seniority == titles.read(listed[each]).seniority
            for each in set(noted) & set(listed)]  # fmt: skip
    facts = {"noted": len(noted), "listed": len(listed), "both": len(same),
             "agree": float(np.mean(same))}  # fmt: skip
    head = ("truth", "measure", "people", "true", "AUC", "from", "to")
    return Study("history.seniority", tuple(claims), (Table("From mail alone", head, tuple(rows)),),
                 tuple(curves), facts)  # fmt: skip


def _claim(name: str, value: Floats, true: Flags, who: Ints, bar: float | None) -> Claim:
    low, high = auc_interval(value, true, who, 1)
    return Claim(name, auc(value, true), low, high, len(who), len(who), bar)
