"""Names of parameters are chosen by regular expressions and string methods."""
# expect: converted, compiles<=1, hits>=6

import re

import jax.numpy as jnp

BIAS = re.compile(r"(?P<layer>\w+)\.(bias|scale)$")


def setup():
    return {"enc.weight": jnp.array([1.0]), "enc.bias": jnp.array([2.0]), "dec.scale": jnp.array([3.0])}


def step(params, i):
    decayed = {}
    for name in list(params):
        match = BIAS.search(name)
        if match is None:
            params[name] = params[name] * 0.9
        else:
            decayed[match.group("layer")] = params[name] * 0.5
    renamed = {re.sub(r"\.", "_", name): value for name, value in params.items()}
    parts = [re.split("[.]", name) for name in params]
    counted = re.compile("[aeiou]").findall("encoder decoder")
    return decayed, renamed, parts, counted, re.fullmatch("a+", "aab") is None, match.span()
