/// <reference types="node" />
import { readFileSync } from "node:fs";
import { Parameter } from "@dz/core";
import {
  array,
  type DType,
  DzError,
  FormatError,
  loadNpz,
  loadSafetensors,
  type NdArray,
  ShapeError,
  StateError,
  saveNpz,
  saveSafetensors,
  ValueError,
  zeros,
} from "@dz/ndarray";
import { isPinned } from "@dz/ndarray/memory";
import { describe, expect, test } from "vitest";
import { loadWeights, saveWeights } from "./weights.ts";

/** Written by `np.savez`. */
const file = readFileSync(new URL("../../conformance/data/numpy/weights.npz", import.meta.url));
const shapes = { "rnn/x2h/W": [2, 3], "rnn/x2h/b": [3], "rnn/h2h/W": [3, 3], "fc/W": [3, 1], "fc/b": [1] };
const values = {
  "rnn/x2h/W": [0, 1, 2, 3, 4, 5].map((i) => i / 7),
  "rnn/x2h/b": [0.1, -0.2, 3e38].map(Math.fround),
  "rnn/h2h/W": [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1],
  "fc/W": [1.5, 5e-324, -0],
  "fc/b": [-1.25],
};

const typeOf = (name: string): DType => (name.endsWith("b") ? "float32" : "float64");

function parameters(of: Readonly<Record<string, number[]>> = shapes): [string, Parameter][] {
  return Object.entries(of).map(([name, shape]) => [name, new Parameter(zeros(shape, { dtype: typeOf(name) }))]);
}

function content(params: Iterable<readonly [string, Parameter]>): Record<string, number[]> {
  return Object.fromEntries(Array.from(params, ([name, { data }]) => [name, Array.from(data.toTypedArray())]));
}

describe("NumPy", () => {
  test("writes what loadWeights reads", () => {
    const params = parameters();
    loadWeights(params, file);
    expect(content(params)).toEqual(values);
  });

  test("reads what saveWeights writes: the same bytes as its own", () => {
    const params = parameters();
    loadWeights(params, file);
    expect(Buffer.from(saveWeights(params)).equals(file)).toBe(true);
  });
});

describe("safetensors", () => {
  /** Written by Python, with the same arrays. */
  const safe = readFileSync(new URL("../../conformance/data/safetensors/weights.safetensors", import.meta.url));

  test("loadWeights recognizes the format by the first bytes", () => {
    const params = parameters();
    loadWeights(params, safe);
    expect(content(params)).toEqual(values);
  });

  test("saveWeights writes the same arrays if asked for the format", () => {
    const params = parameters();
    loadWeights(params, file);
    const saved = saveWeights(params, { format: "safetensors" });
    expect(saved).toEqual(saveSafetensors(loadSafetensors(safe)));
    const copy = parameters();
    loadWeights(copy, saved);
    expect(content(copy)).toEqual(values);
  });

  test("a broken file and a file of another format change nothing", () => {
    const params = parameters();
    for (let length = 0; length < safe.length; length += 13) {
      expect(() => loadWeights(params, safe.subarray(0, length))).toThrow(FormatError);
    }
    expect(content(params)).toEqual(content(parameters()));
    expect(() => saveWeights(params, { format: "pt" as never })).toThrow(
      new ValueError('saveWeights: format is "pt", expected "npz" or "safetensors"'),
    );
    expect(() => loadWeights(params, "weights.npz" as never)).toThrow(ValueError);
  });
});

