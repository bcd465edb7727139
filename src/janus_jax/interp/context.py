"""What one trace knows: its guards, graph inputs, symbolic values and shadows.

Invariant: no real mutable object is ever handed to the traced program; what it sees is constant (and guarded),
symbolic, a shadow, or made in the trace.  Knows nothing of bytecode.
"""

import collections
import io
import operator
import random
import sys
import time
import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from janus_jax import _jax_compat, _native
from janus_jax.heap import expression as expressions
from janus_jax.heap import source as sources
from janus_jax.heap.expression import Choice, Expression, Host, Late, Repeated, Rows, Splice, StandIn
from janus_jax.heap.shadow import Shadow
from janus_jax.heap.source import Source
from janus_jax.interp.guarding import GuardBuilder
from janus_jax.reasons import Rejected
from janus_jax.unrolling import Choices


@dataclass(frozen=True, slots=True, eq=False)
class GraphInput:
    """One argument of the compiled program: how to compute it on each call; `sharding` of an array that is committed
    to where it is. A host value is guarded apart; an array is by being an argument, whether the program reads it or
    not."""

    expression: Expression
    aval: Any
    sharding: Any = None
    is_host: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class PreludeGuard:
    """`expression` must give `expected` (same type, equal value) on each call, else the specialization does not
    apply."""

    expression: Expression
    expected: Any
    note: str


@dataclass(frozen=True, slots=True, eq=False)
class Draw:
    """`expression` is evaluated once on each call, at this place among the guards; `owner` is the generator that it
    moves, if it does."""

    expression: Expression
    owner: Expression | None


@dataclass(frozen=True, slots=True, eq=False)
class ArrayWrite:
    """One write to the existing NumPy array at `source`: `writing` gives the `depth` keys that lead to the item, and
    the value."""

    source: Source
    depth: int
    writing: Expression


@dataclass(frozen=True, slots=True)
class LeastRolled:
    """How many iterations a loop has at least where it is rolled, and how many equations, written out: in general, with
    an operation that XLA does not fuse, with a list that grows, and where arrays have to be copied for it, more of each
    iteration than it carries and more numbers than `small`. From how many to how many iterations calls are made instead
    of copies, and of how many equations. Of as many rows as `split` the graph gives the stack, and not each."""

    iterations: int
    equations: int
    of_products: int
    of_lists: int
    of_copies: int
    small: int
    calls: tuple[int, int]
    of_calls: int
    split: int


@dataclass(slots=True, eq=False)
class Budget:
    """How much a trace may do before it is given up; counts down, to a deadline of the monotonic clock. `unroll` is
    what the user says of loops; where the iterations of one compute more than `kept_bytes`, its derivative computes
    them again instead of keeping them."""

    instructions: int
    operations: int
    depth: int
    objects: int
    assumptions: int
    deadline: float
    rolled: LeastRolled
    unroll: Choices = ()
    kept_bytes: int = sys.maxsize


@dataclass(frozen=True, slots=True)
class Around:
    """Where an explicit call of `janus_jax.jit` is made: inside a transformation of JAX's or not, and whether values
    can be looked at there."""

    is_transformed: bool
    is_readable: bool


@dataclass(frozen=True, slots=True, eq=False)
class RolledName:
    """The name that arrays which a rolled loop made may have in common: code and position of the loop."""

    loop: tuple


@dataclass(frozen=True, slots=True, eq=False)
class NumberedName(RolledName):
    """The same where such arrays have numbers: those are one whose numbers are equal. A number is an int, or an int32
    of the graph; `numbers` has them by the address of the array, `outers` the arrays of before the loop by number. One
    of them may stand for several of a list, of which some are one if it `has_again`."""

    numbers: dict[int, Any]
    outers: dict[int, Any]
    has_again: bool = False

    def knows(self, array: Any) -> bool:
        return id(array) in self.numbers or any(array is outer for outer in self.outers.values())


