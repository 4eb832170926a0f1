/** Layers that contain themselves: a traversal of them would never end. */
import type { Variable, VariableLike } from "@dz/core";
import { asVariable } from "@dz/core";
import { StateError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { Layer } from "./layer.ts";
import { Linear } from "./linear.ts";

class Block extends Layer {
  readonly inner: Layer[] = [];
  parent: Layer | null = null;

  override forward(x: VariableLike): Variable {
    return asVariable(x);
  }
}

function around(depth: number): { readonly outer: Block; readonly inmost: Block } {
  const outer = new Block();
  let inmost = outer;
  for (let i = 0; i < depth; i++) {
    const next = new Block();
    inmost.inner.push(next);
    inmost = next;
  }
  return { outer, inmost };
}

test.each([
  ["params", (layer: Layer) => layer.params()],
  ["params", (layer: Layer) => layer.namedParams()],
  ["params", (layer: Layer) => layer.cleargrads()],
  ["params", (layer: Layer) => layer.saveWeights()],
  ["params", (layer: Layer) => layer.loadWeights(new Linear(1, { inSize: 1 }).saveWeights())],
  ["resetState", (layer: Layer) => layer.resetState()],
])("%s names the path from a layer back to itself", (op, act) => {
  const itself = new Block();
  itself.parent = itself;
  const hint = "keep what points back in a #private field";
  expect(() => act(itself)).toThrow(new StateError(`${op}: Block contains itself, as parent; ${hint}`));

  const { outer, inmost } = around(3);
  inmost.parent = outer.inner[0] as Layer;
  const message = `${op}: Block contains itself, as inner0/inner0/parent; ${hint}`;
  expect(() => act(outer)).toThrow(new StateError(message));
  expect(() => act(outer)).toThrow(new StateError(message)); // the refusal leaves no state behind
});

test("a model may be deep, and may contain a layer twice", () => {
  const { outer, inmost } = around(150);
  const linear = new Linear(1, { inSize: 1 });
  inmost.inner.push(linear, linear);
  expect([...outer.params()]).toHaveLength(4);
  expect([...outer.namedParams()]).toHaveLength(4);
});
