"""Everything that touches JAX below its public surface; the only file that imports `jax._src`.

Invariant: nothing here knows of frames, guards or effects; it answers questions about JAX objects and runs JAX's own
tracing. Works with JAX 0.10 to 0.12.
"""

import functools
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax._src import api_util, core, linear_util
from jax._src.interpreters import partial_eval
from jax._src.lax import lax
from jax._src.lax.control_flow import while_p
from jax._src.lib import xla_client
from jax.experimental.xla_metadata import set_xla_metadata
from jax.extend.core import ClosedJaxpr, Jaxpr, Primitive

with jax.ensure_compile_time_eval():  # this may be imported while JAX traces the program that asks for it
    ArrayImpl = type(jnp.zeros(()))
    KeyArray = type(jax.random.key(0))
KEY_PARTS = ("_base_array", "_impl")
"""The attributes of a typed key that decide its type: its data, and what generates numbers from it."""
Tracer = jax.core.Tracer
CUSTOM_RULES = (jax.custom_jvp, jax.custom_vjp)
PjitFunction = type(jax.jit(lambda: None))

_apart = jax.make_user_context(False)

_input_p = Primitive("janus_input")
"""A graph input, made where the trace first needs it: it has no operands, so it can be bound in the outermost trace
at any time."""


@_input_p.def_abstract_eval
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