describe("loadWeights", () => {
  test("sizes a parameter that has had no input yet", () => {
    const params = parameters({ ...shapes, "rnn/x2h/W": [0, 3], "rnn/h2h/W": [0, 3], "fc/W": [0, 1] });
    loadWeights(params, file);
    expect(content(params)).toEqual(values);
    expect(params.map(([, { shape }]) => shape)).toEqual(Object.values(shapes));
  });

  test("finds arrays in any order", () => {
    const params = parameters().reverse();
    loadWeights(params, file);
    expect(content(params)).toEqual(values);
  });

  test("converts to the dtypes of the model", () => {
    const p = new Parameter(zeros([2], { dtype: "float32" }));
    loadWeights([["p", p]], saveNpz([["p", array([0.1, 2])]]));
    expect([p.dtype, p.data.toArray()]).toEqual(["float32", [Math.fround(0.1), 2]]);
    loadWeights([["p", p]], saveNpz([["p", array([3, 4], { dtype: "int32" })]]));
    expect([p.dtype, p.data.toArray()]).toEqual(["float32", [3, 4]]);
  });

  test("leaves arrays taken from parameters before unchanged; the new ones can be updated in place", () => {
    const p = new Parameter(array([1, 2]));
    const held = p.data;
    loadWeights([["p", p]], saveNpz([["p", array([3, 4])]]));
    expect(held.toArray()).toEqual([1, 2]);
    expect(isPinned(p.data)).toBe(true);
  });

  test("needs one array for each name of a shared parameter", () => {
    const p = new Parameter(zeros([1]));
    const tied = [["a", p] as const, ["b", p] as const];
    loadWeights(tied, saveWeights(tied));
    expect(() => loadWeights(tied, saveNpz([["a", array([1])]]))).toThrow(
      new ValueError("loadWeights: the file has no b, but has a"),
    );
  });

  const many = Array.from({ length: 10 }, (_, i) => [`l${i}/W`, zeros([1])] as const);
  const others = Object.entries(values).map(([name]) => [name, zeros(shapes[name as "fc/W"])] as const);
  const changed = (name: string, a: NdArray): [string, NdArray][] =>
    others.map(([each, other]) => [each, each === name ? a : other]);

  test.each<[string, Iterable<readonly [string, NdArray]>, Error]>([
    ["another model", [["l0/W", zeros([1])]], new ValueError("loadWeights: the file has no rnn/x2h/W, but has l0/W")],
    ["no arrays", [], new ValueError("loadWeights: the file has no rnn/x2h/W, but is empty")],
    [
      "a large model",
      many,
      new ValueError(
        "loadWeights: the file has no rnn/x2h/W, but has l0/W, l1/W, l2/W, l3/W, l4/W, l5/W, l6/W, l7/W, … (10 arrays)",
      ),
    ],
    [
      "a model with just few enough names to list",
      many.slice(0, 8),
      new ValueError("loadWeights: the file has no rnn/x2h/W, but has l0/W, l1/W, l2/W, l3/W, l4/W, l5/W, l6/W, l7/W"),
    ],
    [
      "an array too many",
      [...others, ["fc/c", zeros([1])]],
      new ValueError("loadWeights: the file has fc/c, which the model has not"),
    ],
    [
      "another shape",
      changed("fc/W", zeros([1, 3])),
      new ShapeError("loadWeights: fc/W has shape [1, 3] in the file, [3, 1] in the model"),
    ],
    [
      "another number of axes",
      changed("fc/b", zeros([1, 1])),
      new ShapeError("loadWeights: fc/b has shape [1, 1] in the file, [1] in the model"),
    ],
    [
      "fewer axes",
      changed("fc/W", zeros([3])),
      new ShapeError("loadWeights: fc/W has shape [3] in the file, [3, 1] in the model"),
    ],
    [
      "a size that is wrong for every input",
      changed("rnn/x2h/W", zeros([2, 4])),
      new ShapeError("loadWeights: rnn/x2h/W has shape [2, 4] in the file, [any, 3] in the model"),
    ],
    [
      "an array without elements",
      changed("rnn/x2h/W", zeros([0, 3])),
      new ShapeError("loadWeights: rnn/x2h/W has shape [0, 3] in the file, [any, 3] in the model"),
    ],
  ])("refuses %s, and changes nothing", (_, arrays, error) => {
    const params = parameters({ ...shapes, "rnn/x2h/W": [0, 3] });
    const before = params.map(([, { data }]) => data);
    expect(() => loadWeights(params, saveNpz(arrays))).toThrow(error);
    expect(params.map(([, { data }]) => data)).toEqual(before);
    expect(content(params)).toEqual(content(parameters({ ...shapes, "rnn/x2h/W": [0, 3] })));
  });

  test("refuses every bad archive of the conformance data, and changes nothing", () => {
    const folder = new URL("../../conformance/data/files/", import.meta.url);
    const index = JSON.parse(readFileSync(new URL("index.json", folder), "utf8")) as {
      npz: { file: string; must_refuse?: boolean }[];
    };
    const bad = index.npz.filter(({ must_refuse }) => must_refuse);
    expect(bad).toHaveLength(31);
    for (const { file: name } of bad) {
      const params = parameters();
      expect(() => loadWeights(params, readFileSync(new URL(name, folder))), name).toThrow(DzError);
      expect(content(params)).toEqual(content(parameters()));
    }
  });

  test("refuses a broken file", () => {
    const params = parameters();
    for (const bytes of [file.subarray(0, 500), Buffer.from("not an archive")]) {
      expect(() => loadWeights(params, bytes)).toThrow(FormatError);
    }
    expect(content(params)).toEqual(content(parameters()));
  });
});

describe("saveWeights", () => {
  test("keeps names and dtypes", () => {
    const arrays = loadNpz(saveWeights(parameters()));
    expect(Array.from(arrays, ([name, { shape, dtype }]) => [name, shape, dtype])).toEqual(
      Object.entries(shapes).map(([name, shape]) => [name, shape, typeOf(name)]),
    );
  });

  test("refuses a parameter without a size, and a repeated name", () => {
    expect(() => saveWeights(parameters({ "fc/W": [0, 3] }))).toThrow(
      new StateError("saveWeights: fc/W has no size yet, use the model once or give its input size"),
    );
    expect(() => saveWeights([...parameters(), ...parameters()])).toThrow(
      new ValueError('saveNpz: the name "rnn/x2h/W" is given twice'),
    );
  });
});

test("loading weights between forward and backward is detected by backward; a refused load is no change", () => {
  const [W, b] = [new Parameter(array([2, 3]), "W"), new Parameter(array([1, 1]), "b")];
  const params = Object.entries({ W, b });
  const saved = saveWeights(params);
  const [product, sum] = [W.mul(b), W.add(b)];
  expect(() => loadWeights([["W", W]], saved)).toThrow(ValueError); // b is missing in the model
  product.backward();
  expect(b.grad?.data.toArray()).toEqual([2, 3]);
  loadWeights(params, saved);
  expect(() => product.backward()).toThrow("backward: b [2] was changed in place after mul used it");
  sum.backward();
  expect(b.grad?.data.toArray()).toEqual([3, 4]);
});
