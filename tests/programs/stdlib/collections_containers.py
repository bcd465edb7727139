"""deque, Counter, defaultdict and OrderedDict inside the step and kept between calls."""
# expect: converted, compiles<=3, hits>=5

from collections import Counter, OrderedDict, defaultdict, deque

import jax.numpy as jnp


class State:
    def __init__(self):
        self.window = deque([jnp.zeros(2)], maxlen=3)
        self.layers = OrderedDict(a=jnp.ones(2), b=jnp.full(2, 2.0))
        self.seen = Counter()


def setup():
    return State()


def step(state, i):
    groups = defaultdict(list)
    for name, value in state.layers.items():
        groups[value.ndim].append(value * 0.5)
    state.window.append(sum(groups[1]) + i)
    state.seen["calls"] += 1
    state.layers.move_to_end("a")
    return sum(state.window), dict(groups), Counter("aab").most_common(1), state.seen["calls"]
