"""Facts about recipes that decide how the text of a run is written.

Invariant: a recipe is only looked at, also one that is part of itself.
"""

import collections
import sys

from janus_jax.heap import set_log
from janus_jax.trace.recipes import Recipe


def count_items(recipe: Recipe) -> int:
    """How many items a list may have at most; a loop of varying length may have left any number."""
    if any(part.kind in ("rows", "repeat") for part in recipe.parts):
        return sys.maxsize
    return sum(max(map(count_items, part.parts)) if part.kind == "splice" else 1 for part in recipe.parts)


def is_only_added_to(log: Recipe) -> bool:
    """Whether a log of changes of a set holds nothing but items that are added."""
    return not any(part.kind in ("tuple", "splice", "choice") for part in log.parts)


def takes_unnamed(log: Recipe) -> bool:
    """Whether items may go out of a set that its log does not name."""
    if log.kind == "tuple" and log.parts and log.parts[0].kind == "constant":
        return log.parts[0].value not in set_log.NAMED
    return any(map(takes_unnamed, log.parts)) if log.kind in ("list", "splice", "choice") else False


def may_be_absent(recipe: Recipe) -> bool:
    """Whether a value is none at all on a side of a branch: nothing is stored then."""
    pending, seen = [recipe], set()
    while pending:  # several choices may have a side in common
        found = pending.pop()
        if found.kind == "absent":
            return True
        if found.kind == "choice" and id(found) not in seen:
            seen.add(id(found))
            pending += found.parts
    return False


def reaches_itself(recipe: Recipe) -> bool:
    """Whether an object is, some levels down, part of itself."""
    seen: set[int] = set()
    waiting = list(recipe.parts)
    while waiting:
        part = waiting.pop()
        if part is recipe:
            return True
        if id(part) not in seen:
            seen.add(id(part))
            waiting.extend(part.parts)
    return False


def count_holders(roots: list[Recipe]) -> collections.Counter:
    """How many recipes, or roots, hold each recipe, by its address."""
    counts = collections.Counter(map(id, roots))
    pending, seen = list(roots), set()
    while pending:
        recipe = pending.pop()
        if id(recipe) not in seen:
            seen.add(id(recipe))
            counts.update(map(id, recipe.parts))
            pending += recipe.parts
    return counts
