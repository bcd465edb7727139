"""Which exceptions of a trace are the program's: an eager run would raise them too.

Invariant: an error that native code raises because it was given a tracer, or that is a bug of this package, never
reaches a handler of the program's.
"""

import contextlib
import dis
import os
from collections.abc import Iterator

from janus_jax import _jax_compat
from janus_jax.heap.expression import StandIn
from janus_jax.interp.context import Context
from janus_jax.reasons import Rejected

_OWN_FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep


def expect_trusted(context: Context, error: BaseException) -> None:
    """Raises Rejected for an error that an eager run would not raise."""
    operands, context.failed_operands = context.failed_operands, None
    if id(error) in context.trusted:
        return
    is_abstract = operands is not None and any(
        isinstance(operand, (_jax_compat.Tracer, StandIn)) for operand in operands
    )
    if is_abstract or type(error).__module__.partition(".")[0] in ("jax", "jaxlib", "janus_jax"):
        raise context.reject("exception-in-trace", _describe(error)) from error
    if isinstance(error, (NameError, AttributeError, TypeError)) and _is_our_own(error):
        raise context.reject("internal-error", _describe(error)) from error
    context.trusted[id(error)] = error


@contextlib.contextmanager
def own_work(context: Context) -> Iterator[None]:
    """In here nothing of the program runs: what goes wrong is a bug of this package."""
    try:
        yield
    except (Rejected, RecursionError, KeyboardInterrupt):
        raise
    except BaseException as error:
        raise context.reject("internal-error", _describe(error)) from error


def _is_our_own(error: BaseException) -> bool:
    """Whether an error comes out of a line of this package that did not mean to raise it: a bug of ours, not of the
    program."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    if step is None or step.tb_frame.f_code is Context.run_natively.__code__:
        return False
    code = step.tb_frame.f_code
    if not code.co_filename.startswith(_OWN_FOLDER):
        return False
    return dis.opname[code.co_code[step.tb_lasti]] not in ("RAISE_VARARGS", "RERAISE")


def _describe(error: BaseException) -> str:
    text = str(error).strip().partition("\n")[0]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
