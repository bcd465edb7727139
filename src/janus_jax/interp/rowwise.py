"""Whether a function of JAX's treats each row of an array for itself, so that rows may be added behind the others.

The function is traced with a symbol for the number of rows, and the equations are followed from the arguments to the
results: of each value it is known along which axis its rows lie.

Invariant: a result is said to have rows only if its first n rows are what the function makes of the first n rows of its
arguments, for each n; where a rule is missing the answer is no.
"""

from collections.abc import Callable, Sequence
from math import prod
from typing import Any

import jax
from jax import export

from janus_jax import _jax_compat

_ELEMENTWISE = frozenset(
    "abs acos acosh add add_any and asin asinh atan atan2 atanh bessel_i0e bessel_i1e cbrt ceil clamp conj "
    "convert_element_type copy copy_p cos cosh digamma div eq erf erf_inv erfc exp exp2 expm1 floor ge gt imag "
    "integer_pow is_finite le lgamma log log1p logistic lt max min mul ne neg nextafter not optimization_barrier or "
    "population_count pow real reduce_precision rem round rsqrt select_n shift_left shift_right_arithmetic "
    "shift_right_logical sign sin sinh sqrt square stop_gradient sub tan tanh xor".split()
)
_REDUCTIONS = frozenset("reduce_sum reduce_max reduce_min reduce_prod reduce_and reduce_or argmax argmin".split())
_RUNNING = frozenset("cumsum cumprod cummax cummin cumlogsumexp".split())
_NESTED = ("jaxpr", "call_jaxpr", "fun_jaxpr")


_REFUSALS = (
    TypeError, ValueError, NotImplementedError, ArithmeticError, LookupError, AssertionError, AttributeError,
    jax.errors.JAXTypeError, _jax_compat.InconclusiveDimension,
)  # fmt: skip
"""What JAX raises where it cannot work with a symbol for a length."""


class NotRowwise(Exception):
    """The rows do not stay apart, or nobody has written down that they do."""


def find_row_results(function: Callable, avals: Sequence[Any], has_rows: Sequence[bool]) -> list[bool] | None:
    """Of each array that `function` makes of arrays of these types whether it has rows; None if rows do not stay apart.
    Of arguments with rows the first axis is replaced by a symbol."""
    (size,) = export.symbolic_shape("n", constraints=["n >= 2"])
    shapes = [(size, *aval.shape[1:]) if rows else aval.shape for aval, rows in zip(avals, has_rows, strict=True)]
    inputs = [jax.ShapeDtypeStruct(shape, aval.dtype) for shape, aval in zip(shapes, avals, strict=True)]
    try:
        closed = jax.make_jaxpr(function)(*inputs)
        axes = _follow(closed.jaxpr, [0 if rows else None for rows in has_rows])
    except (NotRowwise, *_REFUSALS):
        return None
    return [axis == 0 for axis in axes] if all(axis in (None, 0) for axis in axes) else None


def _follow(jaxpr: Any, axes: Sequence[int | None]) -> list[int | None]:
    """The axes of the rows of a program's results, given those of its arguments."""
    known: dict[Any, int | None] = dict(zip(jaxpr.invars, axes, strict=True))

    def axis_of(atom: Any) -> int | None:
        return known.get(atom) if _is_variable(atom) else None

    for equation in jaxpr.eqns:
        found = _axes_of_results(equation, [axis_of(atom) for atom in equation.invars])
        for variable, axis in zip(equation.outvars, found, strict=True):
            _expect_rows_at(variable.aval.shape, axis)
            known[variable] = axis
    return [axis_of(atom) for atom in jaxpr.outvars]


def _is_variable(atom: Any) -> bool:
    return not hasattr(atom, "val")


def _expect_rows_at(shape: Sequence[Any], axis: int | None) -> None:
    """The number of rows shows in the shape along the axis of the rows, and nowhere else."""
    if [index for index, size in enumerate(shape) if not isinstance(size, int)] != ([] if axis is None else [axis]):
        raise NotRowwise


def _axes_of_results(equation: Any, axes: list[int | None]) -> list[int | None]:
    name = equation.primitive.name
    inner = next((equation.params[key] for key in _NESTED if key in equation.params), None)
    if inner is not None and name not in ("scan", "while", "cond"):
        return _follow(getattr(inner, "jaxpr", inner), axes)
    if all(axis is None for axis in axes):
        return [_axis_of_new(equation)] * len(equation.outvars)
    if name in _ELEMENTWISE:
        return [_only(axes)] * len(equation.outvars)
    rule = _RULES.get(name)
    if rule is None:
        raise NotRowwise
    return [rule(equation, axes)] * len(equation.outvars)


def _axis_of_new(equation: Any) -> int | None:
    """The axis of a value that reads no rows: its first rows are the same however many there are."""
    found = [index for index, size in enumerate(equation.outvars[0].aval.shape) if not isinstance(size, int)]
    if not found:
        if any(not isinstance(size, int) for atom in equation.invars for size in atom.aval.shape):
            raise NotRowwise
        if equation.primitive.name == "dimension_size" or not _is_fixed(equation.params):
            raise NotRowwise
        return None
    if len(found) > 1 or equation.primitive.name not in ("iota", "broadcast_in_dim") or len(equation.outvars) > 1:
        raise NotRowwise
    return found[0]


