"""Writes the JSON files beside it: what NumPy prints, selects, counts and saves. Made with NumPy 2.4.6, Python 3.11.

    python3 make.py

Elements are given as the hexadecimal little-endian bytes of the array (`bytes`) or, for long ones, as
`ramp: [start, step]`, element i being start + i * step. float32 has 4 bytes, bool 1.
"""

import io
import json
import random
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent


def write(name, cases):
    text = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    (HERE / name).write_text(f'{{"numpy":"{np.__version__}","cases":[\n{text}\n]}}\n')


def encoded(a):
    return {"dtype": str(a.dtype), "shape": list(a.shape), "bytes": a.tobytes().hex()}


# format.json: repr and str of arrays


def ramp(dtype, shape, start, step):
    a = (start + np.arange(int(np.prod(shape))) * step).astype(dtype).reshape(shape)
    return {"dtype": dtype, "shape": list(shape), "ramp": [start, step], "repr": repr(a), "str": str(a)}


def printed(a):
    return {**encoded(a), "repr": repr(a), "str": str(a)}


def floats(dtype):
    nan, inf = np.nan, np.inf
    lists = [
        [0.0], [-0.0], [1.0], [1.5, -2.25], [0.1, 0.2, 0.30000000000000004], [1, 10, 100], [1, 1000], [1, 1001],
        [nan], [inf, -inf], [nan, 1.5], [-inf, 1.5, 1e3], [nan, 1e10], [0, nan, -0.0], [1e300, -inf],
        [1e8, 1], [99999999.0, 1], [1e6, 1], [999999.0, 1e3], [1e-4, 1e-3], [9.999e-5], [1e-5, 1], [1e15], [1e16], [1e17],
        [123456.789, 0.001], [1 / 3, 2 / 3], [1 / 3e5], [2.5e-8, 3.5e-8], [1.23456785, 1.23456775], [0.000123456785],
        [5e-324, 1.7976931348623157e308], [2.2250738585072014e-308], [1.1754944e-38, 1e-45, 3.4028235e38],
        [1e100, 1e-100], [1.0, 2.0, 1e5], [0.5, 1e5], [12345678.5], [1e22, 1e23], [9007199254740993.0],
        [2.0**k for k in range(-4, 9)], [10.0**k for k in range(-3, 4)], [10.0**k for k in range(-12, 12, 3)],
        [x / 7 for x in range(40)], [-x * 1e5 / 7 for x in range(40)], [x * 1e-9 for x in range(12)],
        [0.99999999, 0.999999999], [9.99999999e9, 1], [4.35, 0.285, 1.005], [16777216.0, 16777217.0, 33554432.0],
    ]
    with np.errstate(over="ignore"):
        return [np.array(x, dtype) for x in lists]


def format_cases():
    random_state = np.random.RandomState(0)
    for dtype in ["float64", "float32"]:
        for a in floats(dtype):
            yield printed(a)
        for a in floats(dtype):
            if a.size == 1:
                yield printed(a.reshape(()))
        for exponent in range(-320, 309, 17) if dtype == "float64" else range(-44, 39, 4):
            with np.errstate(under="ignore"):
                a = (random_state.randn(3) * np.array(10.0) ** exponent).astype(dtype)
            yield printed(a)
            yield printed(a[:1].reshape(()))
        for shape in [(2, 3), (3, 1), (1, 7), (2, 2, 2), (2, 1, 3, 2), (30,), (4, 17), (1, 1, 1, 1, 1, 20)]:
            yield printed(random_state.randn(*shape).astype(dtype))
            yield printed((random_state.randn(*shape) * 10.0 ** random_state.randint(-9, 9, shape)).astype(dtype))
            yield printed((random_state.randint(-9, 9, shape) / 2).astype(dtype))
        # Bit patterns, which are numbers of all sizes.
        bits = random_state.randint(0, 256, 64, dtype=np.uint8).view(dtype)
        for i in range(len(bits)):
            yield printed(bits[i : i + 1])
            yield printed(bits[i : i + 1].reshape(()))
    for dtype in ["int32", "bool"]:
        for shape in [(), (1,), (3,), (2, 3), (40,), (3, 25), (2, 2, 3)]:
            a = random_state.randint(-(10**6), 10**6, shape)
            yield printed(np.asarray(a).astype(dtype))
            yield printed(np.asarray(a % 2).astype(dtype))
    yield printed(np.array([-(2**31), 2**31 - 1], np.int32))
    for dtype in ["float64", "float32", "int32", "bool"]:
        for shape in [(0,), (0, 3), (2, 0), (1, 0, 1), (5000, 0)]:
            yield printed(np.zeros(shape, dtype))
    for dtype, step in [("float64", 0.25), ("float32", 0.25), ("int32", 3), ("float64", 1234.5), ("float32", 1e7), ("bool", 1)]:
        for shape in [(1001,), (7, 200), (200, 7), (3, 400), (1001, 1), (1, 1001), (2, 2, 251)]:
            yield ramp(dtype, shape, -2, step)
    for shape in [(1000,), (40, 2, 40), (6, 7, 7, 7)]:
        yield ramp("float64", shape, -2, 0.25)


# indexing.json: y = x[index] and z = zeros; add.at(z, index, g), where x and g count from 0 and from 1


