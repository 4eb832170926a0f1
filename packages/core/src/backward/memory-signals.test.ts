/** When results move out of the arena: which calls signal that a piece of work is complete, and which do not. */
import * as nd from "@dz/ndarray";
import { release, usage } from "@dz/ndarray/memory";
import { beforeEach, expect, test } from "vitest";
import { config, noGrad, usingConfig } from "../config.ts";
import { variable } from "../graph/as-variable.ts";
import { Parameter } from "../graph/parameter.ts";
import "../ops/operators.ts";

beforeEach(() => {
  config.enableBackprop = true;
  release();
});

test("unchainBackward ends a piece of work", () => {
  const y = variable(nd.ones([100]))
    .mul(2)
    .sum();
  expect(usage().visible).toBeGreaterThan(0);
  y.unchainBackward();
  expect(usage().visible).toBe(0);
  expect(y.item()).toBe(200);
});

test("so does the end of work without a graph", () => {
  const y = noGrad(() => {
    const result = nd.mul(nd.ones([100]), 2);
    expect(usage().visible).toBeGreaterThan(0);
    return result;
  });
  expect(usage().visible).toBe(0);
  expect(nd.sum(y).item()).toBe(200);
});

test("its beginning does not: the graph goes on afterwards", () => {
  const x = variable(nd.ones([100]));
  const y = x.mul(x);
  const { visible } = usage();
  config.enableBackprop = false;
  expect(usage().visible).toBe(visible);
  config.enableBackprop = true;
  y.sum().backward();
  expect(nd.sum((x.grad as NonNullable<typeof x.grad>).data).item()).toBe(200);
});

test("nor does a scope that changes nothing", () => {
  const y = variable(nd.ones([100])).mul(2);
  const { visible } = usage();
  usingConfig("enableBackprop", true, () => expect(usage().visible).toBe(visible));
  expect([usage().visible, y.data.toTypedArray()[0]]).toEqual([visible, 2]);
});

test("a parameter that was not replaced stays where it is", () => {
  const p = new Parameter(nd.array([1, 2]));
  const { data } = p;
  expect([p.pinnedData(), p.data]).toEqual([data, data]);
  expect(p.pinnedData()).toBe(data);
});

test("a gradient with a graph can be written, also if nobody has read it", () => {
  const p = new Parameter(nd.array([1, 2]));
  p.pow(3).sum().backward({ createGraph: true });
  expect(p.writableGradient()?.toArray()).toEqual([3, 12]);
  expect(p.gradient?.data).toBe(p.writableGradient());
});

// Other policies move results out earlier.
const usual = (process.env.DZ_ARENA ?? "") === "";
test.runIf(usual)("without a graph results move out as soon as a piece is full, else at a release", () => {
  const made = (): number => {
    release();
    for (let i = 0; i < 100; i++) nd.ones([1000]);
    return usage().visible;
  };
  expect(made()).toBeGreaterThanOrEqual(800_000);
  expect(noGrad(made)).toBeLessThan(100_000);
  expect(made()).toBeGreaterThanOrEqual(800_000);
});

test("recording is on or off", () => {
  expect(() => {
    config.enableBackprop = 1 as never;
  }).toThrow("config: enableBackprop is true or false, got number");
});
