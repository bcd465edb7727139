"""Settings come from a ChainMap over defaults, a file and the command line; a write goes to the first map."""
# expect: converted, compiles<=2, hits>=6

from collections import ChainMap

import jax.numpy as jnp


def setup():
    defaults = {"rate": 0.1, "decay": 0.9, "power": 2}
    return {"settings": ChainMap({}, {"decay": 0.8}, defaults), "defaults": defaults, "w": jnp.array([1.0, 2.0])}


def step(state, i):
    settings = state["settings"]
    state["w"] = settings["decay"] * state["w"] - settings["rate"] * state["w"] ** settings["power"]
    settings["rate"] = settings["rate"] * 0.9
    local = settings.new_child({"rate": 1.0 + i})
    return state["w"] * local["rate"], len(settings), sorted(settings.maps[0]), state["defaults"]["rate"]