def part_of(p):
    if isinstance(p, slice):
        return {"slice": [p.start, p.stop, p.step]}
    if p is None:
        return {"newaxis": True}
    if p is Ellipsis:
        return {"ellipsis": True}
    if isinstance(p, np.ndarray):
        return {"mask" if p.dtype == bool else "array": {"shape": list(p.shape), "data": p.ravel().tolist()}}
    return {"int": p}


def indexed(shape, base, index):
    """`base`: x itself, the transpose of its transpose's copy (T), or reversed along every axis (reversed)."""
    x = np.arange(int(np.prod(shape)))
    x = x.reshape(shape[::-1]).T if base == "T" else x.reshape(shape)
    if base == "reversed":
        x = x[tuple(slice(None, None, -1) for _ in shape)]
    y = x[tuple(index)]
    z = np.zeros(shape, int)
    np.add.at(z, tuple(index), np.arange(1, y.size + 1).reshape(y.shape))
    flat = {"y": y.ravel().tolist(), "z": z.ravel().tolist()}
    return {"shape": list(shape), "base": base, "index": [part_of(p) for p in index], "result": list(y.shape), **flat}


def random_index(rnd, shape):
    common = rnd.choice([[2], [3], [1], [2, 3], [2, 1], [0]])
    arrays = rnd.choice([0, 0.4, 0.8])
    index = []
    axis = 0
    while axis < len(shape):
        kind = rnd.random()
        length = shape[axis]
        if kind < 0.1:
            index.append(None)
        elif kind < 0.2 and not any(p is Ellipsis for p in index):
            index.append(Ellipsis)
            axis += rnd.randint(0, len(shape) - axis)
        elif rnd.random() < arrays and rnd.random() < 0.3:
            count = rnd.randint(0, min(2, len(shape) - axis))
            own = shape[axis : axis + count]
            index.append(np.array([rnd.random() < 0.5 for _ in range(int(np.prod(own)))], bool).reshape(own))
            axis += count
        elif rnd.random() < arrays:
            own = common[rnd.randint(0, 1) :] if rnd.random() < 0.8 else [1]
            index.append(np.array([rnd.randint(-length, length - 1) for _ in range(int(np.prod(own)))], int).reshape(own))
            axis += 1
        elif rnd.random() < 0.5:
            index.append(rnd.randint(-length, length - 1))
            axis += 1
        else:
            bound = lambda: None if rnd.random() < 0.3 else rnd.randint(-length - 2, length + 2)
            index.append(slice(bound(), bound(), rnd.choice([None, None, 1, 2, -1, -2])))
            axis += 1
        if rnd.random() < 0.1:
            break
    return index


def index_cases():
    rnd = random.Random(0)
    made = 0
    while made < 300:
        shape = [rnd.choice([1, 2, 3, 3, 4]) for _ in range(rnd.randint(1, 4))]
        try:
            case = indexed(shape, rnd.choice(["x", "T", "reversed"]), random_index(rnd, shape))
        except IndexError:
            continue  # the arrays do not broadcast
        yield case
        made += 1


# ranges.json: arange and linspace


def range_cases():
    rnd = random.Random(0)
    for _ in range(60):
        start = rnd.choice([0, 1, -2.5, 0.1, rnd.uniform(-3, 3)])
        step = rnd.choice([1, -1, 0.1, -0.3, 1 / 3, 2, 0.25, rnd.uniform(0.05, 1)])
        stop = start + step * rnd.uniform(-1, 12)
        for dtype in ["float64", "float32", "int32"]:
            values = np.arange(start, stop, step, dtype=dtype).astype(float).tolist()
            yield {"arange": [start, stop, step], "dtype": dtype, "values": values}
        count = rnd.randint(0, 9)
        yield {"linspace": [start, stop, count], "values": np.linspace(start, stop, count).tolist()}


# files.json: the bytes of np.save and np.savez


def file_cases():
    arrays = [
        np.arange(6.0).reshape(2, 3) / 7,
        np.arange(-3, 3, dtype=np.int32),
        np.array([[1.5], [-2.5]], np.float32),
        np.array([True, False, True]),
        np.array(2.5),
        np.array(True),
        np.zeros((0, 4)),
        np.zeros((3, 0, 2), np.int32),
        np.array([np.nan, np.inf, -np.inf, -0.0, 5e-324]),
        np.ones((1,) * 20, np.float32),
        np.ones((1,) * 64, np.int32),
        np.arange(1234, dtype=np.int32),
    ]
    for a in arrays:
        buffer = io.BytesIO()
        np.save(buffer, a)
        yield {"save": encoded(a), "file": buffer.getvalue().hex()}
    named = [
        {},
        {"x": arrays[0]},
        {"fc/W": arrays[0], "fc/b": arrays[2], "l0/rnn/h2h/W": arrays[5], "steps": arrays[1]},
        {"重み/W": arrays[3], "é": arrays[4], "__proto__": arrays[6]},
    ]
    for members in named:
        buffer = io.BytesIO()
        np.savez(buffer, **members)
        yield {"savez": {name: encoded(a) for name, a in members.items()}, "file": buffer.getvalue().hex()}


write("format.json", format_cases())
write("indexing.json", index_cases())
write("ranges.json", range_cases())
write("files.json", file_cases())
