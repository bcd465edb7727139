"""Progress bars of libraries, tqdm's and rich's: what a program tells one is output.

Invariant: a bar runs no code of the user's, and is written to a file that is none of the user's; what it says of itself
is not known before it has been told.
"""

import sys
from typing import Any

from janus_jax.heap import expression as expressions
from janus_jax.heap.source import Source
from janus_jax.interp.context import Context, PreludeGuard
from janus_jax.interp.output import has_own_methods, is_sink
from janus_jax.interp.shadowing import adopt_opaque

_OF_TQDM = (
    "update", "set_description", "set_description_str", "set_postfix", "set_postfix_str", "refresh",
)  # fmt: skip
_OF_RICH = ("update", "advance", "refresh")
_INSIDE_TQDM = ("display", "format_meter", "status_printer", "moveto")
_INSIDE_RICH = ("get_renderables", "make_tasks_table", "get_renderable")
PLAIN = (int, float, str, bool, type(None))


def is_bar_class(cls: type) -> bool:
    """Whether a class is one of a library's progress bars, and no subclass of the user's."""
    return cls.__module__.partition(".")[0] == "tqdm" or (cls.__module__, cls.__name__) == ("rich.progress", "Progress")


def methods_of(bar: Any) -> tuple[str, ...]:
    """The methods by which a bar is told something."""
    return _OF_RICH if type(bar).__module__ == "rich.progress" else _OF_TQDM


def is_plain_bar(bar: Any) -> bool:
    """Whether no code of the user's runs when a bar is told something."""
    if type(bar).__module__ == "rich.progress":
        is_own = has_own_methods(bar, (*_OF_RICH, *_INSIDE_RICH))
        columns = [column for column in bar.columns if not isinstance(column, str)]
        is_own = is_own and all(type(column).__module__ == "rich.progress" for column in columns)
        return is_own and is_sink(bar.console.file)
    if not has_own_methods(bar, (*_OF_TQDM, *_INSIDE_TQDM)):
        return False
    file = getattr(bar, "fp", sys.stderr)
    return is_sink(getattr(file, "_wrapped", file))


def adopt_bar(context: Context, bar: Any, source: Source) -> Any:
    """Lets an existing progress bar into the trace."""
    if not is_plain_bar(bar):
        raise context.reject("output", f"{source.label} is a progress bar that runs code of the program's own")
    is_still = expressions.call(is_plain_bar, (expressions.fetch(source),))
    context.prelude_guards.append(PreludeGuard(is_still, True, f"{source.label} is a progress bar"))
    context.notes["bar", id(bar)] = bar
    return adopt_opaque(context, bar, source)


def is_bar(context: Context, obj: Any) -> bool:
    """Whether an object of the trace is an existing progress bar."""
    return ("bar", id(obj)) in context.notes
