"""The letter desk in plain text: guided step by step, or in one line for those who know what they want."""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.app.clause_words import KIND_WORDS, level_label, term_label
from game.app.correspondence import inbox_letters
from game.app.letter_draft import LetterDesk
from game.app.lexicon import lexicon_of
from game.app.refusal_words import in_words
from game.app.term_sheet import TermLine, channels, deadlines, term_sheet, tones
from game.core.letters import ClauseKind, LetterDraft
from game.core.plans import Refusal
from game.locale import tr, trn
from game.terminal.pages import show_letter
from game.terminal.paper import Paper, match

LEAVE = ("cancel", "throw away", "quit", "q")
BACK = ("back", "done", "")

_VERBS = {
    "offer": ClauseKind.OFFER,
    "give": ClauseKind.ASSURANCE,
    "assure": ClauseKind.ASSURANCE,
    "assurance": ClauseKind.ASSURANCE,
    "demand": ClauseKind.DEMAND,
    "ask": ClauseKind.DEMAND,
    "condition": ClauseKind.CONDITION,
    "refuse": ClauseKind.REFUSAL,
    "refusal": ClauseKind.REFUSAL,
    "threat": ClauseKind.THREAT,
    "threaten": ClauseKind.THREAT,
    "warn": ClauseKind.THREAT,
}
_PARTS = frozenset({"by", "channel", "tone", "deadline", "urgent", "haste", "answers", *_VERBS})


