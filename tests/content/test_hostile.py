"""Files made to break the loader: it says what is wrong, quickly, and never falls over."""

import random
import time

import pytest

from game.content import check

NESTED = 400_000


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x00\x01\x02\x03binary", "bad-yaml"),
        (b"\xff\xfe\x00b\x00a\x00d", "bad-encoding"),
        (bytes(range(256)) * 50, "bad-encoding"),
        (b"a: 1\n" * 2_000_000, "too-large"),
        (b"x: " + b"[" * NESTED + b"]" * NESTED, "too-deep"),
        (b"x: " + b"{a: " * 300_000, "too-deep"),
        (b"x: " + b"[" * 40 + b"]" * 40, "too-deep"),
        (b"- " * 2000 + b"x", "too-deep"),
        (b"just words", "bad-value"),
        (b"- a\n- list", "bad-value"),
        (b"a: b: c", "bad-yaml"),
        (b'a: "unfinished', "bad-yaml"),
        (b"? [a, b]\n: 1", "bad-yaml"),
        (b"%YAML 9.9\n---\na: 1", "bad-yaml"),
        (b"a: 1\n---\nb: 2", "bad-yaml"),
        (b"a: *nothing", "bad-yaml"),
        (b"a: &x [*x]", "alias"),
    ],
    ids=lambda x: x[:14].decode("latin-1") if isinstance(x, bytes) else x,
)
def test_a_file_that_is_no_scenario_is_refused_in_a_second(mini, content, code):
    mini.write("junk.yaml", content)
    began = time.monotonic()
    problems = check([mini.folder])
    assert code in {p.code for p in problems}, problems
    assert all(p.file for p in problems)
    assert time.monotonic() - began < 5


def test_an_alias_bomb_stays_small(mini):
    rows = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    rows += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 40)]
    mini.write("junk.yaml", "\n".join(rows))
    began = time.monotonic()
    problems = check([mini.folder])
    assert {p.code for p in problems} == {"alias"}
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        ("1e400", "number-too-large"),
        ("9" * 800, "number-too-large"),
        ("-9999999", "number-too-large"),
        ("2**2**2**2**2**2", "bad-power"),
        ("us_home**8*us_home**8", "number-too-large"),
        ("1/0", "division-by-zero"),
        ("where(" * 30 + "1", "bad-syntax"),
        ("max(" * 60 + "1" + ", 1)" * 60, "too-long"),
        ("us_home+" * 100 + "1", "too-long"),
        ("().__class__", "bad-syntax"),
        ("draw(v[0], 1)", "bad-syntax"),
        ("v", "unknown-name"),
        ("luck", "unknown-name"),
        ("a", "unknown-name"),
        ("x1", "unknown-name"),
        ("__builtins__", "unknown-name"),
        ("(us_home := 5)", "bad-syntax"),
        ("1_000_000_0", "bad-syntax"),
        ("0x7fffffffffffffff", "bad-syntax"),
    ],
)
def test_a_formula_made_to_do_harm_is_refused(mini, amount, code):
    problems = check([mini.bend("acts.yaml", '"us_hawks -= 2"', f'"us_hawks -= {amount}"').folder])
    assert code in {p.code for p in problems}, problems


def test_numbers_of_any_size_in_any_place_are_problems_or_harmless(mini):
    text = (mini.folder / "acts.yaml").read_text()
    for number in ("99999999999999999999", "-1", "1e308", "-0.0", ".inf", ".nan", "0x10", "1" * 5000):
        (mini.folder / "acts.yaml").write_text(text.replace("cost: 1\n      when", f"cost: {number}\n      when"))
        assert check([mini.folder]), number


def test_any_bytes_changed_in_any_file_end_in_problems_or_a_model(mini):
    rng = random.Random(1962)
    files = sorted(mini.folder.rglob("*.yaml"))
    whole = {file: file.read_bytes() for file in files}
    for _ in range(60):
        file = rng.choice(files)
        content = bytearray(whole[file])
        for _ in range(rng.randint(1, 6)):
            spot = rng.randrange(len(content))
            content[spot : spot + rng.randint(0, 8)] = rng.choice(
                [b"", b":", b"[", b'"', b"\n", b"  ", b"- ", b"\xc3\x28", b"9e9", b"null", b"{}", b"*a", b"us"]
            )
        file.write_bytes(bytes(content))
        for problem in check([mini.folder]):
            assert problem.code
            assert str(problem)
        file.write_bytes(whole[file])


def test_a_family_of_the_wrong_shape_is_a_problem(mini):
    for family in (
        "orders",
        "tracks",
        "events",
        "choices",
        "stages",
        "letters",
        "drift",
        "score",
        "personas",
        "starts",
    ):
        for shape in ("7", "text", "[1, 2]", "{us: 3}", "{us: {x: 3}}", "{a: {b: {c: {d: 1}}}}"):
            (mini.folder / "zz.yaml").write_text(f"extends: mini\nid: bad\n{family}: {shape}\n")
            bad = mini.folder.parent / "bad"
            bad.mkdir(exist_ok=True)
            (mini.folder / "zz.yaml").rename(bad / "scenario.yaml")
            assert check([bad]), (family, shape)
