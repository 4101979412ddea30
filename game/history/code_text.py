r"""Decisions as the terse text that a replay code packs: one line a watch, ids written out so that they outlive edits.

watch    := us-plan "|" ussr-plan ["|" answers ["|" luck]]
plan     := orders, letters, acceptance, withdrawals and blow, parted by spaces
order    := id
letter   := "@" channel "/" tone ["!" if urgent] [":" deadline] [">" letter answered], then its clauses
clause   := term "/" level kind ["*" if secret]          kind is the first letter of offer, demand, ...
accept   := "=" letter "/" channel;   withdrawal := "~" letter;   blow := "#" id
answers  := question "=" option, parted by spaces
luck     := seed ["*" if historical]
"""

from __future__ import annotations

import re
from types import MappingProxyType

from game.core.letters import Clause, ClauseKind, LetterDraft
from game.core.plans import Acceptance, Plan
from game.core.sides import US, USSR
from game.history.decision import Decision
from game.saves.codec import Misshapen
from game.saves.lines import MOST_SEED
from game.saves.steps import Luck

_ID = r"[A-Za-z0-9_.-]+"
_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_ORDER = re.compile(_ID)
_LETTER = re.compile(rf"@({_ID})/({_NUMBER})(!?)(?::([0-9]{{1,6}}))?(?:>({_ID}))?")
_CLAUSE = re.compile(rf"({_ID})/([0-9]{{1,4}})([a-z])(\*?)")
_ACCEPT = re.compile(rf"=({_ID})/({_ID})")
_WITHDRAW = re.compile(rf"~({_ID})")
_BLOW = re.compile(rf"#({_ID})")
_ANSWER = re.compile(rf"({_ID}(?:/[0-9]{{1,4}})?)=({_ID})")
_LUCK = re.compile(r"([0-9]{1,19})(\*?)")
_KINDS = {kind.value[0]: kind for kind in ClauseKind}


def decision_to_text(decision: Decision) -> str:
    """Return one decision as one line.

    Raises:
        Misshapen: it could not be read back: an id or a number is such as no scenario has.
    """
    parts = [_plan_to_text(decision.plans[US]), _plan_to_text(decision.plans[USSR])]
    answers = " ".join(f"{question}={option}" for question, option in decision.answers)
    luck = "" if decision.luck is None else f"{decision.luck.seed}{'*' * decision.luck.historical}"
    parts += [answers, luck] if luck else [answers] * bool(answers)
    line = "|".join(parts)
    if decision_from_text(line) != decision:
        raise Misshapen("a decision holds what no scenario has")
    return line


def decision_from_text(line: str) -> Decision:
    """Return the decision that a line holds.

    Raises:
        Misshapen: it holds none.
    """
    parts = line.split("|")
    if not 2 <= len(parts) <= 4:
        raise Misshapen("a watch needs two plans")
    answers, luck = (*parts[2:], "", "")[:2]
    return Decision(
        plans=MappingProxyType({US: _plan(parts[0]), USSR: _plan(parts[1])}),
        answers=tuple(_answer(word) for word in answers.split()),
        luck=_luck(luck) if luck else None,
    )


def _plan_to_text(plan: Plan) -> str:
    words = list(plan.orders)
    for letter in plan.letters:
        hours = f":{letter.deadline}" if letter.deadline else ""
        answers = f">{letter.answers}" if letter.answers else ""
        words.append(f"@{letter.channel}/{letter.tone + 0.0:g}{'!' * letter.urgent}{hours}{answers}")
        words += [f"{c.term}/{c.level}{c.kind.value[0]}{'*' * c.secret}" for c in letter.clauses]
    if plan.accept is not None:
        words.append(f"={plan.accept.letter}/{plan.accept.channel}")
    words += [f"~{letter}" for letter in plan.withdraw]
    if plan.blow is not None:
        words.append(f"#{plan.blow}")
    return " ".join(words)


def _plan(text: str) -> Plan:
    orders: list[str] = []
    letters: list[LetterDraft] = []
    clauses: list[list[Clause]] = []
    accept: Acceptance | None = None
    withdraw: list[str] = []
    blow: str | None = None
    for word in text.split():
        if found := _LETTER.fullmatch(word):
            letters.append(
                LetterDraft(
                    channel=found[1],
                    tone=float(found[2]),
                    urgent=bool(found[3]),
                    deadline=int(found[4] or 0),
                    answers=found[5],
                )
            )
            clauses.append([])
        elif (found := _CLAUSE.fullmatch(word)) and clauses and found[3] in _KINDS:
            clauses[-1].append(Clause(term=found[1], level=int(found[2]), kind=_KINDS[found[3]], secret=bool(found[4])))
        elif (found := _ACCEPT.fullmatch(word)) and accept is None:
            accept = Acceptance(letter=found[1], channel=found[2])
        elif found := _WITHDRAW.fullmatch(word):
            withdraw.append(found[1])
        elif (found := _BLOW.fullmatch(word)) and blow is None:
            blow = found[1]
        elif _ORDER.fullmatch(word) and not clauses:
            orders.append(word)
        else:
            raise Misshapen(f"{word[:40]!r} is no part of a plan")
    written = tuple(
        LetterDraft(
            channel=x.channel,
            tone=x.tone,
            clauses=tuple(its),
            urgent=x.urgent,
            deadline=x.deadline,
            answers=x.answers,
        )
        for x, its in zip(letters, clauses, strict=True)
    )
    return Plan(orders=tuple(orders), letters=written, accept=accept, withdraw=tuple(withdraw), blow=blow)


def _answer(word: str) -> tuple[str, str]:
    found = _ANSWER.fullmatch(word)
    if found is None:
        raise Misshapen(f"{word[:40]!r} is no answer")
    return found[1], found[2]


def _luck(text: str) -> Luck:
    found = _LUCK.fullmatch(text)
    if found is None or int(found[1]) > MOST_SEED:
        raise Misshapen(f"{text[:40]!r} is no luck")
    return Luck(seed=int(found[1]), historical=bool(found[2]))
