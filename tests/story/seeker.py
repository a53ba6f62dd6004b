"""A seeker at a terminal: types commands, reads the answers, lets days pass."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any


@dataclass
class Seeker:
    """Runs `inroad` in a home of their own; `today` is what the clock says."""

    home: Path
    today: date

    def types(self, *words: str, exit_code: int = 0) -> str:
        """The answer to one command, as a person reads it."""
        done = subprocess.run(
            [sys.executable, "-m", "inroad", *words],
            env={**os.environ, "INROAD_HOME": str(self.home), "INROAD_NOW": f"{self.today}T09:00"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == exit_code, done.stdout + done.stderr
        return done.stdout

    def asks(self, *words: str) -> Any:
        """The answer to one command, as a program reads it."""
        return json.loads(self.types(*words, "--json"))

    def waits(self, days: int) -> None:
        """Some days go by."""
        self.today += timedelta(days=days)

    def card(self, kind: str) -> dict[str, Any]:
        """The first card of a kind in this week's plan."""
        cards = self.asks("plan")["cards"]
        found = [card for card in cards if card["kind"] == kind]
        assert found, f"no {kind} among {[card['title'] for card in cards]}"
        return dict(found[0])

    def does(self, kind: str) -> dict[str, Any]:
        """Do what the first card of a kind suggests, and say so."""
        card = self.card(kind)
        self.types("plan", "done", str(card["number"]))
        return card
