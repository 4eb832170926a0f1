/** Layers in arrays, plain objects, Maps and Sets. */
import { asVariable, Parameter, type Variable, type VariableLike, variable } from "@dz/core";
import { loadNpz, StateError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { type Child, childrenOf, Layer } from "./layer.ts";
import { Linear } from "./linear.ts";
import { RNN } from "./rnn.ts";

/** A layer with arbitrary properties. */
class Holder extends Layer {
  constructor(properties: object) {
    super();
    Object.assign(this, properties);
  }

  override forward(x: VariableLike): Variable {
    return asVariable(x);
  }
}

const linear = (): Linear => new Linear(1, { inSize: 1, bias: false });
const names = (layer: Layer): string[] => Array.from(layer.namedParams(), ([name]) => name);

const found: [string, object, string[]][] = [
  ["an array", { l: [linear(), Math.tanh, linear()] }, ["l0/W", "l2/W"]],
  ["arrays of arrays", { l: [[linear(), linear()], [linear()]] }, ["l0/0/W", "l0/1/W", "l1/0/W"]],
  ["arrays three deep", { l: [[[linear()]], new Parameter(zeros([1]))] }, ["l0/0/0/W", "l1"]],
  [
    "a plain object",
    { heads: { left: linear(), none: null, scale: new Parameter(zeros([1])) } },
    ["heads/left/W", "heads/scale"],
  ],
  [
    "objects in objects and arrays",
    { a: { b: { c: linear() }, l: [linear()] }, l: [{ x: linear() }] },
    ["a/b/c/W", "a/l0/W", "l0/x/W"],
  ],
  [
    "a Map",
    {
      heads: new Map<string, unknown>([
        ["left", linear()],
        ["l", [linear()]],
      ]),
    },
    ["heads/left/W", "heads/l0/W"],
  ],
  [
    "an object without a prototype",
    { heads: Object.assign(Object.create(null), { left: linear() }) },
    ["heads/left/W"],
  ],
  [
    "numbers with many digits",
    { l: [...Array(11).fill(null), [null, linear()]], m: [null, [...Array(11).fill(null), linear()]] },
    ["l11/1/W", "m1/11/W"],
  ],
];

describe.each(found)("layers in %s", (_, properties, expected) => {
  test("are found, with names that a weight file brings back", () => {
    const layer = new Holder(properties);
    expect(names(layer)).toEqual(expected);
    expect([...layer.params()]).toEqual(Array.from(layer.namedParams(), ([, parameter]) => parameter));
    const bytes = layer.saveWeights();
    expect([...loadNpz(bytes).keys()]).toEqual(expected);
    for (const p of layer.params()) p.data = zeros([...p.shape], { dtype: p.dtype });
    layer.loadWeights(bytes);
    expect(layer.saveWeights()).toEqual(bytes);
  });

  test("are cleared", () => {
    const layer = new Holder(properties);
    for (const p of layer.params()) p.grad = variable(zeros([...p.shape]));
    layer.cleargrads();
    expect(Array.from(layer.params(), ({ grad }) => grad)).toEqual(expected.map(() => null));
  });
});

test("resetState reaches layers in all collections", () => {
  const rnns = Array.from({ length: 4 }, () => new RNN(1));
  const [a, b, c, d] = rnns;
  for (const rnn of rnns) rnn.forward(variable([[1]]));
  new Holder({ l: [[a], { b }], heads: { c }, map: new Map([["d", d]]) }).resetState();
  expect(rnns.map(({ h }) => h)).toEqual([null, null, null, null]);
});

test("childrenOf names what a layer holds itself", () => {
  const [a, p] = [new RNN(1), new Parameter(zeros([1]))];
  const children: [string, Child][] = childrenOf(new Holder({ heads: { a }, l: [[p]], n: 3 }));
  expect(children).toEqual([
    ["heads/a", a],
    ["l0/0", p],
  ]);
});

const finders: [string, (layer: Layer) => unknown][] = [
  ["params", (layer) => layer.params()],
  ["namedParams", (layer) => layer.namedParams()],
  ["resetState", (layer) => layer.resetState()],
];

describe.each(finders)("%s", (_, find) => {
  test("refuses layers in a Set, and under keys of a Map that are no strings", () => {
    const inSet = new StateError("params: a Linear in a Set is not found; keep layers in an array");
    for (const held of [[new Set([linear()])], new Set([[linear()]]), { a: new Set([new Map([[1, linear()]])]) }]) {
      expect(() => find(new Holder({ held }))).toThrow(inSet);
    }
    const inMap = new StateError("params: a Linear under 3 in a Map has no name; use strings as keys");
    for (const held of [new Map([[3, linear()]]), { a: new Map([[3, { b: linear() }]]) }]) {
      expect(() => find(new Holder({ held }))).toThrow(inMap);
    }
  });

  test("lets other values be, in all collections", () => {
    const cyclic = new Set<unknown>([1]);
    cyclic.add(cyclic);
    const keyed = new Map<unknown, unknown>([[3, "x"]]);
    keyed.set(keyed, [keyed]);
    expect(() => find(new Holder({ cyclic, keyed, data: [1, { a: null }], date: new Date(0) }))).not.toThrow();
  });

  test("refuses a collection that contains itself, and leaves no state behind", () => {
    const list: unknown[] = [];
    list.push({ back: list });
    const message =
      /: (Array contains itself, as 0\/back|Object contains itself, as back0); keep what points back in a #private field$/;
    for (let i = 0; i < 2; i++) expect(() => find(new Holder({ list }))).toThrow(message);
    const tree: { parent: object | null } = { parent: null };
    tree.parent = new Holder({ tree });
    expect(() => find(tree.parent as Layer)).toThrow(/: Holder contains itself, as tree\/parent; /);
  });
});

test("two parameters of one name are refused", () => {
  for (const properties of [{ l0: linear(), l: [linear()] }, { a: { "b/c": linear(), b: { c: linear() } } }]) {
    const name = "l" in properties ? "l0/W" : "a/b/c/W";
    const message = `namedParams: Holder has two parameters called ${name}; rename one of the properties`;
    const layer = new Holder(properties);
    expect(() => layer.namedParams()).toThrow(new StateError(message));
    expect(() => layer.saveWeights()).toThrow(new StateError(message));
    expect([...layer.params()]).toHaveLength(2);
  }
  const inner = new Holder({ l0: linear(), l: [linear()] });
  expect(() => new Holder({ inner }).namedParams()).toThrow("Holder has two parameters called inner/l0/W; ");
});