def split_rows(stack: Any, count: int) -> list:
    """The first rows of a concrete stack, each an array of its own, placed as the stack is. On a CPU nothing is compiled
    for it: hundreds of slices as outputs of a program take XLA seconds."""
    if not isinstance(stack, ArrayImpl) or not _is_on_cpu(stack):
        return [row_of(stack, number) for number in range(count)] if stack.weak_type else list(stack[:count])
    aval = stack.aval.update(shape=stack.shape[1:])
    devices, is_committed = list(stack.sharding.device_set), stack._committed
    with jax.transfer_guard("allow"):
        rows = np.asarray(stack)
        return [
            xla_client.batched_device_put(aval, stack.sharding, [rows[number]], devices, is_committed, True)
            for number in range(count)
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
            return lax.bitcast_convert_type(np.zeros(2, np.uint32), np.float64)
    zero = np.zeros((), aval.dtype).item() if getattr(aval, "weak_type", False) else np.zeros((), aval.dtype)[()]
    return jnp.broadcast_to(zero, aval.shape) if aval.shape else zero


def run_jaxpr(closed: Any) -> list:
    """The outputs of a closed jaxpr without inputs, computed in the trace that is current."""
    return core.eval_jaxpr(closed.jaxpr, closed.consts)


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
        return _input_p.bind(index=index, aval=aval)


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


_PROGRAM = api_util.debug_info("janus_jax", lambda: (), (), {})


def trace_program(function: Callable[[], Sequence[Any]]) -> Any:
    """The closed jaxpr of a function of no arguments that makes its inputs by `bind_input`. A trace has hundreds of
    these: `jax.make_jaxpr` takes fifty times as long for what jax.jit does about arguments."""
    jaxpr, _, consts = partial_eval.trace_to_jaxpr_dynamic(linear_util.wrap_init(function, debug_info=_PROGRAM), [])
    return ClosedJaxpr(jaxpr, consts)


def _wrapped_by_jax(function: Any) -> Any:
    """The function of JAX's that a wrapper of its API runs; None for anything else."""
    cells = getattr(function, "__closure__", None) or ()
    return next((cell.cell_contents for cell in cells if hasattr(cell.cell_contents, "__code__")), None)


_CHECKPOINTED = _wrapped_by_jax(jax.checkpoint(lambda: None)).__code__


def is_checkpointed(function: Any) -> bool:
    """Whether a function was made by jax.checkpoint: it holds the user's function, whose trace JAX keeps."""
    inner = _wrapped_by_jax(function) if getattr(function, "__module__", None) else None
    return getattr(inner, "__code__", None) is _CHECKPOINTED


_DERIVATIVES = {
    _wrapped_by_jax(made(lambda: None, has_aux=has_aux)).__code__
    for made in (jax.grad, jax.value_and_grad)
    for has_aux in (False, True)
}


_JACOBIANS = {made(lambda: None).__code__ for made in (jax.jacfwd, jax.jacrev)}
_VMAP = _wrapped_by_jax(jax.vmap(lambda: None)).__code__


def find_transformed(function: Any) -> tuple[Any, tuple[int, ...], bool] | None:
    """The function of which `jax.grad`, `jax.jacfwd`, `jax.vmap` or the like has made this one, the numbers of the
    arguments that it looks at, and whether it takes the others apart and looks at those given by name; None of another
    function, and of one that looks at all."""
    if getattr(function, "__code__", None) in _JACOBIANS:
        inner = function
    else:
        inner = _wrapped_by_jax(function) if getattr(function, "__module__", None) else None
    code = getattr(inner, "__code__", None)
    if code not in _JACOBIANS | _DERIVATIVES | {_VMAP}:
        return None
    while ("in_axes" if code is _VMAP else "argnums") not in inner.__code__.co_freevars:
        inner = _wrapped_by_jax(inner)
    held = {name: cell.cell_contents for name, cell in _cells_of(inner)}
    if code is not _VMAP:
        argnums = held["argnums"]
        return held["fun"], (argnums,) if isinstance(argnums, int) else tuple(argnums), False
    axes = held["in_axes"]
    if type(axes) is not tuple:
        return None
    return held["fun"], tuple([index for index, axis in enumerate(axes) if axis is not None]), True


def _cells_of(function: Any) -> Sequence[tuple[str, Any]]:
    return list(zip(function.__code__.co_freevars, function.__closure__ or (), strict=True))


def with_caches_apart(function: Callable) -> Callable:
    """The function, run so that JAX's caches of traced functions are asked and filled under a key of their own.

    An eager run then finds them as if nothing had been traced: JAX never fills an entry again whose function raised.
    """

    def run(*arguments, **keywords):
        with _apart(True):
            return function(*arguments, **keywords)

    return run


def program_from(closed: Any, used: Sequence[int]) -> Callable:
    """A function of the inputs named in `used`, in that order, that computes the jaxpr's outputs as a tuple."""
    jaxpr = _with_inputs(closed, used)

    def program(*arrays):
        return tuple(core.eval_jaxpr(jaxpr, closed.consts, *arrays))

    return program


def _with_inputs(closed: Any, used: Sequence[int]) -> Any:
    """The jaxpr of which the inputs named in `used` are the arguments, in that order."""
    variables = {}
    equations = []
    for equation in closed.jaxpr.eqns:
        if equation.primitive is _input_p:
            variables[equation.params["index"]] = equation.outvars[0]
        else:
            equations.append(equation)
    debug_info = _debug_info_for(closed, len(used))
    return closed.jaxpr.replace(invars=[variables[index] for index in used], eqns=equations, debug_info=debug_info)


_CALLED = "janus_called"
"""The name of functions whose calls XLA is to keep. Derivatives of such a function have it too."""


def has_kept_calls() -> bool:
    """Whether XLA keeps the calls of a function where it is told to: nobody has tried it but on CPUs."""
    return jax.default_backend() == "cpu"


def shared_program(closed: Any, outputs: Sequence[int]) -> Callable:
    """A function of the inputs of a side's program that gives the outputs of these numbers, and is one function in the
    graph however often it is called."""
    used = inputs_read(closed)
    jaxpr = _with_inputs(closed, used)
    outside = [const for const in closed.consts if isinstance(const, Tracer)]

    def program(*arrays):
        supply = iter(arrays)
        consts = [next(supply) if isinstance(const, Tracer) else const for const in closed.consts]
        made = core.eval_jaxpr(jaxpr, consts, *supply)
        return [made[output] for output in outputs]

    program.__name__ = program.__qualname__ = _CALLED
    called = jax.jit(program)
    return lambda *arrays: called(*outside, *[arrays[index] for index in used])


def keep_calls(closed: Any) -> Any:
    """The same program, with the calls of shared programs marked as those that XLA has to keep: they would be
    compiled as often as they are called. They are marked when all is traced, since what JAX traces while one is
    marked is marked too, and the functions in it are better compiled where they are called."""
    return _keep_calls(closed, {})


def _keep_calls(jaxpr: Any, known: dict[int, tuple]) -> Any:
    if id(jaxpr) not in known:
        equations = [_keep_calls_of(equation, known) for equation in jaxpr.eqns]
        made = jaxpr
        if any(new is not old for new, old in zip(equations, jaxpr.eqns, strict=True)):
            inner = getattr(jaxpr, "jaxpr", jaxpr)
            inner = inner.replace(eqns=equations)
            made = inner if getattr(jaxpr, "jaxpr", jaxpr) is jaxpr else jaxpr.replace(jaxpr=inner)
        known[id(jaxpr)] = (jaxpr, made)
    return known[id(jaxpr)][1]


def _keep_calls_of(equation: Any, known: dict[int, tuple]) -> Any:
    def kept(value: Any) -> Any:
        if isinstance(value, tuple):
            made = tuple(map(kept, value))
            return made if any(new is not old for new, old in zip(made, value, strict=True)) else value
        return _keep_calls(value, known) if isinstance(value, (Jaxpr, ClosedJaxpr)) else value

    params = {name: kept(value) for name, value in equation.params.items()}
    if any(params[name] is not value for name, value in equation.params.items()):
        equation = equation.replace(params=params)
    if equation.params.get("name") != _CALLED:
        return equation
    with equation.ctx.manager, set_xla_metadata(inlineable="false"):
        return equation.replace(ctx=core.JaxprEqnContext())


def program_of_inputs(closed: Any, count: int, outputs: Sequence[Any]) -> Callable:
    """A function of the first `count` inputs of a side's program, which gives the outputs of these numbers; an output
    in a tuple of its own is a value from outside."""
    program = program_from(closed, range(count))

    def run(*arrays):
        made = program(*arrays)
        return tuple(output[0] if isinstance(output, tuple) else made[output] for output in outputs)

    return run


def without_derivative(value: Any) -> Any:
    """A truth value computed inside a derivative, as a plain one."""
    return jax.lax.stop_gradient(value)


def _debug_info_for(closed: Any, count: int) -> Any:
    info = closed.jaxpr.debug_info
    return info._replace(arg_names=None) if hasattr(info, "_replace") else info


def inputs_read(closed: Any) -> list[int]:
    """The indexes of the inputs that some equation or output of the program reads, ascending."""
    jaxpr = closed.jaxpr
    read = {id(atom) for equation in jaxpr.eqns for atom in equation.invars}
    read |= {id(atom) for atom in jaxpr.outvars}
    found = [e.params["index"] for e in jaxpr.eqns if e.primitive is _input_p and id(e.outvars[0]) in read]
    return sorted(found)


def is_committed(array: Any) -> bool:
    """Whether what is computed from the array has to be where the array is."""
    return array._committed


def is_on_several_devices(array: Any) -> bool:
    return len(array.sharding.device_set) > 1


def is_placed_as_eagerly(closed: Any, committed: set[int]) -> bool:
    """Whether every output is computed from an input that is committed, if any is: a program commits all of its
    outputs then, an eager run only those."""
    committed = committed.intersection(inputs_read(closed))
    placed = set()
    for equation in closed.jaxpr.eqns:
        is_input = equation.primitive is _input_p
        if equation.params["index"] in committed if is_input else any(id(atom) in placed for atom in equation.invars):
            placed.update(map(id, equation.outvars))
    return not placed or all(id(atom) in placed for atom in closed.jaxpr.outvars)


def equation_count(closed: Any) -> int:
    return sum(equation.primitive is not _input_p for equation in closed.jaxpr.eqns)


def deep_equation_count(closed: Any) -> int:
    """The equations of a program, those of the programs in it included."""
    return _count_equations(closed.jaxpr)


def _count_equations(jaxpr: Any) -> int:
    inner = sum(_count_equations(found) for found in core.subjaxprs(jaxpr))
    return inner + sum(equation.primitive is not _input_p for equation in jaxpr.eqns)


def computed_bytes(closed: Any) -> int:
    """The size of all numbers with a derivative that a program computes on its way, those of the programs in it
    included: what it may keep for the derivative in reverse."""
    return _count_bytes(closed.jaxpr)


def _count_bytes(jaxpr: Any) -> int:
    count = 0
    for equation in jaxpr.eqns:
        inner = list(core.jaxprs_in_params(equation.params))
        if inner:
            count += equation.params.get("length", 1) * sum(map(_count_bytes, inner))
        elif equation.primitive is not _input_p:
            avals = [variable.aval for variable in equation.outvars]
            count += sum(aval.size * aval.dtype.itemsize for aval in avals if jnp.issubdtype(aval.dtype, jnp.inexact))
    return count


def has_loop(closed: Any, besides: str = "") -> bool:
    """Whether a program has a lax.while_loop, at any depth, but for those with a condition of the name `besides`."""
    loops = [equation for equation in _walk_equations(closed.jaxpr) if equation.primitive is while_p]
    return any(loop.params["cond_jaxpr"].jaxpr.debug_info.func_name != besides for loop in loops)


_UNFUSED = ("dot_general", "ragged_dot", "conv_general_dilated", "sort", "fft", "while", "scan", "triangular_solve",
            "cholesky", "lu", "qr", "householder_product", "eigh", "eig", "svd", "schur", "top_k")  # fmt: skip


def has_unfused(closed: Any) -> bool:
    """Whether a program has an operation that XLA runs on its own, at any depth."""
    return any(equation.primitive.name in _UNFUSED for equation in _walk_equations(closed.jaxpr))


def _walk_equations(jaxpr: Any) -> Iterator[Any]:
    yield from jaxpr.eqns
    for inner in core.subjaxprs(jaxpr):
        yield from _walk_equations(inner)


def find_only_input(closed: Any, output: int) -> int | None:
    """The number of the only input that an output of a program is computed from; None if there are others, or none."""
    jaxpr = _slice(closed, output)
    read = {id(variable) for equation in jaxpr.eqns for variable in equation.invars}
    inputs = [equation.params["index"] for equation in jaxpr.eqns if equation.primitive is _input_p]
    is_closed = not any(id(variable) in read for variable in jaxpr.constvars)
    return inputs[0] if is_closed and len(inputs) == 1 else None


def truths_for(closed: Any, output: int, numbers: Sequence[int]) -> list[bool]:
    """Whether an output that reads one input only is true, for each of these."""
    sliced = _slice(closed, output)
    inputs = [equation.outvars[0] for equation in sliced.eqns if equation.primitive is _input_p]
    jaxpr = sliced.replace(
        constvars=[],
        invars=inputs,
        eqns=[equation for equation in sliced.eqns if equation.primitive is not _input_p],
        debug_info=_debug_info_for(closed, 1),
    )
    with jax.ensure_compile_time_eval():
        found = jax.vmap(lambda number: core.eval_jaxpr(jaxpr, [], number)[0])(np.asarray(numbers, np.int32))
        return np.asarray(found, bool).tolist()


def _slice(closed: Any, output: int) -> Any:
    """The part of a program that one of its outputs is computed by."""
    wanted = [index == output for index in range(len(closed.jaxpr.outvars))]
    return partial_eval.dce_jaxpr(closed.jaxpr, wanted)[0]


def find_increment(closed: Any, output: int, index: int) -> int | None:
    """What a program adds to its input `index` to get an output; None if that is not all."""
    wanted = closed.jaxpr.outvars[output]
    made = next((equation for equation in closed.jaxpr.eqns if wanted in equation.outvars), None)
    if made is None or made.primitive is not lax.add_p or not isinstance(made.invars[1], core.Literal):
        return None
    source = next((equation for equation in closed.jaxpr.eqns if made.invars[0] in equation.outvars), None)
    is_input = source is not None and source.primitive is _input_p and source.params["index"] == index
    return int(made.invars[1].val) if is_input else None


def has_donation(closed: Any) -> bool:
    """Whether a jitted function in the program gives up its arguments' memory: inside another program it would not."""
    return any(any(equation.params.get("donated_invars", ())) for equation in closed.jaxpr.eqns)


def has_effects(closed: Any) -> bool:
    return bool(closed.jaxpr.effects)


def is_inside_user_jit(stop_code: Any) -> bool:
    """Whether the calling Python frame runs because jax.jit traces it (looked for up to a frame of `stop_code`)."""
    frame = sys._getframe(1)
    while frame is not None and frame.f_code is not stop_code:
        if frame.f_code.co_filename.endswith(("jax/_src/pjit.py", "jax\\_src\\pjit.py")):
            return True
        frame = frame.f_back
    return False
