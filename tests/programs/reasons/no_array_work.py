"""A step of pure Python."""
# expect: reason=no-array-work

words = "the quick brown fox jumps over the lazy dog".split()


def setup():
    return {"count": 0}


def step(state, i):
    state["count"] += len([word for word in words if "o" in word])
    return state["count"]
