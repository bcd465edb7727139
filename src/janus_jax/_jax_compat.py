"""What touches arrays, their types and the traces of JAX below its public surface.

This file and `_jax_programs.py` are the only ones that import `jax._src`.

Invariant: nothing here knows of frames, guards or effects; it answers questions about JAX objects and runs JAX's own
tracing. Works with JAX 0.10 to 0.12.
"""

import functools
import itertools
import sys
from collections.abc import Callable, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax._src import core
from jax._src.lax import lax
from jax._src.lib import xla_client
from jax.extend.core import Primitive

with jax.ensure_compile_time_eval():  # this may be imported while JAX traces the program that asks for it
    ArrayImpl = type(jnp.zeros(()))
    KeyArray = type(jax.random.key(0))
KEY_PARTS = ("_base_array", "_impl")
"""The attributes of a typed key that decide its type: its data, and what generates numbers from it."""
Tracer = jax.core.Tracer
CUSTOM_RULES = (jax.custom_jvp, jax.custom_vjp)
PjitFunction = type(jax.jit(lambda: None))

_apart = jax.make_user_context(False)

input_p = Primitive("janus_input")
"""A graph input, made where the trace first needs it: it has no operands, so it can be bound in the outermost trace
at any time."""


@input_p.def_abstract_eval
def _input_abstract(*, index, aval):
    del index
    return aval


InconclusiveDimension = core.InconclusiveDimensionOperation
"""What JAX raises where it cannot compare a symbol for a length."""


def aval_of(value: Any) -> Any:
    """The abstract value JAX gives a concrete array or scalar; TypeError or OverflowError where there is none."""
    return jax.typeof(value)


_SETTINGS = (
    "jax_default_prng_impl", "jax_enable_custom_prng", "jax_random_seed_offset", "jax_debug_nans", "jax_debug_infs",
    "jax_default_dtype_bits", "jax_legacy_prng_key", "jax_softmax_custom_jvp", "jax_disable_jit", "jax_enable_x64",
    "jax_numpy_dtype_promotion", "jax_numpy_rank_promotion", "jax_transfer_guard",
    "jax_default_device",
)  # fmt: skip


def settings() -> tuple:
    """JAX's settings that decide what its functions do and that its own caches do not always depend on."""
    return tuple([getattr(jax.config, name, None) for name in _SETTINGS])


def are_settings(expected: tuple) -> bool:
    return settings() == expected


def debug_settings() -> list[str]:
    """The settings in force under which JAX does not run programs, or runs them again operation by operation."""
    names = ("jax_disable_jit", "jax_debug_nans", "jax_debug_infs")
    return [name for name in names if getattr(jax.config, name, False)]


def gives_operand_back(function: Any, operands: Sequence[Any], keywords: dict, index: int, place: int | None) -> bool:
    """Whether the function, run eagerly on arrays like these, returns its operand `index` itself (as item `place`).

    It is run once on zeros, outside of any trace; JAX's functions have no effect.
    """
    examples = [_example_like(operand) for operand in operands]
    with core.eval_context():
        result = function(*examples, **keywords)
    return (result if place is None else result[place]) is examples[index]


def _example_like(operand: Any) -> Any:
    if not isinstance(operand, Tracer):
        return operand
    with core.eval_context():
        return jnp.zeros(operand.shape, operand.dtype)


def copy_array(array: Any) -> Any:
    """The same values as a new array (or tracer)."""
    return jnp.copy(array)


def type_of_array(tracer: Any) -> type:
    """The type of the array that a tracer stands for."""
    return KeyArray if jnp.issubdtype(tracer.dtype, jax.dtypes.prng_key) else ArrayImpl


def describe_aval(aval: Any) -> str:
    """`f32[3,4]`, with a star where the type is weak."""
    return aval.str_short(short_dtypes=True) + ("*" if getattr(aval, "weak_type", False) else "")


def true() -> Any:
    """The truth value, typed as an array's is."""
    return np.bool_(True)


def look_up(numbers: Sequence[int], index: Any) -> Any:
    """`numbers[index]` for a traced index and a few numbers: without a gather, which XLA does not fuse."""
    found = np.int32(numbers[-1])
    for position, number in enumerate(numbers[:-1]):
        if number != numbers[-1]:
            found = jnp.where(jnp.equal(index, np.int32(position)), np.int32(number), found)
    return found


