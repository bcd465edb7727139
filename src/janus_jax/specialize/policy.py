"""Every threshold of the project, and the rules that use them.

Invariant: a rule here takes counts and seconds and answers yes or no; it never looks at objects.  The rule for when
to compile is rent or buy: a frame is converted once the eager time spent in it equals what compiling it is expected
to cost, so that the total is at most twice what the better choice would have cost.
"""

import time
from dataclasses import dataclass

from janus_jax.interp.context import Budget, LeastRolled
from janus_jax.profile.lengths import Lengths
from janus_jax.unrolling import Choices

#: Eager seconds in a frame before a trace of it is tried at all.
FIRST_TRACE_SECONDS = 0.1
#: Expected seconds of a compile: a fixed part and one per equation of the program (measured on the CPU backend).
COMPILE_BASE_SECONDS = 0.1
COMPILE_SECONDS_PER_EQUATION = 0.0015
#: Seconds that a specialised run costs besides its arithmetic, and per array that goes in or out.
RUN_OVERHEAD_SECONDS = 15e-6
RUN_OVERHEAD_SECONDS_PER_ARRAY = 0.6e-6
#: Entries kept per code object, compiles before a unit is given up, attempts at a unit that was rejected.
MAX_ENTRIES = 8
MAX_COMPILES = 16
MAX_ATTEMPTS = 3
MAX_WRONG_ASSUMPTIONS = 4
MAX_EXPLICIT_ATTEMPTS = 6
ATTEMPT_CALL_FACTOR = 4
INNER_PATIENCE = 8
RECURRING_PATIENCE_FACTOR = 8
#: How much one trace may do.
MAX_INSTRUCTIONS = 1_000_000
MAX_OPERATIONS = 40_000
MAX_DEPTH = 120
MAX_OBJECTS = 20_000
MAX_ASSUMPTIONS = 250
MAX_EQUATIONS = 20_000
MAX_TRACE_SECONDS = 30.0
#: A trace that is given up after so long is not tried again.
SLOW_TRACE_SECONDS = 5.0
#: Iterations that a loop has at least where it becomes a lax.scan.
LEAST_ROLLED_ITERATIONS = 8
#: Equations that they have at least, written out. XLA fuses what is written out, which saves passes over large arrays
#: in a short loop (20 steps of `y * x + 1` over a million numbers run in a seventh of the time); of a long one it
#: computes parts again and again (100 steps of `y + 0.01 * f(y)`: 2.8 times as long as a lax.scan). Measured on the CPU
#: backend, as all of these.
LEAST_ROLLED_EQUATIONS = 250
#: The same with products of matrices and the like, which are not fused: a lax.scan runs as fast (an LSTM of 20 steps:
#: forward 1.1 and training 1.5 times as fast), and compiles in a fraction of the time.
LEAST_ROLLED_EQUATIONS_OF_PRODUCTS = 100
#: The same where each iteration leaves an array in a list: written out, each is computed from the start (the mean of
#: each of 100 states of 100,000 numbers: 19 times as long), and compiled for itself. (`bench/unrolling.py`)
LEAST_ROLLED_EQUATIONS_OF_LISTS = 100
#: The same where the arrays of a list have to be stacked for it, and are larger than what the loop carries: layers,
#: whose weights are copied in each run (30 of 128 by 128: rolled, 1.2 times as long forward and 1.5 times in training).
LEAST_ROLLED_EQUATIONS_OF_COPIES = 10_000
SMALL_COPY = 1024
#: From how many iterations to how many such a loop becomes calls of one function, on a CPU: nothing is copied, and XLA
#: compiles it once (48 layers of 256 by 256, training: compiled in a twentieth of the time of what is written out, and
#: as fast as a lax.scan over weights that were stacked before).
CALLS = (4, 512)
LEAST_CALLED_EQUATIONS = 40
#: Rows of one stack that are left behind, from which on the graph gives the stack. As outputs of their own they are
#: compiled in 4.5 ms each; a run takes 3.5 us for each row that it takes from a stack.
LEAST_SPLIT_ROWS = 16
#: Bytes that the iterations of a lax.scan compute together, from which on a derivative keeps only what they carry, and
#: computes the rest again. About half of them would be kept (an LSTM of 1,600 steps: 190 of 383 MB, and 59 so).
MOST_KEPT_BYTES = 2**31
#: Lengths with which an array or list was seen where one program is made for many, which has to copy what it is given
#: and computes more than is needed: at least, where it is mostly another one in the last calls, and in any case.
LEAST_LENGTHS = 3
LAST_CALLS = 4
MOST_LENGTHS = 6
#: Frames in which nothing was decided before the frame hook goes to sleep, and how long it then sleeps.
IDLE_FRAMES = 20_000
SLEEP_SECONDS = (0.02, 0.5)


