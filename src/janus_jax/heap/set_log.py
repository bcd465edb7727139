"""What a run does to an existing set, as a log: each item that is added, or a tuple of the name of a method of set and
what it is given.

    seen.add(3); seen.discard(1)        [3, ("discard", 1)]

Where the items of a set stand depends on all that was done to it. So a log is played literally, call by call, and what
is asked of the set behind it is asked of a copy only where the order of the items does not matter.

Invariant: nothing here looks at a set that is not given to it.
"""

import operator
from collections.abc import Sequence
from typing import Any

#: What takes no item out that the log does not name.
NAMED = frozenset({"add", "discard", "remove", "update", "pop"})
#: What leaves all other items of a set in their places.
QUIET = frozenset({"discard", "remove"})


def entry(name: str, *arguments: Any) -> Any:
    """What stands in a log for a call of a method of set."""
    return arguments[0] if name == "add" and type(arguments[0]) is not tuple else (name, *arguments)


def name_of(logged: Any) -> str:
    return logged[0] if type(logged) is tuple else "add"


def calls_of(target: set, log: Sequence) -> tuple:
    """The calls that the log is made of: a callable and its arguments each."""
    return tuple(
        (getattr(set, logged[0]), target, *logged[1:]) if type(logged) is tuple else (set.add, target, logged)
        for logged in log
    )


def after(real: set, log: Sequence) -> set:
    """The items of the set behind the log; their order says nothing."""
    made = set(real)
    for call in calls_of(made, log):
        operator.call(*call)
    return made


def in_order(real: set, log: Sequence) -> tuple:
    """The items behind a log that only takes items out, or that clears the set first, in the order of the set."""
    kept = after(real, log)
    return tuple(item for item in real if item in kept) if not log or name_of(log[0]) != "clear" else tuple(kept)


def is_order_known(log: Sequence) -> bool:
    """Whether `in_order` knows the order: a set that was cleared is as a new one."""
    names = [name_of(logged) for logged in log]
    return QUIET.issuperset(names) or names[0] == "clear" and all(n in ("add", *QUIET) for n in names[1:])


def sorted_items(items: set) -> tuple:
    return tuple(sorted(items))