@dataclass(slots=True, eq=False)
class Context:
    """The state of one trace."""

    trace: Any
    varying: frozenset
    budget: Budget
    run_function: Callable = None
    call: Callable = None
    call_jax: Callable = None
    run_until: Callable = None
    follow_branch: Callable = None
    follow_loop: Callable = None
    follow_range: Callable = None
    roll: Callable = None
    split: Callable = None
    get_item: Callable = None
    is_padding: bool = False
    run_without_effect: Callable = None
    visible: Callable = None
    guards: GuardBuilder = field(default_factory=GuardBuilder)
    inputs: list[GraphInput] = field(default_factory=list)
    prelude_guards: list[PreludeGuard | Draw] = field(default_factory=list)
    symbols: dict[int, Host | Late] = field(default_factory=dict)
    input_sources: dict[int, Source] = field(default_factory=dict)
    input_expressions: dict[int, Expression] = field(default_factory=dict)
    shadow_by_real: dict[int, Shadow] = field(default_factory=dict)
    shadow_by_stand: dict[int, Shadow] = field(default_factory=dict)
    function_sources: dict[int, Source] = field(default_factory=dict)
    originals: dict[int, Any] = field(default_factory=dict)
    opaque: dict[int, Source] = field(default_factory=dict)
    covers: dict[int, Any] = field(default_factory=dict)
    sinks: set[int] = field(default_factory=set)
    output: list[tuple] = field(default_factory=list)
    array_writes: list[ArrayWrite] = field(default_factory=list)
    existing_arrays: dict[tuple, tuple[Source, Any]] = field(default_factory=dict)
    places: dict[int, tuple] = field(default_factory=dict)
    stale: set[int] = field(default_factory=set)
    found_arrays: set = field(default_factory=set)
    plain_tuples: dict[int, dict[tuple, Source]] = field(default_factory=dict)
    trusted: dict[int, BaseException] = field(default_factory=dict)
    frames: list = field(default_factory=list)
    callbacks: list[int] = field(default_factory=list)
    notes: dict = field(default_factory=dict)
    closed: int = 0
    obligations: list[Expression] = field(default_factory=list)
    waits: bool = False
    around: Around | None = None
    entered: list = field(default_factory=list)
    failure: Rejected | None = None
    entry: tuple[str, int] = ("", 0)
    kept: list = field(default_factory=list)
    raised_at: tuple[str, int] = ("", 0)
    raised_id: int = 0
    decisions: dict = field(default_factory=dict)
    constants: set = field(default_factory=set)
    failed_operands: tuple | None = None
    arrays_by_path: dict[tuple, Any] = field(default_factory=dict)
    regions: list = field(default_factory=list)
    path: list = field(default_factory=list)
    loops: dict = field(default_factory=dict)
    unrolled: dict = field(default_factory=dict)
    endless: set = field(default_factory=set)
    unrolled_count: dict = field(default_factory=dict)
    aliases: dict[int, frozenset] = field(default_factory=dict)
    nameless: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    indexers: list[Callable] = field(default_factory=list)
    lowered: int = 0
    peeled: dict = field(default_factory=dict)
    memory: Any = None
    differentiated_branches: int = 0
    has_calls: bool = False
    split_depth: int = 0
    assumed: list[tuple[str, int, str]] = field(default_factory=list)
    found_loop: tuple | None = None
    found_rolled: tuple | None = None
    rolled: dict[int, int] = field(default_factory=dict)
    written_out: dict[tuple, int] = field(default_factory=dict)
    checks: list = field(default_factory=list)
    earlier_checks: list = field(default_factory=list)
    choices: dict[int, Choice | Splice | Rows | Repeated] = field(default_factory=dict)
    codes: dict[int, tuple] = field(default_factory=dict)

    def reject(self, reason: str, detail: str = "") -> Rejected:
        """The rejection to raise, remembered in case a library swallows it on the way out; it names the user's line."""
        file, line = self.place()
        self.failure = self.failure or Rejected(reason, detail, line, file)
        return self.failure

    def reject_again(self, rejected: Rejected | None) -> Rejected:
        """The rejection to raise where neither side of a branch can be followed."""
        if rejected is None:
            return self.reject("array-branch", "a side raises")
        self.failure = self.failure or rejected
        return self.failure

    def pass_aliases(self, made: Any, *sources: Any) -> Any:
        """What is known of the other names of some arrays holds for the one that stands for them now."""
        tokens = frozenset().union(*[self.aliases.get(id(source), ()) for source in sources])
        if tokens:
            self.aliases[id(self.keep(made))] = tokens
        return made

    def note_alias(self, name: Any, *arrays: Any) -> None:
        """These arrays may be one, so no two of them can be given to the program."""
        for array in arrays:
            self.aliases[id(self.keep(array))] = self.aliases.get(id(array), frozenset()) | {name}

    def numbered_names(self, array: Any) -> list[NumberedName]:
        """The names under which an array has a number."""
        names = self.aliases.get(id(array), ())
        return [name for name in names if isinstance(name, NumberedName) and id(array) in name.numbers]

    def write_loops_out(self, *arrays: Any) -> None:
        """Has the trace start again without the rolled loop that may have left one of these under several names."""
        for token in frozenset().union(*[self.aliases.get(id(array), ()) for array in arrays]):
            if isinstance(token, RolledName):
                self.found_rolled = token.loop

    def forget_names(self, arrays: Sequence[Any]) -> None:
        """These arrays, of the body of a loop, are one array in one iteration and another in the next: whether one of
        them is some other object is not known."""
        self.nameless.update(id(self.keep(array)) for array in arrays)

    def is_one(self, first: Any, second: Any) -> bool:
        """Whether two values are one object, where that decides; refused where the body of a loop does not know."""
        if first is not second and type(first) is type(second) and {id(first), id(second)} & self.nameless:
            raise self.reject("array-identity")
        return first is second

    def is_checkable(self) -> bool:
        """Whether the host can know, once the graph has run, what is computed here."""
        inner = _jax_compat.find_traces((self.trace, *self.regions))
        return _jax_compat.is_concrete(inner) and (self.around is None or self.around.is_readable)

    def is_plain(self) -> bool:
        """Whether what is computed now is computed by the program itself, in no transformation of anybody's."""
        inner = _jax_compat.find_traces((self.trace,))
        is_own = all(any(trace is region for region in self.regions) for trace in inner)
        return is_own and (self.around is None or not self.around.is_transformed)

    def expect_checkable(self) -> None:
        if not self.is_checkable():
            raise self.reject("unchecked-assumption")

    def find_plain_tuple(self, obj: Any) -> Source | None:
        """Where an existing tuple of constants is found again; nothing if it was found in two places: a later call may
        find equal ones there."""
        places = self.plain_tuples.get(id(obj), {}).values()
        return next(iter(places)) if len(places) == 1 else None

    def needed_checks(self) -> list:
        """What has to hold for the values of this moment to be those of an eager run."""
        return [*self.earlier_checks, *self.checks]

    def add_check(self, predicate: Any) -> None:
        """A run in which the traced truth value does not hold is abandoned."""
        self.expect_checkable()
        self.checks.append(self.keep(predicate))

    def note_decision(self, frame: Any, outcome: Any, kind: str = "branch") -> None:
        """Counts how a branch or loop of the traced program went, or what became of it."""
        counts = self.decisions.setdefault((kind, frame.code.co_filename, frame.line), {})
        counts[outcome] = counts.get(outcome, 0) + 1

    def reject_opaque(self, obj: Any, detail: str) -> Rejected:
        """The rejection for a use of an object whose inside cannot be seen, by the reason that helps most."""
        if isinstance(obj, types.BuiltinFunctionType) or type(obj).__name__ == "cython_function_or_method":
            obj = getattr(obj, "__self__", obj)
        kind = type(obj)
        module = kind.__module__.partition(".")[0]
        if isinstance(obj, (dict, list, set, collections.deque)):
            return self.reject("container-subclass", f"a {kind.__name__}: {detail}")
        if str(getattr(obj, "__module__", kind.__module__)).startswith("numpy.random") or isinstance(
            obj, random.Random
        ):
            return self.reject("impure-call", f"a {kind.__name__}: {detail}")
        if isinstance(obj, io.IOBase) or module == "logging":
            return self.reject("output", f"a {kind.__name__}: {detail}")
        if isinstance(obj, collections.abc.Iterator):
            return self.reject("existing-iterator", f"a {kind.__name__}: {detail}")
        return self.reject("opaque-object", f"a {kind.__name__}: {detail}")

    def leave_entered(self) -> None:
        """Leaves the contexts of libraries (JAX's settings) that an abandoned trace is still in, the last one first."""
        while self.entered:
            self.entered.pop()(None, None, None)

    def close(self) -> None:
        """Forgets every object of the program's, so that the trace keeps none of them alive."""
        for held in (
            self.kept, self.frames, self.symbols, self.shadow_by_real, self.shadow_by_stand, self.function_sources,
            self.originals, self.opaque, self.plain_tuples, self.trusted, self.notes, self.arrays_by_path,
            self.input_sources, self.regions, self.path, self.checks, self.earlier_checks, self.codes, self.choices,
            self.unrolled, self.output, self.covers, self.existing_arrays, self.array_writes, self.places,
            self.indexers,
        ):  # fmt: skip
            held.clear()
        if self.failure is not None:
            self.failure.__traceback__ = None
        self.failure = None
        self.failed_operands = self.run_until = self.follow_branch = self.follow_loop = self.follow_range = None
        self.roll = self.split = self.run_without_effect = self.run_function = self.call = self.call_jax = None
        self.visible = self.trace = self.get_item = None

    def place(self) -> tuple[str, int]:
        """File and line of the innermost frame of the user's."""
        for frame in reversed(self.frames):
            if frame.is_user:
                return frame.code.co_filename, frame.line
        return (self.frames[0].code.co_filename, self.frames[0].line) if self.frames else self.entry

    def keep(self, obj: Any) -> Any:
        """Keeps an object alive, so that its address names it as long as the trace lasts."""
        self.kept.append(obj)
        return obj

    def run_natively(self, function: Callable, arguments: Sequence, keywords: dict | None = None) -> Any:
        """Calls native code; functions of the user's that it calls back are interpreted.  Remembers what it was
        given if it fails."""
        self.budget.operations -= 1
        if self.budget.operations < 0:
            raise self.reject("trace-too-large", "too many operations")
        if time.monotonic() > self.budget.deadline:
            raise self.reject("trace-too-large", "tracing takes too long")
        previous = _native.set_mode(_native.TRACING)
        failed = True
        try:
            result = function(*arguments, **(keywords or {}))
            failed = False
            return result
        finally:
            _native.set_mode(previous)
            if failed and self.failed_operands is None:
                self.failed_operands = (*arguments, *(keywords or {}).values())

    # Symbolic values

    def symbol(self, obj: Any) -> Host | Late | None:
        """What a stand-in stands for; None of anything else."""
        if self.stale and id(obj) in self.stale:
            raise self.reject("numpy-write", "a view of an array is looked at after that was changed")
        return self.symbols.get(id(obj))

    def is_device(self, obj: Any) -> bool:
        return isinstance(obj, _jax_compat.Tracer) and id(obj) not in self.symbols

    def add_input(self, expression: Expression, aval: Any, sharding: Any = None, is_host: bool = False) -> Any:
        """A new tracer of the outermost trace for a value computed before the graph runs."""
        if self.closed:
            raise self.reject("cached-trace")
        tracer = _jax_compat.bind_input(self.trace, len(self.inputs), aval)
        self.inputs.append(GraphInput(expression, aval, sharding, is_host))
        return self.keep(tracer)

    def array(self, source: Source, value: Any) -> Any:
        """The tracer of the existing array found at `source`."""
        tracer = self.arrays_by_path.get(source.path)
        if tracer is None:
            if isinstance(value, _jax_compat.Tracer):
                return self._transformed(source, value)
            if value.is_deleted():
                raise self.reject("deleted-array", source.label)
            self.guards.check("type", source, type(value))
            if source.base is None:
                self._guard_aval(source, value)
            if _jax_compat.is_on_several_devices(value):
                raise self.reject("device-placement", f"{source.label} lies on several devices")
            sharding = value.sharding if _jax_compat.is_committed(value) else None
            tracer = self.add_input(expressions.fetch(source), _jax_compat.aval_of(value), sharding)
            self.arrays_by_path[source.path] = tracer
            self.input_sources[id(tracer)] = source
            self.keep(value)
            self.originals[id(tracer)] = value
        elif self.closed:
            raise self.reject("cached-trace")
        return tracer

    def _transformed(self, source: Source, value: Any) -> Any:
        """The tracer of this trace for one of a transformation around an explicit call; the graph itself guards its
        shape."""
        self.guards.check("type", source, type(value))
        tracer = self.add_input(expressions.fetch(source), _jax_compat.aval_of(value))
        self.arrays_by_path[source.path] = tracer
        self.input_sources[id(tracer)] = source
        self.originals[id(tracer)] = self.keep(value)
        return tracer

    def _guard_aval(self, source: Source, value: Any) -> None:
        """The shape and dtype of an argument; of a typed key, whose own `aval` is Python code, those of its data."""
        if type(value) is _jax_compat.KeyArray:
            data, kind = _jax_compat.KEY_PARTS
            self.guards.check("is", sources.step("attr", source, kind), getattr(value, kind))
            source, value = sources.step("attr", source, data), getattr(value, data)
        self.guards.check("aval", source, value.aval)

    def host(self, value: Any, expression: Expression, place: tuple | None = None) -> Any:
        """What stands for a Python value that is recomputed on each call: a tracer where JAX can take it as a scalar
        or array. `place` is where an existing array was found."""
        symbol = Host(value, expression)
        if isinstance(value, np.ndarray):
            stand = self._host_array(value, expression, place or self._instruction())
        elif isinstance(value, (str, bytes, tuple, list, dict, slice, range)) or value is None:
            stand = StandIn(repr(value)[:40])
        else:
            try:
                stand = self.add_input(expression, _jax_compat.aval_of(value), is_host=True)
            except (TypeError, OverflowError, ValueError):
                stand = StandIn(repr(value)[:40])
        symbol.stand_in = self.keep(stand)
        self.symbols[id(stand)] = symbol
        return stand

    def _instruction(self) -> tuple:
        """The instruction that runs now."""
        return (self.frames[-1].code, self.frames[-1].position) if self.frames else ()

    def _host_array(self, value: np.ndarray, expression: Expression, place: tuple) -> Any:
        """A NumPy array is an input of the graph, unless a trace before this one has found that it is written."""
        stand = StandIn(repr(value)[:40])
        if place not in self.memory.written_arrays:
            try:
                stand = self._array_input(expression, value)
            except (TypeError, OverflowError, ValueError):
                pass
        self.places[id(stand)] = place
        return stand

    def _array_input(self, expression: Expression, value: np.ndarray) -> Any:
        """JAX may go on reading a NumPy array after the call, while the program writes it: the graph is given a
        copy."""
        copied = expressions.call(np.array, (expression,))
        return self.add_input(copied, _jax_compat.aval_of(value), is_host=True)

    def late(self, expression: Expression | None, kind: type | None, device: Any = None, layout: Any = None) -> Any:
        """What stands for a Python value that is known only after the graph has run."""
        stand = self.keep(StandIn("after the graph"))
        self.symbols[id(stand)] = Late(expression, kind, stand, device, layout=layout)
        return stand

    def choice(self, chosen: Choice | Splice | Rows | Repeated) -> Any:
        """What stands for one of two objects, or for items of a list; it can be stored and returned, but not looked
        at."""
        stand = self.late(None, None)
        self.choices[id(stand)] = chosen
        if isinstance(chosen, Choice):
            self.symbols[id(stand)].chosen = chosen
        return stand

    def owns(self, tracer: Any) -> bool:
        """Whether a tracer is a value of this trace or of a side of a branch in it, not of a transformation of
        JAX's."""
        return any(_jax_compat.belongs_to(tracer, trace) for trace in (self.trace, *self.regions))

    def oblige(self, expression: Expression) -> None:
        """An operation that may raise is made on each call, whether its result is used or not."""
        if expression.function not in _NEVER_RAISING:
            self.obligations.append(expression)

    def as_device(self, obj: Any) -> Any:
        """The same value for native array code: a host number becomes an array-like tracer that is no host value any
        more."""
        symbol = self.symbol(obj)
        if symbol is None:
            return obj
        if isinstance(symbol, Late):
            if symbol.device is None:
                raise self.reject("late-value-use")
            if symbol.kind is float:
                return self.run_natively(_jax_compat.as_weak_float, (symbol.device,))
            return symbol.device
        if isinstance(symbol.value, np.ndarray):
            return self._version_input(obj, symbol)
        if isinstance(obj, StandIn):
            return self.pin(obj)
        if type(symbol.value) is int:
            self.guard_sign(symbol)
        elif type(symbol.value) is float:
            if not is_in_single_range(symbol.value):
                return self.pin(obj)
            self.guard_range(symbol)
        tracer = self.notes.get(("device", id(obj)))
        if tracer is None:
            tracer = self.notes["device", id(obj)] = self.add_input(
                symbol.expression, _jax_compat.aval_of(symbol.value), is_host=True
            )
        return tracer

    def _version_input(self, obj: Any, symbol: Host) -> Any:
        """What the graph is given of a NumPy array, as it is now."""
        key = ("version", id(obj), id(symbol.expression))
        if key not in self.notes:
            self.notes[key] = self._array_input(symbol.expression, symbol.value)
        return self.notes[key]

    def guard_sign(self, symbol: Host) -> None:
        """An int that arrays meet keeps its sign: JAX refuses a negative Python int where it takes a traced one."""
        if ("sign", id(symbol)) not in self.notes:
            self.notes["sign", id(symbol)] = symbol
            negative = expressions.call(operator.lt, (symbol.expression, expressions.constant(0)))
            self.prelude_guards.append(PreludeGuard(negative, symbol.value < 0, "sign"))

    def guard_range(self, symbol: Host) -> None:
        """A float that arrays meet stays in the range of 32 bits: beyond it NumPy warns where eager JAX does not."""
        if ("range", id(symbol)) not in self.notes:
            self.notes["range", id(symbol)] = symbol
            fits = expressions.call(is_in_single_range, (symbol.expression,))
            self.prelude_guards.append(PreludeGuard(fits, True, "range"))

    def pin(self, obj: Any) -> Any:
        """The plain Python value of a host value; from here on the specialization holds for this value only."""
        symbol = self.symbol(obj)
        if symbol is None:
            return obj
        if isinstance(symbol, Late):
            raise self.reject("late-value-branch")
        if not symbol.pinned:
            if not _is_comparable(symbol.value):
                raise self.reject(
                    "opaque-object", f"a {type(symbol.value).__name__} computed on each call decides what runs"
                )
            self.prelude_guards.append(PreludeGuard(symbol.expression, symbol.value, "value"))
            symbol.pinned = True
        return symbol.value

    def expression(self, obj: Any) -> Expression | None:
        """How to compute a value on each call if that needs no graph (constants included), else None."""
        symbol = self.symbol(obj)
        if symbol is not None:
            return symbol.expression
        if type(obj) in CONSTANT_TYPES or isinstance(obj, type):
            return expressions.constant(obj)
        if type(obj) in (tuple, list) and id(obj) not in self.shadow_by_stand:
            items = [self.expression(item) for item in obj]
            if None not in items:
                return expressions.display(type(obj).__name__, tuple(items))
        if type(obj) is slice:
            parts = [self.expression(part) for part in (obj.start, obj.stop, obj.step)]
            return None if None in parts else expressions.call(slice, tuple(parts))
        return None

    def has_late(self, values: Sequence) -> bool:
        """Whether one of some values is known only after the graph has run."""
        return any(self.has_symbol(value, (Late,)) for value in values)

    def has_symbol(self, obj: Any, kinds: tuple = (Host, Late), depth: int = 6) -> bool:
        """Whether a value is symbolic, or a plain container holds a symbolic value."""
        symbol = self.symbols.get(id(obj))
        if symbol is not None:
            return isinstance(symbol, kinds)
        if depth and isinstance(obj, (tuple, list, set, frozenset)):
            return any(self.has_symbol(item, kinds, depth - 1) for item in obj)
        if depth and isinstance(obj, dict):
            return any(self.has_symbol(item, kinds, depth - 1) for item in obj.values())
        if type(obj) is slice:
            return any(self.has_symbol(part, kinds, 1) for part in (obj.start, obj.stop, obj.step))
        return False


def join_strings(*parts: str) -> str:
    return "".join(parts)


_NEVER_RAISING = frozenset(
    {operator.add, operator.sub, operator.mul, operator.neg, operator.pos, operator.lt, operator.le, operator.gt,
     operator.ge, operator.eq, operator.ne, operator.not_, operator.truth, operator.is_, format, str, repr, bool,
     join_strings}
)  # fmt: skip
CONDITION = "janus_goes_on"
"""The name of the condition of a loop that does not begin where a check has failed."""
CONSTANT_TYPES = frozenset({int, float, bool, complex, str, bytes, type(None), type(...), type(NotImplemented), range})


def is_in_single_range(value: float) -> bool:
    return -3.4e38 < value < 3.4e38 or value != value or value in (float("inf"), float("-inf"))


def _is_comparable(value: Any) -> bool:
    if type(value) in (tuple, list):
        return all(_is_comparable(item) for item in value)
    if type(value) is slice:
        return all(_is_comparable(item) for item in (value.start, value.stop, value.step))
    return type(value) in CONSTANT_TYPES or hasattr(type(value), "dtype") and getattr(value, "ndim", 1) == 0