def _is_fixed(params: dict) -> bool:
    """Whether no parameter of an equation depends on the number of rows."""
    pending = list(params.values())
    while pending:
        value = pending.pop()
        if isinstance(value, (tuple, list)):
            pending += value
        elif export.is_symbolic_dim(value):
            return False
    return True


def _only(axes: Sequence[int | None]) -> int:
    """The one axis that the rows of all operands lie along; an operand of another rank than the others is a scalar."""
    found = {axis for axis in axes if axis is not None}
    if len(found) != 1:
        raise NotRowwise
    return found.pop()


def _broadcast(equation: Any, axes: list[int | None]) -> int:
    return equation.params["broadcast_dimensions"][axes[0]]


def _reshape(equation: Any, axes: list[int | None]) -> int:
    before, after = equation.invars[0].aval.shape, equation.outvars[0].aval.shape
    found = [index for index, size in enumerate(after) if not isinstance(size, int)]
    is_same = len(found) == 1 and after[found[0]] == before[axes[0]]
    if (
        equation.params.get("dimensions") is not None
        or not is_same
        or prod(after[: found[0]]) != prod(before[: axes[0]])
    ):
        raise NotRowwise
    return found[0]


def _transpose(equation: Any, axes: list[int | None]) -> int:
    return list(equation.params["permutation"]).index(axes[0])


def _without(dropped: Sequence[int], axis: int) -> int:
    """Where an axis is once others are gone."""
    if axis in dropped:
        raise NotRowwise
    return axis - sum(other < axis for other in dropped)


def _squeeze(equation: Any, axes: list[int | None]) -> int:
    return _without(equation.params["dimensions"], axes[0])


def _reduce(equation: Any, axes: list[int | None]) -> int:
    return _without(equation.params["axes"], axes[0])


def _run(equation: Any, axes: list[int | None]) -> int:
    if equation.params["axis"] == axes[0] and equation.params["reverse"]:
        raise NotRowwise
    return axes[0]


def _keep(name: str) -> Callable:
    """The rule of an operation along the axes that a parameter names, none of which may be that of the rows."""

    def rule(equation: Any, axes: list[int | None]) -> int:
        named = equation.params[name]
        axis = _only(axes)
        if axis in (named if isinstance(named, (tuple, list)) else (named,)):
            raise NotRowwise
        return axis

    return rule


def _concatenate(equation: Any, axes: list[int | None]) -> int:
    if None in axes or equation.params["dimension"] == axes[0]:
        raise NotRowwise
    return _only(axes)


def _slice(equation: Any, axes: list[int | None]) -> int:
    axis, params = axes[0], equation.params
    size = equation.invars[0].aval.shape[axis]
    strides = params["strides"]
    is_whole = params["start_indices"][axis] == 0 and params["limit_indices"][axis] == size
    if not is_whole or strides is not None and strides[axis] != 1:
        raise NotRowwise
    return axis


def _dot(equation: Any, axes: list[int | None]) -> int:
    contracted, batched = equation.params["dimension_numbers"]
    found = []
    ranks = [len(atom.aval.shape) for atom in equation.invars]
    for side, axis in enumerate(axes):
        if axis is None:
            continue
        if axis in contracted[side]:
            raise NotRowwise
        if axis in batched[side]:
            found.append(batched[side].index(axis))
            continue
        free = [index for index in range(ranks[side]) if index not in (*contracted[side], *batched[side])]
        before = 0 if side == 0 else ranks[0] - len(contracted[0]) - len(batched[0])
        found.append(len(batched[0]) + before + free.index(axis))
        if None not in axes:
            raise NotRowwise
    if len(found) == 2 and found[0] != found[1]:
        raise NotRowwise
    return found[0]


def _gather(equation: Any, axes: list[int | None]) -> int:
    numbers = equation.params["dimension_numbers"]
    operand, indices = axes
    if indices is None:
        return _gather_whole_rows(equation, operand)
    if indices == len(equation.invars[1].aval.shape) - 1:
        raise NotRowwise
    if operand is not None:
        if operand not in numbers.operand_batching_dims:
            raise NotRowwise
        if numbers.start_indices_batching_dims[numbers.operand_batching_dims.index(operand)] != indices:
            raise NotRowwise
    rank = len(equation.outvars[0].aval.shape)
    return [index for index in range(rank) if index not in numbers.offset_dims][indices]


def _gather_whole_rows(equation: Any, axis: int) -> int:
    """Of each row the same part is taken."""
    numbers, operand = equation.params["dimension_numbers"], equation.invars[0].aval
    dropped = (*numbers.collapsed_slice_dims, *numbers.operand_batching_dims)
    is_whole = equation.params["slice_sizes"][axis] == operand.shape[axis]
    if not is_whole or axis in dropped or axis in numbers.start_index_map:
        raise NotRowwise
    return numbers.offset_dims[_without(dropped, axis)]


_RULES: dict[str, Callable] = {
    "broadcast_in_dim": _broadcast,
    "reshape": _reshape,
    "transpose": _transpose,
    "squeeze": _squeeze,
    **dict.fromkeys(_REDUCTIONS, _reduce),
    **dict.fromkeys(_RUNNING, _run),
    "rev": _keep("dimensions"),
    "sort": _keep("dimension"),
    "split": _keep("axis"),
    "concatenate": _concatenate,
    "slice": _slice,
    "dot_general": _dot,
    "gather": _gather,
}