def choose_number(predicate: Any, first: Any, second: Any) -> Any:
    """One of two small numbers as an int32, by a traced truth value."""
    sides = [np.int32(side) if isinstance(side, int) else side for side in (first, second)]
    return jnp.where(predicate, *sides)


def size_of_result(function: Callable, *scalars: Any) -> Any:
    """About how large a result of integer arithmetic is, without overflow."""
    return jnp.abs(function(*[jnp.asarray(scalar, jnp.float32) for scalar in scalars]))


def as_python_int(array: Any) -> Any:
    """An integer array as the weakly typed one that a Python int is; None if that may not hold its values."""
    if jnp.iinfo(array.dtype).max > jnp.iinfo(jax.dtypes.canonicalize_dtype(int)).max:
        return None
    return lax._convert_element_type(array, jax.dtypes.canonicalize_dtype(int), weak_type=True)


def python_int_range() -> tuple[int, int]:
    """The least and the largest Python int that is a scalar of a program."""
    info = jnp.iinfo(jax.dtypes.canonicalize_dtype(int))
    return int(info.min), int(info.max)


wide_types = functools.partial(jax.enable_x64, True)
"""A context in which numbers of 64 bits keep their type."""


def has_doubles() -> bool:
    """Whether the machine computes in double precision as Python does: TPUs put it together from smaller floats."""
    return jax.default_backend() in ("cpu", "gpu")


def as_weak_float(double: Any) -> Any:
    """A double as the weakly typed float that JAX takes for a Python float."""
    return lax._convert_element_type(double, jax.dtypes.canonicalize_dtype(float), weak_type=True)


def with_weak_type(value: Any, aval: Any) -> Any:
    """The same value, weakly typed if `aval` is: the operations of JAX lose that in places."""
    if is_same_aval(jax.typeof(value), aval):
        return value
    return lax._convert_element_type(value, aval.dtype, weak_type=aval.weak_type)


def choose_array(predicate: Any, first: Any, second: Any) -> Any:
    """One of two values of one shape, dtype and weak type, by a traced truth value."""
    aval = jax.typeof(first)
    sides = [np.asarray(side, aval.dtype) if isinstance(side, (bool, int, float)) else side for side in (second, first)]
    return with_weak_type(lax.select_n(predicate, *sides), aval)


def row_of(stack: Any, number: int) -> Any:
    """One row of a stack, weakly typed if the stack is."""
    aval = jax.typeof(stack)
    return with_weak_type(jax.lax.index_in_dim(stack, number, keepdims=False), aval.update(shape=aval.shape[1:]))


def row_at(stack: Any, index: Any, sample: Any) -> Any:
    """The row of a traced number that is in range, of the type of `sample`."""
    row = jax.lax.dynamic_index_in_dim(stack, index, keepdims=False)
    return with_weak_type(row, jax.typeof(sample))


def rows_of(stack: Any) -> Sequence[Any]:
    """All rows of a stack, weakly typed if the stack is."""
    if not hasattr(jax.lax, "unstack"):
        return [row_of(stack, number) for number in range(stack.shape[0])]
    aval = jax.typeof(stack)
    wanted = aval.update(shape=aval.shape[1:])
    return [with_weak_type(row, wanted) for row in jax.lax.unstack(stack)]


def split_rows(stack: Any, numbers: Sequence[int]) -> list:
    """The rows of these numbers of a concrete stack, in order, each an array of its own, placed as the stack is. On a
    CPU nothing is compiled for it: hundreds of slices as outputs of a program take XLA seconds."""
    if not isinstance(stack, ArrayImpl) or not _is_on_cpu(stack):
        is_first = isinstance(numbers, range) and not stack.weak_type
        rows = itertools.islice(stack, len(numbers)) if is_first else [row_of(stack, number) for number in numbers]
        return list(rows)
    aval = stack.aval.update(shape=stack.shape[1:])
    devices, is_committed = list(stack.sharding.device_set), stack._committed
    with jax.transfer_guard("allow"):
        rows = np.asarray(stack)
        return [
            xla_client.batched_device_put(aval, stack.sharding, [rows[number]], devices, is_committed, True)
            for number in numbers
        ]


def _is_on_cpu(array: Any) -> bool:
    devices = array.sharding.device_set
    return len(devices) == 1 and next(iter(devices)).platform == "cpu"


def zeros_like_type(value: Any) -> Any:
    """Zeros of a value's shape, dtype and weak type."""
    return zeros_of_aval(jax.typeof(value))


