"""What the screens of one match share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from game.app.draft_plan import PlanDraft
from game.core.phases import Phase
from game.core.sides import Side

if TYPE_CHECKING:
    from game.app.session import Session
    from game.saves import SaveStore

PALETTES: dict[Side, str] = {"us": "washington", "ussr": "moscow"}


@dataclass(slots=True)
class MatchState:
    """A match as the window holds it. Every screen of a match is made with it: `LettersScene(match)`.

    side: whose desk is shown; nothing of the other's may be. draft: the plan on that desk, new each watch.
    seen: for each side the keys of inbox items and ids of letters that were opened, so that the rest can be worn as
    new. said: a sentence the next screen shows once at its top, such as why a save failed. screen: what is shown, as
    tips call it (`scenes/desk/lesson.py`); tips: whether they are shown.
    memory: what a screen wants to find again when it is opened anew in the same watch, by names of its own.
    """

    session: Session
    side: Side
    draft: PlanDraft
    store: SaveStore | None = None
    seen: dict[Side, set[str]] = field(default_factory=lambda: {"us": set(), "ussr": set()})
    said: str = ""
    screen: str = ""
    tips: bool = True
    memory: dict[str, Any] = field(default_factory=dict)

    @property
    def notice(self) -> str:
        """What the screen shows at its top: what there is to say, or else the tip that is due there."""
        from game.ui.scenes.desk.lesson import tip_words

        return self.said or tip_words(self)

    @notice.setter
    def notice(self, words: str) -> None:
        self.said = words

    @property
    def palette(self) -> str:
        """The palette of the desk that is shown."""
        return PALETTES[self.side]

    @property
    def moscow(self) -> bool:
        """Whether the desk is Moscow's: second labels in Cyrillic, `Presidium` for `Council`."""
        return self.side == "ussr"

    def sit(self, side: Side) -> None:
        """Sit down at a desk with an empty plan."""
        self.side = side
        self.draft = PlanDraft(self.session, side)
        self.memory.clear()

    def mark_seen(self, key: str) -> None:
        """An inbox item or a letter has been opened by this side."""
        self.seen[self.side].add(key)

    def is_new(self, key: str) -> bool:
        """Whether this side has not yet opened an inbox item or a letter."""
        return key not in self.seen[self.side]


def at_desk(session: Session, side: Side, store: SaveStore | None = None) -> MatchState:
    """The state of a match whose player sits down at a desk."""
    return MatchState(session=session, side=side, draft=PlanDraft(session, side), store=store)


def may_write(match: MatchState) -> bool:
    """Whether this desk is deliberating, so that what it writes can still go into a plan."""
    return match.session.phase in (Phase.DELIBERATE, Phase.SEAL) and match.session.waiting_for == match.side
