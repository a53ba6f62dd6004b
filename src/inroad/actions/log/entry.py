"""One line while it is being kept."""

from dataclasses import dataclass, field
from datetime import date

from inroad.language.quicklog import Understood
from inroad.store import keep, models
from inroad.store.models import User


@dataclass(slots=True)
class Entry:
    """An understood line, the open batch, and what was written so far.

    `ids` are the people of the line, by their position in it; `talk` the
    conversation that it tells of, if it does.
    """

    batch: keep.OpenBatch
    said: Understood
    today: date
    ids: list[int] = field(default_factory=list)
    new_people: list[str] = field(default_factory=list)
    promises_kept: list[str] = field(default_factory=list)
    needs_met: list[str] = field(default_factory=list)
    talk: models.Conversation | None = None

    @property
    def viewer(self) -> User:
        """Whose line it is."""
        return self.batch.viewer

    @property
    def talk_id(self) -> int | None:
        """The conversation that facts of the line hang on."""
        return self.talk.pk if self.talk else None

    def showed(self, person: int, kind: str, text: str = "") -> None:
        """Keep a behaviour of somebody."""
        self.batch.add(
            models.Evidence(
                person_id=person,
                kind=kind,
                on=self.said.on,
                text=text,
                conversation_id=self.talk_id,
            )
        )
