"""Fusion: steps that CPython spreads over several instructions become one.

A fuser sees one step and the steps already put out before it, and puts out what replaces them.

Invariant: a fused step has the offset and line of its last part, and nothing jumps between the parts of one.
"""

from collections.abc import Callable, Container

from janus_jax.decode.ops import Op
from janus_jax.decode.rules import SlotOp, Step, UnknownOpcode

#: Builtins of which CPython 3.14 writes out a call with a generator expression as a loop, where the name means them
#: (Python/codegen.c, maybe_optimize_function_call).
_WRITTEN_OUT = (tuple, all, any)
#: `with` on 3.14, below the CALL: https://github.com/python/cpython/blob/v3.14.0/Python/codegen.c (codegen_with_inner)
_WITH_SETUP = (
    (Op.COPY, 1),
    (SlotOp.LOAD_SPECIAL, "__exit__"),
    (Op.SWAP, 2),
    (Op.SWAP, 3),
    (SlotOp.LOAD_SPECIAL, "__enter__"),
)


def drop_prologue(steps: list[Step]) -> list[Step]:
    """The steps without what ends at the first RESUME: the making of the frame's cells. Later RESUMEs mean nothing."""
    resumed = False
    kept = []
    for step in steps:
        if step.op is SlotOp.RESUME:
            resumed = True
        elif resumed or step.op is not Op.MAKE_CELL:
            kept.append(step)
    return kept


def fuse(steps: list[Step], targets: Container[int]) -> list[Step]:
    """The steps with every group fused; `targets` are the byte offsets that something jumps to."""
    fused: list[Step] = []
    for step in steps:
        fuser = _FUSERS.get(step.op)
        if fuser is None:
            fused.append(step)
        else:
            fuser(step, fused, targets)
    return fused


def _replace(step: Step, count: int, fused: list[Step], targets: Container[int], *steps: Step) -> None:
    """Put `steps` in the place of the last `count` ones and of `step`."""
    first = len(fused) - count
    parts = (*fused[first:], step)
    if any(part.offset in targets and part.offset != parts[0].offset for part in parts):
        raise UnknownOpcode(f"{step.op.name} with a jump into it", step.line)
    fused[first:] = steps


def _ends_with(fused: list[Step], op: Op | SlotOp) -> bool:
    return bool(fused) and fused[-1].op is op


def _fuse_call(step: Step, fused: list[Step], targets: Container[int]) -> None:
    """Keywords are named by a KW_NAMES before it (3.11, 3.12); the CALL that enters a `with` (3.14) is recognised."""
    if _ends_with(fused, SlotOp.KW_NAMES):
        _replace(step, 1, fused, targets, step._replace(arg=(step.arg, fused[-1].arg)))
    elif _ends_with(fused, SlotOp.LOAD_SPECIAL):
        _fuse_with(step, fused, targets)
    else:
        fused.append(step._replace(arg=(step.arg, ())))


def _fuse_with(step: Step, fused: list[Step], targets: Container[int]) -> None:
    """Leaves exit, NULL and value, the slots that the code after it counts on."""
    count = len(_WITH_SETUP)
    if tuple((part.op, part.arg) for part in fused[-count:]) != _WITH_SETUP:
        raise UnknownOpcode("LOAD_SPECIAL", step.line)
    enter = step._replace(op=Op.WITH_ENTER, arg=None)
    null = step._replace(op=SlotOp.PUSH_NULL, arg=None)
    swap = step._replace(op=Op.SWAP, arg=2)
    _replace(step, count, fused, targets, enter, null, swap)


def _fuse_call_kw(step: Step, fused: list[Step], targets: Container[int]) -> None:
    """The names, a constant that lies on top of the stack (3.13 and later), become part of the call."""
    if not _ends_with(fused, Op.LOAD_CONST):
        raise UnknownOpcode("CALL_KW", step.line)
    _replace(step, 1, fused, targets, step._replace(op=Op.CALL, arg=(step.arg, fused[-1].arg)))


def _fuse_function_attribute(step: Step, fused: list[Step], targets: Container[int]) -> None:
    """MAKE_FUNCTION takes the value itself: it lies below the code object, in the fixed order (3.13 and later)."""
    if not _ends_with(fused, Op.MAKE_FUNCTION):
        raise UnknownOpcode("SET_FUNCTION_ATTRIBUTE", step.line)
    make = fused[-1]
    if step.arg == "closure":
        _mark_closure(fused)
    _replace(step, 1, fused, targets, make._replace(arg=make.arg | {step.arg}))


