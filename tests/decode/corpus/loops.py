"""Loops, and code that ends early."""

from decode.cases import case


@case((5,), (0,))
def for_loop(n):
    total = 0
    for i in range(n):
        if i == 1:
            continue
        if i > 3:
            break
        total += i
    else:
        total = -1
    return total


@case((5,), (0,), (2,))
def while_loop(n):
    steps = []
    while n > 0:
        n -= 1
        if n == 3:
            continue
        if n == 1:
            break
        steps.append(n)
    else:
        steps.append("else")
    return steps


@case((3,))
def endless(n):
    while True:
        n += 1
        if n > 5:
            return n


@case((3, 3))
def nested_loops(a, b):
    found = []
    for i in range(a):
        for j in range(b):
            if j == i:
                break
            found.append((i, j))
        else:
            found.append(i)
            continue
        if i == 2:
            return found
    return found


@case(([1, 2, 3],), (5,), ("ab",), ({1: 2},))
def loop_over(values):
    result = []
    for index, value in enumerate(values):
        result.append((index, value))
    return result


@case(({"a": 1, "b": 2},))
def loop_over_items(table):
    total = 0
    for key, value in table.items():
        total += len(key) * value
    for key in sorted(table):
        total += table[key]
    return total


@case((3,), (0,))
def loop_variable_survives(n):
    for i in range(n):
        pass
    return i


@case((3,), (30,))
def early_returns(n):
    if n > 20:
        return "big"
    for i in range(n):
        if i == 2:
            return "two"
    return "never"


@case((2,))
def unreachable(n):
    return n
    n += 1
    while False:
        n += 1
    return n


def make_long_jumps():
    """A loop whose jumps need EXTENDED_ARG, with several hundred names besides."""
    body = "\n".join(f"            total += n + {i}; name_{i} = total" for i in range(300))
    source = f"""
def long_jumps(n):
    total = 0
    for i in range(3):
        if i:
{body}
        else:
            continue
        total -= name_299 - name_7
    return total
"""
    space = {}
    exec(compile(source, __file__, "exec"), space)
    return space["long_jumps"]


long_jumps = case((300,))(make_long_jumps())
