import { random } from "@dz/ndarray";
import { expect, it } from "vitest";
import { Fields } from "../fields.ts";
import { initialLayer } from "./initial.ts";

const params = (shapes: Record<string, number[]>): Fields =>
  new Fields(
    Object.fromEntries(
      Object.entries(shapes).map(([name, shape]) => {
        const size = shape.reduce((n, length) => n * length, 1);
        return [name, { shape, dtype: "float64", data: Array.from({ length: size }, () => 0) }];
      }),
    ),
    "params",
  );

it.each([
  ["Linear", { W: [3, 4], b: [4] }, "W [0,4] b [4]"],
  ["RNN", { "h2h/W": [3, 3], "x2h/W": [2, 3], "x2h/b": [3] }, "x2h/W [0,3] x2h/b [3] h2h/W [0,3]"],
  ["EmbedID", { W: [3, 2] }, "W [3,2]"],
  ["Conv2d", { W: [4, 2, 3, 5], b: [4] }, "W [4,0,3,5] b [4]"],
  ["MLP", { "l0/W": [2, 3], "l0/b": [3], "l1/W": [3, 2], "l1/b": [2] }, "l0/W [0,3] l0/b [3] l1/W [0,2] l1/b [2]"],
])(
  "initialLayer makes a %s of the size of its parameters, whose weights are not drawn yet",
  (name, shapes, expected) => {
    const layer = initialLayer(name, params(shapes as unknown as Record<string, number[]>));
    const found = Array.from(layer.namedParams(), ([key, { shape }]) => `${key} ${JSON.stringify(shape)}`);
    expect(found.join(" ")).toBe(expected);
  },
);

it("initialLayer makes an LSTM, which draws its state weights in the constructor", () => {
  random.seed(0);
  const layer = initialLayer("LSTM", params({ "h2f/W": [3, 3] }));
  const shapes = new Map(Array.from(layer.namedParams(), ([key, { shape, dtype }]) => [key, [shape, dtype]]));
  expect(shapes.get("h2f/W")).toEqual([[3, 3], "float64"]);
  expect(shapes.get("x2f/W")).toEqual([[0, 3], "float64"]);
  expect(shapes.get("x2f/b")).toEqual([[3], "float32"]);
});

it("initialLayer makes W float64 and b float32, as in DeZero on NumPy 2", () => {
  const shapes = { W: [3, 4], b: [4], "l0/W": [2, 3], "l0/b": [3], "h2h/W": [3, 3] };
  for (const name of ["Linear", "RNN", "MLP"]) {
    for (const [key, { dtype }] of initialLayer(name, params(shapes)).namedParams()) {
      expect([name, key, dtype]).toEqual([name, key, key.endsWith("b") ? "float32" : "float64"]);
    }
  }
});

it("initialLayer orders the layers of a network by the numbers in their names", () => {
  const sizes = { "l0/W": [2, 5], "l1/W": [5, 4], "l2/W": [4, 1], "l0/b": [5], "other/l9/W": [7, 7], "l0/W2": [8, 8] };
  const found = Array.from(initialLayer("MLP", params(sizes)).namedParams(), ([key, { shape }]) => `${key} ${shape}`);
  expect(found).toEqual(["l0/W 0,5", "l0/b 5", "l1/W 0,4", "l1/b 4", "l2/W 0,1", "l2/b 1"]);
});

it("initialLayer refuses unknown layers", () => {
  expect(() => initialLayer("VGG16", params({}))).toThrow("unknown layer VGG16");
});