def _mark_closure(fused: list[Step]) -> None:
    """3.13 and later load cells with LOAD_FAST; these are the cells of `BUILD_TUPLE n; LOAD_CONST; MAKE_FUNCTION`."""
    build = fused[-3]
    if build.op is not Op.BUILD_TUPLE:
        raise UnknownOpcode("closure", build.line)
    for position in range(len(fused) - 3 - build.arg, len(fused) - 3):
        fused[position] = fused[position]._replace(op=Op.LOAD_CLOSURE)


def _fuse_format(step: Step, fused: list[Step], targets: Container[int]) -> None:
    """A conversion right before it becomes part of it, as on 3.11."""
    if step.arg == ("", False) and _ends_with(fused, Op.CONVERT_VALUE):
        _replace(step, 1, fused, targets, step._replace(arg=(fused[-1].arg, False)))
    else:
        fused.append(step)


def _fuse_format_with_spec(step: Step, fused: list[Step], targets: Container[int]) -> None:
    """So does a conversion before a constant spec; where computing the spec can be noticed, CONVERT_VALUE stays."""
    step = step._replace(op=Op.FORMAT_VALUE)
    if _ends_with(fused, Op.LOAD_CONST) and _ends_with(fused[:-1], Op.CONVERT_VALUE):
        conversion, spec = fused[-2:]
        _replace(step, 2, fused, targets, spec, step._replace(arg=(conversion.arg, True)))
    else:
        fused.append(step._replace(arg=("", True)))


def _unfold_slice(step: Step, fused: list[Step], targets: Container[int]) -> None:
    """The one step that grows: slices, alone or in a tuple, are constants on 3.14 and built from parts before."""
    if type(step.arg) is slice:
        parts = (step.arg.start, step.arg.stop, step.arg.step)
        count = 2 if step.arg.step is None else 3
        fused.extend(step._replace(arg=part) for part in parts[:count])
        fused.append(step._replace(op=Op.BUILD_SLICE, arg=count))
    elif type(step.arg) is tuple and any(type(item) is slice for item in step.arg):
        for item in step.arg:
            _unfold_slice(step._replace(arg=item), fused, targets)
        fused.append(step._replace(op=Op.BUILD_TUPLE, arg=len(step.arg)))
    else:
        fused.append(step)


def _fuse_class_deref(step: Step, fused: list[Step], targets: Container[int]) -> None:
    """After LOAD_LOCALS it is the LOAD_CLASSDEREF of 3.11; any other namespace is that of type parameters."""
    if _ends_with(fused, Op.UNSUPPORTED) and fused[-1].arg == "LOAD_LOCALS":
        _replace(step, 1, fused, targets, step._replace(op=Op.LOAD_CLASSDEREF))
    else:
        fused.append(step._replace(op=Op.UNSUPPORTED, arg=step.op.name))


def _drop_to_bool(step: Step, fused: list[Step], targets: Container[int]) -> None:
    """What takes the truth of its operand itself needs no TO_BOOL before it (3.13 and later); `not not` is "bool"."""
    if step.arg == "not" and _ends_with(fused, Op.UNARY) and fused[-1].arg == "not" and step.offset not in targets:
        fused[-1] = step._replace(arg="bool")
        return
    if _ends_with(fused, SlotOp.TO_BOOL) and (step.op is not Op.UNARY or step.arg == "not"):
        fused.pop()
    fused.append(step)


def _fuse_written_out(step: Step, fused: list[Step], targets: Container[int]) -> None:
    """`any(x for ...)` is called, as before 3.14: the loop that stands for it there is never gone to."""
    name, builtin, test = ([*fused[-3:]] + [step] * 3)[:3]
    is_test = (name.op, name.arg, builtin.op, test.op) == (Op.COPY, 1, Op.LOAD_CONST, Op.IS)
    if is_test and any(builtin.arg is known for known in _WRITTEN_OUT):
        _replace(step, 3, fused, targets, step._replace(op=Op.JUMP))
    else:
        _drop_to_bool(step, fused, targets)


_FUSERS: dict[Op | SlotOp, Callable[[Step, list[Step], Container[int]], None]] = {
    Op.LOAD_CONST: _unfold_slice,
    Op.CALL: _fuse_call,
    SlotOp.CALL_KW: _fuse_call_kw,
    SlotOp.SET_FUNCTION_ATTRIBUTE: _fuse_function_attribute,
    Op.FORMAT_VALUE: _fuse_format,
    SlotOp.FORMAT_WITH_SPEC: _fuse_format_with_spec,
    SlotOp.LOAD_FROM_DICT_OR_DEREF: _fuse_class_deref,
    Op.JUMP_IF_TRUE: _drop_to_bool,
    Op.JUMP_IF_FALSE: _fuse_written_out,
    Op.UNARY: _drop_to_bool,
}
