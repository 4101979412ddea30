"""Line files: read, refused, followed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from game.ai import LineError, LinePolicy, UnknownPolicyError, known_policies, policy_for
from game.ai.chance import Chance
from game.ai.line_file import line_from, read_line
from game.ai.persona import Persona
from game.core.legality import refuse_letter
from game.core.letters import ClauseKind
from game.core.luck import Dice
from game.core.plans import Question
from tests.ai.small import form, gives, letter, small_model, values, view

MODEL = small_model()
DICE = Dice(1, 288, "us")
HEAD = "line: trial\ntitle: A trial\nside: us\nrest: kennedy\n"


def following(watches: str, model=MODEL, head: str = HEAD, **more) -> LinePolicy:
    import yaml

    data = yaml.safe_load(head) | {"watches": yaml.safe_load(dedent(watches))} | more
    return LinePolicy(model, line_from(data, "trial.yaml", model))


def plan_of(policy: LinePolicy, **more):
    return policy.plan(view(MODEL, "us", **more), DICE)[0]


def skipped(policy: LinePolicy) -> dict[str, str]:
    return {s.act: s.why for s in policy.skipped}


def test_an_entry_is_done_in_the_watch_its_hour_falls_in_and_the_persona_sits_there_otherwise():
    policy = following("- {at: 299.5, orders: [dither]}")
    assert plan_of(policy, t=288.0).orders == ("dither",)
    assert plan_of(policy, t=300.0).orders == ("look", "speak")
    assert plan_of(policy, t=276.0).orders == ("look", "speak")


def test_hours_may_be_told_in_washington_time():
    policy = following("- {at: '1962-10-28T09:00', orders: [dither]}")
    assert plan_of(policy, t=288.0).orders == ("dither",)


def test_letters_are_written_by_term_and_by_clause():
    policy = following(
        """
        - at: 290
          letters:
            - channel: cable
              tone: 0.5
              terms: {pledge: 2, arms: arms 4}
              clauses:
                - {term: jupiters, level: 2, kind: assurance, secret: true}
                - {term: strike, level: 1, kind: threat}
              deadline: 24
              answers: newest-private
        """
    )
    private = letter(MODEL, "ussr-1", "ussr", "cable", ())
    public = letter(MODEL, "ussr-2", "ussr", "radio", (), sent=280.0)
    desk = view(MODEL, "us", read=(private, public))
    (draft,) = policy.plan(desk, DICE)[0].letters
    assert refuse_letter(MODEL, desk, draft) is None
    assert (draft.tone, draft.deadline, draft.answers) == (0.5, 24, "ussr-1")
    assert [(c.term, c.level, c.kind.value) for c in draft.clauses] == [
        ("pledge", 2, "offer"),
        ("arms", 4, "demand"),
        ("jupiters", 2, "assurance"),
        ("strike", 1, "threat"),
    ]


def test_what_is_not_open_is_skipped_with_its_reason_and_the_rest_is_done():
    policy = following(
        """
        - at: 290
          orders: [look, look-away, dither, speak]
          letters:
            - {channel: cable, terms: {pledge: 1}}
            - {channel: radio, clauses: [{term: jupiters, level: 2}]}
            - {channel: cable, terms: {pledge: 1}}
          accept: {from: newest, channel: cable}
          withdraw: [private]
        """
    )
    plan = plan_of(policy, eligible=("look", "look-away", "speak"))
    assert plan.orders == ("look",)
    assert [x.channel for x in plan.letters] == ["cable"]
    found = skipped(policy)
    assert found["order:look-away"] == "it contradicts another order"
    assert found["order:dither"] == "it cannot be given now"
    assert found["order:speak"] == "no attention is left for it"
    assert "secret" in found["letter:radio"]
    assert found["letter:cable"] == "another letter goes by that channel"
    assert found["accept:newest"] == found["withdraw:private"] == "no such offer stands"


def test_the_offer_taken_can_be_the_newest_the_softest_the_private_or_the_public_one():
    mild = letter(MODEL, "ussr-1", "ussr", "cable", gives("ussr", arms=4, pledge=3), sent=260.0)
    dear = letter(MODEL, "ussr-2", "ussr", "radio", gives("ussr", arms=4, pledge=3, jupiters=4), sent=270.0)
    idle = letter(MODEL, "ussr-3", "ussr", "cable", gives("ussr", arms=1), sent=280.0)
    for which, taken in {"newest": "ussr-2", "softest": "ussr-1", "private": "ussr-1", "public": "ussr-2"}.items():
        policy = following(f"- {{at: 290, accept: {{from: {which}, channel: back}}}}")
        accept = plan_of(policy, their_offers=(mild, dear, idle), v=values(us_faith=20.0)).accept
        assert accept is not None
        assert (accept.letter, accept.channel) == (taken, "back")


def test_a_yes_is_said_alone_and_never_twice():
    offer = letter(MODEL, "ussr-1", "ussr", "cable", gives("ussr", arms=4))
    said = letter(MODEL, "us-1", "us", "cable", (), accepts="ussr-1", read=None)
    text = "- {at: 290, accept: {from: newest, channel: back}, letters: [{channel: un, terms: {pledge: 1}}]}"
    policy = following(text)
    plan = plan_of(policy, their_offers=(offer,))
    assert plan.accept is not None
    assert plan.letters == ()
    assert skipped(policy) == {"letter:un": "a yes is said alone"}
    again = following(text)
    assert plan_of(again, their_offers=(offer,), sent=(said,)).accept is None
    assert skipped(again)["accept:newest"] == "a yes is under way"


def test_own_offers_are_withdrawn_by_a_letter_of_the_same_watch():
    old = letter(MODEL, "us-1", "us", "cable", gives("us", arms=4, pledge=3))
    policy = following("- {at: 290, withdraw: [newest], letters: [{channel: back, terms: {arms: 4}}]}")
    assert plan_of(policy, own_offers=(old,)).withdraw == ("us-1",)
    mute = following("- {at: 290, withdraw: [all]}")
    assert plan_of(mute, own_offers=(old,)).withdraw == ()
    assert skipped(mute) == {"withdraw:all": "no letter goes that could say so"}


def test_the_persona_adds_to_a_named_watch_only_if_the_line_lets_him():
    alone = following("- {at: 290, orders: [look-away]}")
    joined = following("- {at: 290, orders: [look-away]}", exclusive=False)
    assert plan_of(alone).orders == ("look-away",)
    assert plan_of(joined).orders == ("look-away", "speak")


def test_a_persona_that_joins_in_writes_and_accepts_as_well():
    offer = letter(MODEL, "ussr-1", "ussr", "cable", gives("ussr", arms=4))
    joined = following("- {at: 290, orders: [look-away]}", exclusive=False)
    eager = values(p_inertia_us=-500.0, us_due=9999.0)
    assert plan_of(joined, v=eager, their_offers=(offer,)).accept is not None
    writer = small_model(forms={"us": (form("assure", "us", 0, "back", 9.0),), "ussr": ()})
    policy = following("- {at: 290, orders: [look-away]}", model=writer, exclusive=False)
    assert [x.channel for x in policy.plan(view(writer, "us"), DICE)[0].letters] == ["back"]


def test_named_answers_are_given_and_others_are_the_personas():
    question = Question(key="plane-lost", choice="plane-lost", side="us", options=("hold", "retaliate", "quiet"))
    policy = following("[]", answers={"plane-lost": "retaliate"})
    assert policy.answer(view(MODEL, "us"), question, DICE)[0] == "retaliate"
    closed = replace(question, options=("hold", "quiet"))
    assert policy.answer(view(MODEL, "us"), closed, DICE)[0] == "hold"
    assert skipped(policy) == {"answer:plane-lost": "retaliate was not open"}
    assert following("[]").answer(view(MODEL, "us"), question, DICE)[0] == "hold"


def test_under_blows_the_persona_fights():
    policy = following("- {at: 290, orders: [look]}")
    assert plan_of(policy, clash_options=("cease", "go-on"), eligible=()).blow == "go-on"


def test_every_mistake_of_a_file_is_told_at_once_with_its_line(tmp_path: Path):
    path = tmp_path / "bad.yaml"
    path.write_text(
        dedent(
            """\
            line: bad
            title: Bad
            side: us
            rest: khrushchev
            watches:
              - at: tomorrow
                orders: [lok]
                letters:
                  - channel: pigeon
                    tone: 0.3
                    terms: {pledge: 9, castor: 1}
                    clauses:
                      - {term: arms, level: 4, kind: offer}
                      - {term: berlin, level: 1, kind: threat}
            answers: {plane-lost: pray}
            """
        ),
        encoding="utf-8",
    )
    with pytest.raises(LineError) as caught:
        read_line(path, MODEL)
    assert [p.line for p in caught.value.problems] == [4, 6, 7, 9, 10, 11, 11, 13, 14, 15]
    text = str(caught.value)
    assert "did you mean 'look'" in text
    assert "did you mean 'castro'" in text


@pytest.mark.parametrize(
    "text",
    ["", "[]", "line: 3", "just words", "{", "line: a\nline: b", HEAD, HEAD + "watches: {}", HEAD + "watches: [{}]"],
)
def test_a_malformed_file_is_a_line_error(tmp_path: Path, text: str):
    path = tmp_path / "bad.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LineError):
        read_line(path, MODEL)


def test_binary_junk_is_a_line_error(tmp_path: Path):
    path = tmp_path / "bad.yaml"
    path.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(LineError):
        read_line(path, MODEL)


def test_policies_are_found_by_name_and_by_path(tmp_path: Path):
    path = tmp_path / "mine.yaml"
    path.write_text(HEAD + "watches: []\n", encoding="utf-8")
    assert isinstance(policy_for("kennedy", MODEL, "us"), Persona)
    assert isinstance(policy_for("random", MODEL, "ussr"), Chance)
    mine = policy_for(str(path), MODEL, "us")
    assert isinstance(mine, LinePolicy)
    assert mine.persona == "kennedy"
    assert policy_for("random", MODEL, "ussr").persona == "khrushchev"
    assert known_policies(MODEL, "us") == ("kennedy", "random", "history")


def test_history_is_the_line_the_scenario_ships():
    shipped = small_model(
        words={"lines": {"history-us": {"line": "h", "title": "H", "side": "us", "rest": "kennedy", "watches": []}}}
    )
    assert isinstance(policy_for("history", shipped, "us"), LinePolicy)
    with pytest.raises(UnknownPolicyError, match="no line of history"):
        policy_for("history", shipped, "ussr")


def test_an_unknown_policy_is_refused_with_what_there_is():
    with pytest.raises(UnknownPolicyError, match="did you mean 'kennedy'"):
        policy_for("kenedy", MODEL, "us")
    with pytest.raises(UnknownPolicyError):
        policy_for("khrushchev", MODEL, "us")


def test_a_line_of_the_other_desk_is_refused(tmp_path: Path):
    path = tmp_path / "mine.yaml"
    path.write_text(HEAD + "watches: []\n", encoding="utf-8")
    with pytest.raises(LineError, match="not for 'ussr'"):
        policy_for(str(path), MODEL, "ussr")


def test_a_refusal_in_a_line_is_a_refusal():
    policy = following("- {at: 290, letters: [{channel: cable, clauses: [{term: jupiters, level: 0, kind: refusal}]}]}")
    assert plan_of(policy).letters[0].clauses[0].kind is ClauseKind.REFUSAL


def test_own_offers_are_named_by_kind_or_id():
    mild = letter(MODEL, "us-1", "us", "cable", gives("us", arms=4, pledge=1))
    dear = letter(MODEL, "us-2", "us", "radio", gives("us", arms=4, pledge=3), sent=280.0)
    for which, gone in {
        "all": ("us-1", "us-2"),
        "softest": ("us-2",),
        "private": ("us-1",),
        "public": ("us-2",),
        "us-1": ("us-1",),
        "us-9": (),
    }.items():
        policy = following(f"- {{at: 290, withdraw: [{which}], letters: [{{channel: back, terms: {{arms: 4}}}}]}}")
        assert plan_of(policy, own_offers=(mild, dear), v=values(us_faith=20.0)).withdraw == gone


def test_a_yes_waits_for_a_free_channel_and_is_idle_once_a_bargain_is_struck():
    offer = letter(MODEL, "ussr-1", "ussr", "cable", gives("ussr", arms=4))
    text = "[{at: 290, accept: {from: newest, channel: back}}, {at: 291, accept: {from: newest, channel: cable}}]"
    busy = following(text)
    assert plan_of(busy, their_offers=(offer,), busy=frozenset({"back", "cable"})).accept is None
    assert set(skipped(busy).values()) == {"the channel is busy"}
    struck = following(text)
    assert plan_of(struck, their_offers=(offer,), v=values(struck=1.0)).accept is None
    assert set(skipped(struck).values()) == {"a bargain is struck"}
    twice = following(text)
    accept = plan_of(twice, their_offers=(offer,)).accept
    assert accept is not None
    assert accept.channel == "back"
    assert set(skipped(twice).values()) == {"another offer is accepted already"}


def test_letters_need_attention_and_an_answer_needs_a_letter_that_was_read():
    read = letter(MODEL, "ussr-7", "ussr", "cable", ())
    policy = following(
        """
        - at: 290
          orders: [look, look]
          letters:
            - {channel: un, answers: ussr-7}
            - {channel: back, answers: ussr-8}
            - {channel: cable}
        """
    )
    plan = plan_of(policy, read=(read,), attention=3)
    assert [x.answers for x in plan.letters] == ["ussr-7", None]
    assert skipped(policy) == {"letter:cable": "no attention is left for it", "order:look": "it is given already"}
