"""A queue in an OrderedDict: entries come in behind and leave in front, with an error where it is empty."""
# expect: converted, compiles<=7, hits>=4
# calls: 16

from collections import OrderedDict

import jax.numpy as jnp

queue = OrderedDict()


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    x = state["x"] = state["x"] * 0.5 + 1.0
    queue["first"] = jnp.sum(x)
    queue["second"] = i
    queue.move_to_end("first")
    name, value = queue.popitem(last=False)
    left = len(queue)
    last = queue.popitem()
    try:
        queue.popitem()
    except KeyError as error:
        text = str(error)
    queue["kept"] = x
    queue.pop("kept")
    return name, value, left, last, text, bool(queue), queue.get("kept"), queue.setdefault("kept", 1), queue.pop("kept")
