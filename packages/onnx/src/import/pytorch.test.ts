/// <reference types="node" />
import { readFileSync } from "node:fs";
import { testMode, type Variable, variable } from "@dz/core";
import { expectClose } from "@dz/core/testing";
import { meanSquaredError } from "@dz/functions";
import { fromTypedArray, type NdArray } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { importOnnx } from "./import-onnx.ts";

/** Numbers as fixtures/make-fixtures.py writes them. */
interface Numbers {
  readonly shape: number[];
  readonly data: number[];
}

interface Fixture {
  readonly x: Numbers;
  /** Whether x are whole numbers, which have no gradient. */
  readonly ids: boolean;
  readonly y: Numbers;
  readonly gy: Numbers;
  readonly gx: Numbers | null;
  /** The name of a weight, and its gradient. */
  readonly weight: string;
  readonly gweight: Numbers;
}

const file = (name: string): Buffer => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
const fixtures = JSON.parse(file("expected.json").toString()) as Record<string, Fixture>;
const floats = ({ shape, data }: Numbers): NdArray => fromTypedArray(Float32Array.from(data), shape);
const inputOf = ({ x, ids }: Fixture): Variable =>
  variable(ids ? fromTypedArray(Int32Array.from(x.data), x.shape) : floats(x));

describe.each(Object.entries(fixtures))("%s of PyTorch", (name, fixture) => {
  const load = () => importOnnx(file(`${name}.onnx`));

  test("has its outputs", () => {
    const y = testMode(() => load().forward(inputOf(fixture))) as Variable;
    expectClose(y, floats(fixture.y), { rtol: 1e-5, atol: 1e-5 });
  });

  test("has its gradients", () => {
    const [model, x] = [load(), inputOf(fixture)];
    const y = testMode(() => model.forward(x)) as Variable;
    y.grad = variable(floats(fixture.gy));
    y.backward();
    if (fixture.gx !== null) expectClose(x.grad as Variable, floats(fixture.gx), { rtol: 1e-4, atol: 1e-4 });
    const weight = model.weights[fixture.weight];
    // PyTorch renames the weights that it stores in another form.
    if (weight === undefined) expect(["rnn", "lstm", "gru", "transformer"]).toContain(name);
    else expectClose(weight.grad as Variable, floats(fixture.gweight), { rtol: 1e-4, atol: 1e-4 });
  });

  test("learns", () => {
    const model = load();
    const target = floats(fixture.gy);
    const loss = (): Variable => testMode(() => meanSquaredError(model.forward(inputOf(fixture)) as Variable, target));
    const before = loss();
    before.backward();
    for (const parameter of model.params()) {
      if (parameter.grad !== null) parameter.data = parameter.detach().sub(parameter.grad.mul(1e-3)).data;
    }
    expect(loss().item()).toBeLessThan(before.item());
  });
});

test("the files are all there", () => {
  expect(Object.keys(fixtures)).toEqual(["mlp", "cnn", "rnn", "lstm", "gru", "transformer", "classifier"]);
});
