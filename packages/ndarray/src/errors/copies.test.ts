import { expect, test, vi } from "vitest";
import { markClass, ofAnotherCopy } from "./copies.ts";
import { describe } from "./describe.ts";

type Dz = typeof import("../index.ts");

async function twoCopies(version?: string): Promise<[Dz, Dz]> {
  const here = await import("../index.ts");
  vi.resetModules();
  if (version !== undefined) vi.doMock("../version.ts", () => ({ version }));
  const there = await import("../index.ts");
  vi.doUnmock("../version.ts");
  return [here, there];
}

test("an array of another copy of this version is named as such wherever arrays are expected", async () => {
  const [here, there] = await twoCopies();
  const [a, b] = [here.array([1]), there.array([1])];
  expect(here.isNdArray(b)).toBe(false);
  const { version } = await import("../version.ts");
  const words = `got an NdArray of another copy of @dz/ndarray (both are ${version}); install one version, see npm ls @dz/ndarray`;
  const calls: [string, () => unknown][] = [
    ["add: expected an NdArray or a number", () => here.add(a, b as never)],
    ["sum: expected an NdArray", () => here.sum(b as never)],
    ["stack: expected an NdArray", () => here.stack([a, b as never])],
    ["array: expected numbers", () => here.array(b as never)],
  ];
  for (const [start, call] of calls) expect(call).toThrow(new here.ValueError(`${start}, ${words}`));
  expect(() => there.add(b, a as never)).toThrow(`add: expected an NdArray or a number, ${words}`);
  expect(() => here.zeros(a as never)).toThrow("got NdArray");
});

test("two versions are both named", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined); // loaded-copies.test.ts tests that
  const [here, there] = await twoCopies("0.0.9");
  const { version } = await vi.importActual<{ version: string }>("../version.ts");
  expect(() => here.add(here.array([1]), there.array([1]) as never)).toThrow(
    `add: expected an NdArray or a number, got an NdArray of another copy of @dz/ndarray (${version} here, 0.0.9 there); install one version, see npm ls @dz/ndarray`,
  );
});

test("classes of one name in one program know each other, their subclasses and nothing else", () => {
  const make = (): { new (): object } => class Thing {};
  const [Mine, Yours] = [make(), make()];
  markClass(Mine, "Thing", "@dz/test", "1.0.0");
  markClass(Yours, "Thing", "@dz/test", "2.0.0");
  class More extends Yours {}
  const ending = "install one version, see npm ls @dz/test";
  expect(describe(new More())).toBe(`a Thing of another copy of @dz/test (1.0.0 here, 2.0.0 there); ${ending}`);
  expect(ofAnotherCopy(new Mine())).toBe(`a Thing of another copy of @dz/test (2.0.0 here, 1.0.0 there); ${ending}`);
  for (const value of [null, undefined, 3, {}, Object.create(null), new Date(), []]) {
    expect(ofAnotherCopy(value)).toBeNull();
  }
});

test("the mark is on the prototype alone, and is not listed", async () => {
  const { array, NdArray } = await import("../index.ts");
  expect(Reflect.has(NdArray.prototype, Symbol.for("@dz/ndarray/NdArray"))).toBe(true);
  expect(Reflect.ownKeys(array([1])).filter((key) => typeof key === "symbol")).toEqual([]);
  expect(Object.getOwnPropertyDescriptor(NdArray.prototype, Symbol.for("@dz/ndarray/NdArray"))?.enumerable).toBe(false);
});
