"""Iterators without an end, predicates, groups and sentinels, over numbers and arrays."""
# expect: converted, compiles<=1, hits>=6

import itertools
import operator

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "sizes": [4, 3, 3, 1], "rows": [("a", 1), ("a", 2), ("b", 3)]}


def step(state, i):
    x = state["x"] = state["x"] * 0.5 + 1.0
    taken = list(itertools.takewhile(lambda n: n < 4, itertools.count(1)))
    dropped = list(itertools.dropwhile(lambda n: n > 3, state["sizes"]))
    odd = list(itertools.filterfalse(lambda n: n % 2 == 0, state["sizes"]))
    chosen = list(itertools.compress([x, x + 1, x + 2], [1, 0, True]))
    grouped = {
        key: [row[1] for row in rows] for key, rows in itertools.groupby(state["rows"], key=operator.itemgetter(0))
    }
    first, second = itertools.tee(n * x for n in range(3))
    powers = itertools.islice(itertools.accumulate(itertools.repeat(x), operator.mul), 3)
    flat = list(itertools.islice(itertools.chain.from_iterable(itertools.repeat([1, x])), 3))
    stack = [x, None, 3]
    popped = list(iter(stack.pop, None))
    sums = list(itertools.accumulate([1, 2, 3], initial=10))
    starred = list(itertools.starmap(pow, [(2, 3), (x, 2)]))
    pairs = list(itertools.combinations_with_replacement("ab", 2))
    return (
        taken,
        dropped,
        odd,
        chosen,
        grouped,
        sum(first),
        list(second),
        list(powers),
        flat,
        popped,
        sums,
        starred,
        pairs,
    )
