"""NumPy computes beside the program and warns in some calls only, at the user's line; in others that is an error."""
# expect: converted=compute, hits>=4
# calls: 14

import random
import warnings

import jax.numpy as jnp
import numpy as np


def compute(x, a):
    np.log(a - 100)
    return x * 2, np.sqrt(a), np.log(a) / a


def setup():
    return jnp.ones(1)


def step(x, i):
    value = np.array([-1.0 if i % 4 == 3 else 200.0 + i])
    with warnings.catch_warnings(record=True) as seen, np.errstate(invalid="ignore" if i > 10 else "warn"):
        warnings.filterwarnings("always", module="__main__" if i % 2 else "")
        if i == 7:
            warnings.filterwarnings("error", message="invalid")
        try:
            result = compute(x, value)
        except RuntimeWarning as error:
            result = str(error)
    return result, [(str(entry.message), entry.filename, entry.lineno) for entry in seen], random.random()
