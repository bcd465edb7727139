"""The programs that JAX traces (jaxprs): what they say, and how they are put together.

Invariant: a program is never changed; what is made of one is another.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax._src import api_util, core, linear_util
from jax._src.interpreters import partial_eval
from jax._src.lax import lax
from jax._src.lax.control_flow import cond_p, scan_p, while_p
from jax.experimental.xla_metadata import set_xla_metadata
from jax.extend.core import ClosedJaxpr, Jaxpr

from janus_jax._jax_compat import Tracer, input_p


def run_jaxpr(closed: Any) -> list:
    """The outputs of a closed jaxpr without inputs, computed in the trace that is current."""
    return core.eval_jaxpr(closed.jaxpr, closed.consts)


_PROGRAM = api_util.debug_info("janus_jax", lambda: (), (), {})


def trace_program(function: Callable[[], Sequence[Any]]) -> Any:
    """The closed jaxpr of a function of no arguments that makes its inputs by `bind_input`. A trace has hundreds of
    these: `jax.make_jaxpr` takes fifty times as long for what jax.jit does about arguments."""
    jaxpr, _, consts = partial_eval.trace_to_jaxpr_dynamic(linear_util.wrap_init(function, debug_info=_PROGRAM), [])
    return ClosedJaxpr(jaxpr, consts)


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
        if equation.primitive is input_p:
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


def _debug_info_for(closed: Any, count: int) -> Any:
    info = closed.jaxpr.debug_info
    return info._replace(arg_names=None) if hasattr(info, "_replace") else info


def inputs_read(closed: Any) -> list[int]:
    """The indexes of the inputs that some equation or output of the program reads, ascending."""
    jaxpr = closed.jaxpr
    read = {id(atom) for equation in jaxpr.eqns for atom in equation.invars}
    read |= {id(atom) for atom in jaxpr.outvars}
    found = [e.params["index"] for e in jaxpr.eqns if e.primitive is input_p and id(e.outvars[0]) in read]
    return sorted(found)


def is_placed_as_eagerly(closed: Any, committed: set[int]) -> bool:
    """Whether every output is computed from an input that is committed, if any is: a program commits all of its
    outputs then, an eager run only those."""
    committed = committed.intersection(inputs_read(closed))
    if not committed:
        return True
    given = [e.params["index"] in committed for e in closed.jaxpr.eqns if e.primitive is input_p]
    return all(_find_placed(closed.jaxpr, iter(given), [False] * len(closed.jaxpr.invars)))


def _find_placed(jaxpr: Any, given: Iterator[bool], arguments: Sequence[bool]) -> list[bool]:
    """Which outputs are computed from an input or argument that is committed; `given` says which inputs are, in the
    order in which they stand."""
    placed = {id(variable) for variable, is_placed in zip(jaxpr.invars, arguments, strict=True) if is_placed}
    mixed: set[int] = set()  # stacks of arrays of which some are committed
    for equation in jaxpr.eqns:
        read = [id(atom) in placed for atom in equation.invars]
        if equation.primitive is input_p:
            found = [next(given)]
        elif equation.primitive is scan_p and not mixed.isdisjoint(map(id, equation.invars)):
            found = [False] * len(equation.outvars)
        else:
            found = _placed_outputs(equation, read)
        if equation.primitive is lax.concatenate_p and any(read) and not all(read):
            mixed.add(id(equation.outvars[0]))
        placed.update(id(variable) for variable, is_placed in zip(equation.outvars, found, strict=True) if is_placed)
    return [id(atom) in placed for atom in jaxpr.outvars]


def _placed_outputs(equation: Any, arguments: list[bool]) -> list[bool]:
    """Which outputs of an equation an eager run would commit, where it runs the loops and branches of Python that have
    become equations; of a branch those that are committed on both sides."""
    if equation.primitive is scan_p:
        inner = equation.params["jaxpr"].jaxpr
        carried = _count_alike(equation.outvars, inner.outvars)
        return _find_carried(inner, arguments, _count_alike(equation.invars, inner.invars) - carried, carried)
    if equation.primitive is while_p:
        inner, first = equation.params["body_jaxpr"].jaxpr, equation.params["body_nconsts"]
        arguments = arguments[equation.params["cond_nconsts"] :]
        return _find_carried(inner, arguments, first, len(arguments) - first)
    if equation.primitive is cond_p:
        sides = [_find_placed(side.jaxpr, iter(()), arguments[1:]) for side in equation.params["branches"]]
        return [all(found) for found in zip(*sides, strict=True)]
    return [any(arguments)] * len(equation.outvars)


def _find_carried(inner: Any, arguments: Sequence[bool], first: int, count: int) -> list[bool]:
    """The same of a loop, of whose arguments so many are carried, from the number `first` on; of the rows that each
    iteration leaves those that the first one commits."""
    given, rows = list(arguments), None
    while True:
        found = _find_placed(inner, iter(()), given)
        rows = found[count:] if rows is None else rows
        carried = [old or new for old, new in zip(given[first : first + count], found, strict=False)]
        if carried == given[first : first + count]:
            return [*found[:count], *rows]
        given[first : first + count] = carried


def _count_alike(outer: Sequence[Any], inner: Sequence[Any]) -> int:
    """How many values are in each iteration what they are outside, rather than a row."""
    return sum(one.aval.shape == other.aval.shape for one, other in zip(outer, inner, strict=True))


def equation_count(closed: Any) -> int:
    return sum(equation.primitive is not input_p for equation in closed.jaxpr.eqns)


def deep_equation_count(closed: Any) -> int:
    """The equations of a program, those of the programs in it included."""
    return _count_equations(closed.jaxpr)


def _count_equations(jaxpr: Any) -> int:
    inner = sum(_count_equations(found) for found in core.subjaxprs(jaxpr))
    return inner + sum(equation.primitive is not input_p for equation in jaxpr.eqns)


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
        elif equation.primitive is not input_p:
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


def find_inputs(closed: Any, output: int) -> list[int] | None:
    """The numbers of the inputs that an output of a program is computed from; None if it reads anything else."""
    jaxpr = _slice(closed, output)
    read = {id(variable) for equation in jaxpr.eqns for variable in equation.invars}
    inputs = [equation.params["index"] for equation in jaxpr.eqns if equation.primitive is input_p]
    return None if any(id(variable) in read for variable in jaxpr.constvars) else inputs


def truths_for(closed: Any, output: int, columns: Sequence[Sequence[int]]) -> list[bool]:
    """Whether an output is true, for each row of what its inputs are, in the order of `find_inputs`."""
    sliced = _slice(closed, output)
    inputs = [equation.outvars[0] for equation in sliced.eqns if equation.primitive is input_p]
    jaxpr = sliced.replace(
        constvars=[],
        invars=inputs,
        eqns=[equation for equation in sliced.eqns if equation.primitive is not input_p],
        debug_info=_debug_info_for(closed, 1),
    )
    pairs = zip(columns, inputs, strict=True)
    with jax.ensure_compile_time_eval():
        arrays = [np.asarray(column, variable.aval.dtype) for column, variable in pairs]
        found = jax.vmap(lambda *numbers: core.eval_jaxpr(jaxpr, [], *numbers)[0])(*arrays)
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
    is_input = source is not None and source.primitive is input_p and source.params["index"] == index
    return int(made.invars[1].val) if is_input else None


def has_donation(closed: Any) -> bool:
    """Whether a jitted function in the program gives up its arguments' memory: inside another program it would not."""
    return any(any(equation.params.get("donated_invars", ())) for equation in closed.jaxpr.eqns)


def has_effects(closed: Any) -> bool:
    return bool(closed.jaxpr.effects)
