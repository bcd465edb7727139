"""What the corpus and the goldens do not show: limits, names of slots, lines, and the refusal of what is unknown."""

import inspect
import sys
import types

import pytest

from janus_jax.decode import Op, UnknownOpcode, check_listing, decode, decoder
from janus_jax.decode.rules import SlotOp, Step
from janus_jax.decode.shapes import ShapeError, spell

TABLE = decoder.TABLES[sys.version_info[:2]]


def ops(function):
    return [instruction.op for instruction in decode(function.__code__).instructions]


def spelled(op, arg, shape):
    spelling = spell(Step(op, arg, 0, 1), shape, TABLE)
    return spelling.after, spelling.neutral


def test_coroutine_decodes_up_to_the_first_await():
    async def fetch(x):
        y = x + 1
        return await y

    assert decode(fetch.__code__).instructions[-1].op is Op.UNSUPPORTED
    assert Op.BINARY in ops(fetch)


def test_exception_group_handler_is_unsupported():
    def run(f):
        try:
            f()
        except* ValueError:
            pass

    found = decode(run.__code__)
    assert [row.arg for row in found.instructions if row.op is Op.UNSUPPORTED] == ["CHECK_EG_MATCH"]
    check_listing(found)


def test_unknown_opcode_names_it_and_its_line(monkeypatch):
    rules = {name: rule for name, rule in TABLE.rules.items() if name != "BUILD_MAP"}
    monkeypatch.setitem(decoder.TABLES, sys.version_info[:2], TABLE._replace(rules=rules))

    def build():
        return {}

    with pytest.raises(UnknownOpcode) as caught:
        decode(build.__code__)
    assert (caught.value.name, caught.value.line) == ("BUILD_MAP", build.__code__.co_firstlineno + 1)


def test_unknown_python_is_refused(monkeypatch):
    monkeypatch.delitem(decoder.TABLES, sys.version_info[:2])
    with pytest.raises(UnknownOpcode, match="Python 3"):
        decode(ops.__code__)


def test_lines_and_offsets_are_those_of_the_code():
    def pair(x):
        y = x
        return y, len(x)

    code = pair.__code__
    rows = decode(code).instructions
    assert {row.line - code.co_firstlineno for row in rows} == {1, 2}
    assert [row.offset for row in rows] == sorted(row.offset for row in rows)
    (call,) = [row for row in rows if row.op is Op.CALL]
    assert code.co_code[call.offset] in code.co_code


def test_slot_names_are_those_of_the_code():
    def outer(a, b=1, *c, d, **e):
        f = a

        def inner():
            return a, f, d

        return inner

    code = outer.__code__
    found = decode(code)
    assert found.argument_names == ("a", "b", "d", "c", "e")
    assert found.slot_names == tuple(code._varname_from_oparg(i) for i in range(len(found.slot_names)))
    assert set(found.cell_names) == {"a", "d", "f"}


@pytest.mark.skipif(sys.version_info < (3, 12), reason="3.11 inlines no comprehensions")
def test_free_variable_and_comprehension_variable_are_two_slots():
    x = 1

    def inner():
        return x, [x for x in range(2)], x

    found = decode(inner.__code__)
    assert found.free_names == ("free.x",)
    assert {row.arg for row in found.instructions if row.op is Op.LOAD_DEREF} == {"free.x"}
    assert {row.arg for row in found.instructions if row.op is Op.STORE_FAST} == {"x"}


def test_truth_is_left_to_jumps():
    def choose(a, b):
        if not a or a < b:
            return not b
        return None

    assert "bool" not in [row.arg for row in decode(choose.__code__).instructions if row.op is Op.UNARY]


def test_swap_of_two_values_counts_values_only():
    assert spelled(Op.SWAP, 4, "vvnv") == ("vvnv", ((Op.SWAP, 3),))


def test_swap_with_an_empty_slot_rotates_what_lies_between():
    assert spelled(Op.SWAP, 2, "nv") == ("vn", ())
    assert spelled(Op.SWAP, 4, "nvvv") == ("vvvn", ((Op.SWAP, 3), (Op.SWAP, 2)))
    assert spelled(Op.SWAP, 4, "vvvn") == ("nvvv", ((Op.SWAP, 2), (Op.SWAP, 3)))


def test_empty_slots_vanish_from_calls_and_pops():
    assert spelled(SlotOp.PUSH_NULL, None, "v") == ("vn", ())
    assert spelled(Op.POP, None, "vn") == ("v", ())
    assert spelled(Op.CALL, (2, ()), "vnvv") == ("v", ((Op.CALL, (2, ())),))
    assert spelled(Op.CALL, (2, ()), "vvvv") == ("v", ((Op.CALL, (3, ())),))
    assert spelled(Op.CALL, (2, ("k",)), "nvvv") == ("v", ((Op.CALL, (1, ("k",))),))
    assert spelled(Op.LIST_APPEND, 3, "vnvv") == ("vnv", ((Op.LIST_APPEND, 2),))


@pytest.mark.parametrize(
    ("op", "arg", "shape"),
    [(Op.BINARY, "+", "nv"), (Op.POP, None, ""), (Op.COPY, 2, "nv"), (Op.CALL, (1, ()), "nnv"), (Op.UNPACK, 2, "n")],
)
def test_empty_slot_as_an_operand_is_refused(op, arg, shape):
    with pytest.raises(ShapeError):
        spelled(op, arg, shape)


def test_every_opcode_of_this_python_has_a_rule():
    """Except the specialised, instrumented and internal ones, which code objects do not show."""
    dis = pytest.importorskip("dis")
    hidden = ("INSTRUMENTED_", "CACHE", "EXTENDED_ARG", "INTERPRETER_EXIT", "RESERVED", "ENTER_EXECUTOR")
    hidden += ("EXIT_INIT_CHECK", "ANNOTATIONS_PLACEHOLDER")
    names = {name for name, number in dis.opmap.items() if number < 256 and not name.startswith(hidden)}
    assert names - set(TABLE.rules) == set()


def test_decoding_leaves_the_code_alone():
    function = types.FunctionType(inspect.getsource.__code__, {})
    before = function.__code__.co_code
    assert str(decode(function.__code__)) == str(decode(function.__code__))
    assert function.__code__.co_code == before