def zeros_of_aval(aval: Any) -> Any:
    if jnp.issubdtype(aval.dtype, jax.dtypes.prng_key):
        generator = aval.dtype._impl
        words = jnp.zeros((*aval.shape, *generator.key_shape), jnp.uint32)
        return jax.random.wrap_key_data(words, impl=generator.name)
    if aval.dtype == np.float64 and not jax.config.jax_enable_x64:
        with wide_types():
            return lax.bitcast_convert_type(np.zeros((*aval.shape, 2), np.uint32), np.float64)
    zero = np.zeros((), aval.dtype).item() if getattr(aval, "weak_type", False) else np.zeros((), aval.dtype)[()]
    return jnp.broadcast_to(zero, aval.shape) if aval.shape else zero


def is_same_aval(first: Any, second: Any) -> bool:
    """Whether two abstract values agree in shape, dtype and weak type."""
    return (
        first.shape == second.shape
        and first.dtype == second.dtype
        and getattr(first, "weak_type", False) == getattr(second, "weak_type", False)
    )


def is_same_type(first: Any, second: Any) -> bool:
    """Whether two values agree in shape, dtype and weak type."""
    return is_same_aval(jax.typeof(first), jax.typeof(second))


def example_array() -> Any:
    """A concrete array, to ask what classes arrays belong to."""
    with jax.ensure_compile_time_eval():
        return jnp.zeros(())


def current_trace() -> Any:
    return core.trace_ctx.trace


def is_eager() -> bool:
    """Whether JAX would run an operation now, rather than trace it."""
    return core.trace_ctx.is_top_level()


def bind_input(trace: Any, index: int, aval: Any) -> Any:
    """A fresh tracer of `trace` that stands for graph input `index`, whatever transformations are active now."""
    with core.set_current_trace(trace):
        return input_p.bind(index=index, aval=aval)


def belongs_to(tracer: Any, trace: Any) -> bool:
    """Whether the tracer is a value of exactly this trace (not of a grad, vmap or loop body inside it)."""
    return getattr(tracer, "_trace", None) is trace


def primal_of(value: Any) -> Any:
    """The value that a derivative is taken of, where `value` carries one; else the value itself."""
    while isinstance(value, Tracer) and hasattr(value, "primal"):
        value = value.primal
    return value


def is_staging(trace: Any) -> bool:
    """Whether the trace records a program (jit, a loop body) rather than transforming values (grad, vmap)."""
    return hasattr(trace, "to_jaxpr_tracer")


_REVERSE = ("LinearizeTrace", "JaxprTrace")
_CONCRETE = (*_REVERSE, "JVPTrace", "EvalTrace")


def find_traces(stop: Sequence[Any] = ()) -> list[Any]:
    """The traces that are active now, the innermost first, up to one of `stop` (without it)."""
    found: list[Any] = []
    trace = core.trace_ctx.trace
    while trace is not None and not any(trace is end for end in stop):
        found.append(trace)
        trace = getattr(trace, "parent_trace", None)
    return found


def is_differentiated() -> bool:
    """Whether what is computed now may be differentiated in reverse."""
    return any(type(trace).__name__ in _REVERSE for trace in find_traces())


def is_concrete(traces: Sequence[Any]) -> bool:
    """Whether Python can look at values of these traces, as in derivatives of an eager call."""
    return all(type(trace).__name__ in _CONCRETE for trace in traces)


def with_caches_apart(function: Callable) -> Callable:
    """The function, run so that JAX's caches of traced functions are asked and filled under a key of their own.

    An eager run then finds them as if nothing had been traced: JAX never fills an entry again whose function raised.
    """

    def run(*arguments, **keywords):
        with _apart(True):
            return function(*arguments, **keywords)

    return run


def without_derivative(value: Any) -> Any:
    """A truth value computed inside a derivative, as a plain one."""
    return jax.lax.stop_gradient(value)


def is_committed(array: Any) -> bool:
    """Whether what is computed from the array has to be where the array is."""
    return array._committed


def is_on_several_devices(array: Any) -> bool:
    return len(array.sharding.device_set) > 1


def is_inside_user_jit(stop_code: Any) -> bool:
    """Whether the calling Python frame runs because jax.jit traces it (looked for up to a frame of `stop_code`)."""
    frame = sys._getframe(1)
    while frame is not None and frame.f_code is not stop_code:
        if frame.f_code.co_filename.endswith(("jax/_src/pjit.py", "jax\\_src\\pjit.py")):
            return True
        frame = frame.f_back
    return False
