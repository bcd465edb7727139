"""An OrderedDict is made in each call, changed in every way, compared in order, printed and returned."""
# expect: converted, compiles<=2, hits>=5

from collections import OrderedDict

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    state["x"] = state["x"] * 0.5 + 1.0
    made = OrderedDict([("a", 1), ("b", 2)], c=3)
    same = OrderedDict(a=1, c=3, b=2)
    equal = made == same, made == dict(same), made != same
    made.move_to_end("a")
    made.move_to_end("c", last=False)
    made["d"] = 4
    made.setdefault("e", i)
    last, first = made.popitem(), made.popitem(last=False)
    made |= {"z": state["x"]}
    more = made | OrderedDict(y=2)
    print(OrderedDict(a=1, b=i))
    return made, more, equal, last, first, more.pop("y"), more.pop("no", None), list(made.items()), same.copy()
