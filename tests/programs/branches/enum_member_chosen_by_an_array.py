"""Members of an enum that a branch on an array chooses between stay those members, and are compared and matched."""
# expect: converted, compiles<=2, hits>=5

import enum

import jax.numpy as jnp


class Phase(enum.Enum):
    WARM = 1
    COLD = 2


def setup():
    return {"phase": Phase.COLD, "ticks": 0}


def step(state, i):
    x = jnp.float32(2.5 - i % 5)
    phase = Phase.WARM if x > 0 else Phase.COLD
    for _ in range(3):
        if x > 2:
            break
        x = x + 0.75
        phase = Phase.COLD
    match phase:
        case Phase.WARM:
            x = x * 2
        case Phase.COLD:
            x = x - 1
    state["phase"] = phase
    return x, phase.value, phase is Phase.WARM, phase == Phase.COLD