class Composer:
    """Writes one letter with a person."""

    def __init__(self, paper: Paper, desk: LetterDesk) -> None:
        """Sit down at a letter desk."""
        self.paper = paper
        self.desk = desk

    # -- step by step ----------------------------------------------------------------------------------------------

    def guide(self) -> LetterDraft | None:
        """Write a letter step by step; None if it was thrown away."""
        self.paper.head(tr("The letter desk"))
        self.paper.say(tr("Type cancel at any point to throw the letter away."))
        if not self.desk.draft().clauses:
            for step in (self._channel, self._tone, self._clauses):
                if not step():
                    return None
        while True:
            self._show()
            choice = self._menu()
            if choice == "send":
                problem = self.desk.problem()
                if problem is None:
                    return self.desk.draft()
                self._refused(problem)
            elif choice == "cancel":
                return None
            elif choice == "show":
                continue
            else:
                steps = {
                    "channel": self._channel,
                    "tone": self._tone,
                    "clauses": self._clauses,
                    "deadline": self._deadline,
                    "haste": self._haste,
                    "answers": self._answers,
                    "undo": self._undo,
                }
                if not steps[choice]():
                    return None

    def _menu(self) -> str:
        draft = self.desk.draft()
        options = [
            ("send", tr("Put it into the plan")),
            ("clauses", tr("Change what it says")),
            ("tone", tr("Change the tone")),
            ("channel", tr("Send it another way")),
            ("deadline", tr("Set a time for an answer")),
            ("haste", tr("Do not ask for haste") if draft.urgent else tr("Ask for haste")),
            ("answers", tr("Say which letter it answers")),
            ("undo", tr("Take the last change back")),
            ("cancel", tr("Throw it away")),
        ]
        self.paper.line()
        self.paper.items([words for _, words in options])
        while True:
            typed = self.paper.ask(tr("letter"))
            if typed.lower() in LEAVE:
                return "cancel"
            found = match(typed, options) if typed else []
            if len(found) == 1:
                return found[0]
            if not found and typed.partition(" ")[0].lower() in _PARTS:
                refusal = self._part(typed, first=False)
                if refusal is None:
                    return "show"
                self.paper.say(refusal)
            else:
                self.paper.say(
                    tr(
                        "Type a number from 1 to {options}, or a part such as tone 1 or offer pledge 2.",
                        options=len(options),
                    )
                )

    def _show(self) -> None:
        show_letter(self.paper, self.desk.preview())
        self.paper.line()
        self.paper.line(tr("If they believe it:"))
        for row in self.desk.believed():
            self.paper.say(f"- {row}", indent=2, hang=4)

    def _channel(self) -> bool:
        self.paper.subhead(tr("Which way"))
        words = lexicon_of(self.desk.session.match.model)
        lines = channels(self.desk.session, self.desk.side)
        for number, c in enumerate(lines, start=1):
            state = "" if c.open else tr(" Closed: {reason}.", reason=c.reason)
            stands = "" if c.stands else tr(" What goes this way never stands as an offer.")
            self.paper.item(
                number,
                tr(
                    "{label}. Takes {delay}; seen by: {seen_by}; {leak}; {cost}.{stands}{state}",
                    label=c.label,
                    delay=c.delay,
                    seen_by=words.initial(c.seen_by),
                    leak=c.leak,
                    cost=_points(c.cost),
                    stands=stands,
                    state=state,
                ),
            )
        while True:
            typed = self.paper.ask(tr("channel"))
            if typed.lower() in LEAVE:
                return False
            if typed.lower() in BACK:
                return True
            found = match(typed, [(c.id, c.label) for c in lines])
            if len(found) != 1:
                self.paper.say(tr("Type a number from 1 to {lines}, Enter to keep it, or cancel.", lines=len(lines)))
                continue
            line = next(c for c in lines if c.id == found[0])
            refusal = self.desk.set_channel(line.id)
            if not line.open:
                self.paper.say(tr("That way is closed: {reason}.", reason=line.reason))
            elif refusal is not None:
                self._refused(refusal)
            else:
                return True

    def _tone(self) -> bool:
        self.paper.subhead(tr("Which tone"))
        options = [(f"{value:g}", label) for value, label in tones()]
        self.paper.items([label for _, label in options])
        while True:
            typed = self.paper.ask(tr("tone (Enter keeps it)")).lower()
            if typed in LEAVE:
                return False
            if typed in BACK:
                return True
            found = match(typed, options)
            value = float(found[0]) if len(found) == 1 else _number(typed)
            refusal = self.desk.set_tone(value) if value is not None else None
            if refusal is not None:
                self._refused(refusal)
            elif value is not None:
                return True
            self.paper.say(tr("Type a number from 1 to {options}, or one of the words.", options=len(options)))

    def _clauses(self) -> bool:
        whole = True
        while True:
            self.paper.subhead(tr("What it says") if whole else tr("So far"))
            sheet = self._sheet()
            said = {c.term: c for c in self.desk.draft().clauses}
            for number, t in enumerate(sheet, start=1):
                if not whole and t.id not in said:
                    continue
                own = (
                    tr("yours to give")
                    if t.binds == self.desk.side
                    else tr("theirs to give")
                    if t.binds
                    else tr("a warning")
                )
                c = said.get(t.id)
                now = tr("not mentioned") if c is None else self._now(c.kind, t.id, c.level, c.secret)
                self.paper.item(number, f"{t.label} ({own}). {now[:1].upper()}{now[1:]}.")
            prompt = tr("about which (number; Enter when done)")
            typed = self.paper.ask(prompt if whole else tr("about which (number; list shows all; Enter when done)"))
            whole = typed.lower() == "list"
            if whole:
                continue
            if typed.lower() in LEAVE:
                return False
            if typed.lower() in BACK:
                return True
            if typed.lower() == "undo":
                self._undo()
                continue
            found = match(typed, [(t.id, t.label) for t in sheet])
            if len(found) != 1:
                self.paper.say(
                    tr(
                        "Type a number from 1 to {sheet}, or Enter when the letter says what it should.",
                        sheet=len(sheet),
                    )
                )
                continue
            if not self._clause(next(t for t in sheet if t.id == found[0])):
                return False

    def _clause(self, line: TermLine) -> bool:
        self.paper.subhead(line.label)
        for text in (line.about, line.gloss):
            if text:
                self.paper.say(text, indent=2)
        kinds = [(k.kind.value, f"{_verb(k.kind)}: {k.about}") for k in line.kinds]
        kinds.append(("leave", tr("Say nothing of it")))
        kind = self._pick(tr("how"), kinds)
        if kind is None:
            return False
        if kind == "leave":
            self.desk.drop_clause(line.id)
            return True
        level = 0
        if kind != ClauseKind.REFUSAL.value:
            chosen = self._level(line)
            if chosen is None:
                return False
            level = chosen
        secret = False
        only_secret = any(x.level == level and x.secret_only for x in line.levels)
        if line.can_be_secret and kind not in (ClauseKind.REFUSAL.value, ClauseKind.THREAT.value) and not only_secret:
            self.paper.say(tr("A secret clause is worth less to both, and a leak would lay it bare."), indent=2)
            secret = self.paper.yes(tr("Is it to stay secret?"))
        refusal = self.desk.set_clause(line.id, ClauseKind(kind), level, secret=secret)
        if refusal is not None:
            self._refused(refusal)
        return True

    def _level(self, line: TermLine) -> int | None:
        options = []
        for x in line.levels:
            if x.idle:
                continue
            worth = f" ({x.worth})" if x.worth else ""
            closed = tr(" Closed: {reason}.", reason=x.reason) if not x.open else ""
            private = tr(" Private by nature.") if x.secret_only else ""
            options.append((str(x.level), f"{x.label}{worth}.{private}{closed}"))
        picked = self._pick(tr("how far"), options)
        return None if picked is None else int(picked)

    def _deadline(self) -> bool:
        self.paper.subhead(tr("A time for an answer, counted from when it is read"))
        picked = self._pick(tr("deadline"), [(str(h), words) for h, words in deadlines()])
        if picked is not None:
            refusal = self.desk.set_deadline(int(picked))
            if refusal is not None:
                self._refused(refusal)
        return picked is not None

    def _haste(self) -> bool:
        self.desk.set_urgent(not self.desk.draft().urgent)
        return True

    def _answers(self) -> bool:
        letters = inbox_letters(self.desk.session, self.desk.side)[:8]
        self.paper.subhead(tr("Which letter it answers"))
        options = [(x.id, f"{x.dateline}: {x.headline}") for x in letters]
        picked = self._pick(tr("answers"), [*options, ("none", "None")])
        if picked is not None:
            refusal = self.desk.set_answers(None if picked == "none" else picked)
            if refusal is not None:
                self._refused(refusal)
        return picked is not None

    def _undo(self) -> bool:
        if not self.desk.undo():
            self.paper.say(tr("There is nothing to take back."))
        return True

    def _pick(self, prompt: str, options: Sequence[tuple[str, str]]) -> str | None:
        self.paper.items([words for _, words in options])
        while True:
            typed = self.paper.ask(prompt)
            if typed.lower() in LEAVE:
                return None
            found = match(typed, options)
            if len(found) == 1:
                return found[0]
            self.paper.say(tr("Type a number from 1 to {options}, or cancel.", options=len(options)))

    def _sheet(self) -> tuple[TermLine, ...]:
        return term_sheet(self.desk.session, self.desk.side, self.desk.draft().channel)

    def _now(self, kind: ClauseKind, term: str, level: int, secret: bool) -> str:
        model = self.desk.session.match.model
        hushed = tr(", in secret") if secret else ""
        if kind is ClauseKind.REFUSAL:
            return tr("you refuse")
        return f"{tr(KIND_WORDS[kind])}: {level_label(model, term, level, self.desk.side)}{hushed}"

    def _refused(self, refusal: Refusal) -> None:
        self.paper.say(in_words(self.desk.session, self.desk.side, refusal))

    # -- in one line -----------------------------------------------------------------------------------------------

    def quick(self, text: str) -> LetterDraft | None:
        """Write a letter from one line, such as `back; tone 1; offer pledge 3; ask arms 4; deadline 24`.

        Parts are parted by semicolons. What cannot be understood or is not allowed is said, and no letter comes of it.
        """
        parts = [p.strip() for p in text.split(";") if p.strip()]
        for number, part in enumerate(parts):
            refusal = self._part(part, first=number == 0)
            if refusal is not None:
                self.paper.say(refusal)
                return None
        problem = self.desk.problem()
        if problem is not None:
            self._refused(problem)
            return None
        return self.desk.draft()

    def _part(self, part: str, *, first: bool) -> str | None:
        words = part.lower().split()
        head, rest = words[0], " ".join(words[1:])
        result: Refusal | str | None = f"“{part}” was not understood. Type help letter."
        if head in ("by", "channel") or first:
            lines = channels(self.desk.session, self.desk.side)
            found = match(rest if head in ("by", "channel") else part, [(c.id, c.label) for c in lines])
            result = (
                self.desk.set_channel(found[0])
                if len(found) == 1
                else tr("There is no way called “{text}”.", text=rest or part)
            )
        elif head == "tone":
            found = match(rest, [(f"{value:g}", label) for value, label in tones()]) if not _is_number(rest) else []
            value = float(found[0]) if len(found) == 1 else _number(rest)
            result = self.desk.set_tone(value) if value is not None else tr("There is no tone “{rest}”.", rest=rest)
        elif head == "deadline":
            result = self.desk.set_deadline(int(rest)) if rest.isdigit() else tr("A deadline is a number of hours.")
        elif head in ("urgent", "haste"):
            result = self.desk.set_urgent(True)
        elif head == "answers":
            letters = inbox_letters(self.desk.session, self.desk.side)
            found = match(rest, [(x.id, x.headline) for x in letters])
            result = self.desk.set_answers(found[0]) if found else tr("You have read no letter “{rest}”.", rest=rest)
        elif head in _VERBS:
            result = self._quick_clause(_VERBS[head], rest)
        return in_words(self.desk.session, self.desk.side, result) if isinstance(result, Refusal) else result

    def _quick_clause(self, kind: ClauseKind, rest: str) -> Refusal | str | None:
        secret = bool(re.search(r"\bsecret\b", rest))
        level = re.search(r"\b(\d+)\b", rest)
        name = re.sub(r"\bsecret\b|\b\d+\b", "", rest).strip()
        model = self.desk.session.match.model
        known = [(t.id, term_label(model, t.id)) for t in model.terms]
        if kind is ClauseKind.THREAT:
            known = [(x.id, term_label(model, x.id)) for x in model.threats.values() if x.by == self.desk.side]
        found = match(name, known)
        if len(found) != 1:
            return tr("There is no term “{name}”. Known: {names}.", name=name, names=", ".join(key for key, _ in known))
        default = 0 if kind is ClauseKind.REFUSAL else 1
        return self.desk.set_clause(found[0], kind, int(level[1]) if level else default, secret=secret)


def _verb(kind: ClauseKind) -> str:
    return {
        ClauseKind.OFFER: tr("Offer it"),
        ClauseKind.ASSURANCE: tr("Give it in any case"),
        ClauseKind.DEMAND: tr("Ask for it"),
        ClauseKind.CONDITION: tr("Make it a condition"),
        ClauseKind.REFUSAL: tr("Refuse it"),
        ClauseKind.THREAT: tr("Warn of it"),
    }[kind]


def _points(cost: int) -> str:
    return trn("{count} point of attention", "{count} points of attention", cost)


def _is_number(text: str) -> bool:
    return _number(text) is not None


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