@dataclass(frozen=True, slots=True)
class Spent:
    """What a unit cost so far: eager calls and seconds since its last compile."""

    calls: int
    seconds: float


def new_budget(unroll: Choices = ()) -> Budget:
    deadline = time.monotonic() + MAX_TRACE_SECONDS
    return Budget(
        MAX_INSTRUCTIONS, MAX_OPERATIONS, MAX_DEPTH, MAX_OBJECTS, MAX_ASSUMPTIONS, deadline,
        LeastRolled(
            LEAST_ROLLED_ITERATIONS, LEAST_ROLLED_EQUATIONS, LEAST_ROLLED_EQUATIONS_OF_PRODUCTS,
            LEAST_ROLLED_EQUATIONS_OF_LISTS, LEAST_ROLLED_EQUATIONS_OF_COPIES, SMALL_COPY, CALLS,
            LEAST_CALLED_EQUATIONS, LEAST_SPLIT_ROWS,
        ),
        unroll, MOST_KEPT_BYTES,
    )  # fmt: skip


def expected_compile_seconds(equations: int) -> float:
    return COMPILE_BASE_SECONDS + COMPILE_SECONDS_PER_EQUATION * equations


def is_due(spent: Spent, hot_after: int | None, equations: int | None) -> bool:
    """Whether a unit should be traced (`equations` unknown) or compiled (known) now."""
    if hot_after is not None:
        return spent.calls >= hot_after - (equations is None)
    if equations is None:
        return spent.seconds >= FIRST_TRACE_SECONDS
    return spent.seconds >= expected_compile_seconds(equations)


def is_worth_running(eager_seconds_per_call: float, arrays: int) -> bool:
    """Whether a specialised run can win at all against the eager one."""
    return eager_seconds_per_call > RUN_OVERHEAD_SECONDS + RUN_OVERHEAD_SECONDS_PER_ARRAY * arrays


def calls_before_inner_goes_first(hot_after: int | None) -> int:
    """Calls of a frame in a loop of another, itself in a loop, after which the inner one is converted first."""
    return INNER_PATIENCE + (hot_after or 0)


def may_retry(attempts: int, calls: int, calls_at_rejection: int) -> bool:
    """Whether a rejected unit may be traced again: rarely, and only a few times."""
    return attempts < MAX_ATTEMPTS and calls >= ATTEMPT_CALL_FACTOR * max(calls_at_rejection, 1)


def varies_in_length(lengths: Lengths) -> bool:
    """Whether one program should be made for many lengths: not for one that two calls out of three have, nor for one
    that is kept for long."""
    last = lengths.last(LAST_CALLS)
    is_mostly_new = 2 * last.changes() > last.span()
    return lengths.different() >= (LEAST_LENGTHS if is_mostly_new else MOST_LENGTHS)


def may_compile_again(compiles: int) -> bool:
    return compiles < MAX_COMPILES


def is_too_often_wrong(wrong: int, hits: int) -> bool:
    """Whether an assumption about a branch fails more often than it holds."""
    return wrong > MAX_WRONG_ASSUMPTIONS and wrong > hits
