"""Listings as text: constants and arguments come back as they were, and flawed listings are refused."""

import math

import pytest

from janus_jax.decode import CodeStub, ListingError, Op, check_listing, find_depths, parse_listing
from janus_jax.decode.argument_text import format_argument, parse_argument
from janus_jax.decode.constants import format_constant, parse_constant

CONSTANTS = [
    None, True, ..., 0, -1, 10**30, 1.5, -0.0, math.inf, -math.inf, 2j, complex(-0.0, 1), "a 'b' \n", b"\x00", (), (1,),
    (1, ("x", None)), frozenset({"a"}), slice(1, None, 2), AssertionError, all, CodeStub("f"),
]  # fmt: skip


@pytest.mark.parametrize("value", CONSTANTS, ids=repr)
def test_constant_comes_back(value):
    found = parse_constant(format_constant(value))
    assert type(found) is type(value)
    assert repr(found) == repr(value)


def test_not_a_number_comes_back():
    assert math.isnan(parse_constant(format_constant(math.nan)))


@pytest.mark.parametrize(
    ("op", "arg"),
    [
        (Op.CALL, (2, ("a", "b"))),
        (Op.CALL, (0, ())),
        (Op.CALL_EX, True),
        (Op.IS, False),
        (Op.FORMAT_VALUE, ("r", True)),
        (Op.FORMAT_VALUE, ("", True)),
        (Op.FORMAT_VALUE, ("", False)),
        (Op.UNPACK_EX, (1, 2)),
        (Op.MAKE_FUNCTION, frozenset({"closure", "defaults"})),
        (Op.JUMP, 7),
        (Op.LOAD_FAST, ".0"),
        (Op.BINARY, "[]"),
        (Op.POP, None),
    ],
)
def test_argument_comes_back(op, arg):
    assert parse_argument(op, format_argument(op, arg)) == arg


LOOP = """\
def count(n)
locals i
cells total
line 3
  0 LOAD_FAST n
  1 GET_ITER
line 4
  2 FOR_ITER -> 6
  3 STORE_FAST i
  4 LOAD_DEREF total
  5 JUMP -> 7
  6 RETURN
  7 POP
  8 JUMP -> 2
handlers
  3..5 -> 6 depth 0 lasti
"""


def test_parsed_listing_prints_as_it_was():
    found = parse_listing(LOOP)
    assert found.to_text(lines=True) == LOOP
    assert found.slot_names == ("n", "i", "total")
    assert found.instructions[4].line == 4
    assert found.find_handler(4).push_lasti
    assert found.find_handler(5) is None
    assert found.instructions[2].target == 6
    assert found.instructions[3].target is None


def test_depths_are_counted_over_all_paths():
    rows = ("LOAD_FAST x", "GET_ITER", "FOR_ITER -> 5", "POP", "JUMP -> 2", "LOAD_CONST 1", "RETURN")
    found = parse_listing("\n".join(("def f(x)", *(f"{index} {row}" for index, row in enumerate(rows)))))
    assert find_depths(found) == [0, 1, 1, 2, 1, 0, 1]


@pytest.mark.parametrize(
    "body",
    [
        "0 LOAD_CONST 1\n1 JUMP -> 5",
        "0 LOAD_CONST 1\n1 POP",
        "0 POP\n1 RETURN",
        "0 LOAD_FAST y\n1 RETURN",
        "0 LOAD_FAST x\n1 JUMP_IF_TRUE -> 3\n2 LOAD_CONST 1\n3 LOAD_CONST 1\n4 RETURN",
        "1 LOAD_CONST 1\n2 RETURN",
        "0 LOAD_CONST 1\n1 RETURN\nhandlers\n0..1 -> 0 depth 3",
        "0 LOAD_CONST 1\n1 RETURN\nhandlers\n0..2 -> 0 depth 0\n1..2 -> 0 depth 0",
    ],
    ids=["leaves", "runs off the end", "pops nothing", "no slot", "depths differ", "index", "deep handler", "overlap"],
)  # fmt: skip
def test_flawed_listing_is_refused(body):
    with pytest.raises(ListingError):
        check_listing(parse_listing(f"def f(x)\n{body}"))
