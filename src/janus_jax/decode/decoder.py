"""decode: a code object to its Listing.

    code object --raw--> RawInstructions --expand--> steps --fuse--> steps --nulls, tidy--> Listing

Invariant: pure and uncached; the code object is not run and not changed. Only the table that is chosen here depends on
the Python.
"""

import sys
import types
from collections.abc import Mapping

from janus_jax.decode import tables_3_11, tables_3_12, tables_3_13, tables_3_14
from janus_jax.decode.expand import expand
from janus_jax.decode.fuse import drop_prologue, fuse
from janus_jax.decode.generators import drop_generator_handlers
from janus_jax.decode.listing import Listing
from janus_jax.decode.nulls import remove_nulls
from janus_jax.decode.ops import JUMPS
from janus_jax.decode.raw import RawHandler, read_code, read_names
from janus_jax.decode.rules import Step, UnknownOpcode, VersionTable
from janus_jax.decode.tidy import tidy

TABLES: Mapping[tuple[int, int], VersionTable] = {
    (3, 11): tables_3_11.TABLE,
    (3, 12): tables_3_12.TABLE,
    (3, 13): tables_3_13.TABLE,
    (3, 14): tables_3_14.TABLE,
}


def decode(code: types.CodeType) -> Listing:
    """The neutral form of a code object of the running Python.

    Raises UnknownOpcode for bytecode that no table describes, or that CPython's compiler would not make.

    >>> print(decode((lambda x: x + 1).__code__), end="")
    def <lambda>(x)
      0 LOAD_FAST x
      1 LOAD_CONST 1
      2 BINARY +
      3 RETURN
    """
    table = TABLES.get(sys.version_info[:2])
    if table is None:
        raise UnknownOpcode(f"Python {sys.version_info[0]}.{sys.version_info[1]}", code.co_firstlineno)
    names = read_names(code)
    raws, handlers = read_code(code)
    steps = drop_prologue(expand(raws, names, table.rules))
    handlers = drop_generator_handlers(handlers, steps)
    steps = fuse(steps, _find_targets(steps, handlers))
    instructions, neutral_handlers = tidy(*remove_nulls(steps, handlers, table))
    return Listing(
        name=code.co_name,
        instructions=tuple(instructions),
        handlers=tuple(neutral_handlers),
        argument_names=code.co_varnames[: _count_arguments(code)],
        slot_names=names.slots,
        cell_names=names.cells,
        free_names=names.frees,
        code=code,
    )


def _count_arguments(code: types.CodeType) -> int:
    """Positional, keyword-only, *args and **kwargs: the first names of co_varnames."""
    flags = code.co_flags
    has_varargs = bool(flags & 4)
    has_varkeywords = bool(flags & 8)
    return code.co_argcount + code.co_kwonlyargcount + has_varargs + has_varkeywords


def _find_targets(steps: list[Step], handlers: list[RawHandler]) -> set[int]:
    return {step.arg for step in steps if step.op in JUMPS} | {handler.target for handler in handlers}
