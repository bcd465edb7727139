"""What a step does besides: each program draws one kit, so that its parts meet each other in a small program.

Invariant: the names of a kit are bound when the step begins, and what grows is cut short when it ends (text.py).
"""

from __future__ import annotations

from generator.grammar import Weighted

KITS: dict[str, Weighted] = {
    "ints": (
        (2, "ints.append({pyint leaf})"),
        (1, "ints.insert({pyint leaf} % 2, {pyint leaf})"),
        (1, "ints[1:2] = [{pyint leaf}, {pyint leaf}]"),
        (1, "ints[0] += 1"),
        (1, "ints.sort()"),
        (1, "ints.sort(reverse=True)"),
        (1, "ints.reverse()"),
        (1, "if n in ints:\n    ints.remove(n)"),
        (1, "if len(ints) > 2:\n    ints.pop({pyint leaf} % 2)"),
        (1, "del ints[2:]"),
        (1, "n = sum(ints) % 3"),
        (1, "x = x + len(ints)"),
    ),
    "alias": (
        (2, "alias.append({float leaf})"),
        (1, "alias += [{float}]"),
        (1, "alias[:1] = [{float}, {float leaf}]"),
        (1, "alias.insert(0, {float leaf})"),
        (1, "alias[0] = alias[0] * 0.5"),
        (1, "alias = list(alias)"),
        (1, "alias = items"),
        (1, "items.reverse()"),
        (1, "x = alias[-1]"),
    ),
    "table": (
        (2, "table.setdefault('c', {float})"),
        (1, "table.update(b={float leaf}, c={float leaf})"),
        (1, "table |= {{'d': {float leaf} }}"),
        (1, "view = table\nview['a'] = {float}"),
        (1, "table.pop('b', None)"),
        (1, "if 'c' in table:\n    del table['c']"),
        (1, "table['a'] = table.pop('a') + 0.5"),
        (1, "seen.append(list(table))"),
        (1, "y = table.get('d', y)"),
    ),
    "box": (
        (2, "box.value = {float}"),
        (1, "box.value += 0.5"),
        (1, "box.mark = {any}"),
        (1, "other = box\nother.value = {float leaf}"),
        (1, "if hasattr(box, 'mark'):\n    del box.mark"),
        (1, "seen.append(box.writes)"),
        (1, "x = box.value"),
    ),
    "counters": (
        (2, "n = tick()"),
        (1, "tick(2)"),
        (2, "remember({float leaf})"),
        (1, "n = len(remember({pyint leaf}))"),
        (1, "x = x + COUNT"),
        (1, "if COUNT > 2:\n    model.last = COUNT"),
    ),
    "cells": (
        (2, "put({float})"),
        (1, "put(y * 0.5)"),
        (1, "y = get() + 1.0"),
        (1, "x = get()"),
        (1, "n = bump()"),
        (1, "get, put = make(x)"),
        (1, "for _ in range(2):\n    bump()"),
    ),
    "read back": (
        (2, "model.last = float({float leaf})"),
        (1, "model.last = float({float}) + 0.5"),
        (1, "model.count = int({int leaf}) % 4"),
        (1, "seen.append({int leaf}.item())"),
        (1, "seen.append(float({float leaf}) * {pyfloat leaf})"),
        (1, "print(float({float leaf}), int({int leaf}))"),
        (1, "if float({float leaf}) > {pyfloat leaf}:\n    model.last = {float leaf}"),
        (1, "table['b'] = {float leaf} * float({float leaf})"),
    ),
    "recent": (
        (3, "recent.append({float leaf})"),
        (1, "recent.appendleft({float leaf})"),
        (1, "if recent:\n    y = recent.popleft()"),
        (1, "recent.rotate(1)"),
        (1, "recent.appendleft(7)\nn = recent.index(7) + len(recent)"),
        (1, "x = sum(recent, x)"),
        (1, "for value in recent:\n    seen.append(value)"),
    ),
    "groups": (
        (3, "groups[{pyint leaf} % 2].append({float leaf})"),
        (1, "groups['x'].append({pyint leaf})"),
        (1, "n = len(groups[0]) + len(groups)"),
        (1, "seen.append(list(groups))"),
        (1, "x = sum(groups[1], x)"),
    ),
    "names": (
        (2, "names.add('b')"),
        (1, "names.discard('a')"),
        (1, "names.add({pyint leaf} % 3)"),
        (1, "if 'b' in names:\n    x = x * 0.5"),
        (1, "n = len(names)"),
        (1, "names |= {{'c'}}"),
    ),
}
KIT_NAMES = ("ints", "alias", "table", "box", "counters", "cells", "read back", "recent", "groups", "names")
