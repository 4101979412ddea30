"""A fingerprint of the truth: the same game gives the same digest on every machine."""

from __future__ import annotations

import hashlib

from game.core.crisis import Crisis


def digest(crisis: Crisis) -> str:
    """Return the SHA-256 of everything that is true, as 64 hexadecimal digits.

    Hashes canonical numbers and ids, never a representation made for people. All values lie on the grid of 1/64 or are
    whole hours, so they are exact; values a persona brings along are written with seventeen digits.
    """
    setup = crisis.setup
    parts: list[str] = [
        setup.scenario,
        setup.start,
        str(setup.seed),
        ",".join(setup.personas),
        f"{setup.hazard:.17g},{int(setup.historical_luck)},{int(setup.nature)},{setup.fog:.17g}",
        ",".join(f"{x:.17g}" for x in (*setup.temperament, *setup.attention)),
        crisis.stage,
        str(crisis.watch),
        str(crisis.clash_steps),
        crisis.cause or "",
        f"{crisis.ending.id}@{crisis.ending.t:.17g}" if crisis.ending else "",
        f"{crisis.last_no_bargain:.17g},{crisis.last_bargain:.17g}",
        ",".join(f"{x:.17g}" for x in crisis.v),
        ",".join(f"{x:.17g}" for x in crisis.given),
        ",".join(map(str, crisis.given_count)),
        ",".join(map(str, crisis.fired)),
        ",".join(f"{i}@{hour:.17g}{manner}" for i, hour, manner in crisis.pending),
        ",".join(crisis.promises),
        ",".join(f"{x:.17g}" for side in crisis.signals for x in side),
    ]
    for letter in crisis.archive:
        clauses = ",".join(f"{c.term}:{c.level}:{c.kind}:{int(c.secret)}" for c in letter.clauses)
        parts.append(
            f"{letter.id}|{letter.channel}|{letter.tone:.17g}|{clauses}|{int(letter.urgent)}|{letter.deadline}|"
            f"{letter.answers or ''}|{letter.arrives:.17g}|{letter.accepts or ''}|{letter.read}|{int(letter.leaked)}|"
            f"{letter.sent:.17g}|{int(letter.offer)}|{','.join(letter.withdraws)}|{int(letter.withdrawn)}"
        )
    parts.append(",".join(x.id for x in crisis.mail))
    parts.append(",".join(o.id for o in crisis.offers))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
