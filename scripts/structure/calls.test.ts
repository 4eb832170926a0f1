import { expect, test } from "vitest";
import { axisInOptions, optionsQuestionMark } from "./calls.ts";
import { packageOf, treeOf } from "./fixture.ts";

function axes(name: string, text: string, index = 'export { f } from "./f.ts";'): string[] {
  const pkg = packageOf({ name }, { "src/index.ts": index, "src/f.ts": text, "src/f.test.ts": text });
  return axisInOptions(treeOf(pkg)).map(({ file, message }) => `${file}: ${message}`);
}

test("a public function with a parameter axis is reported, in ndarray and functions", () => {
  const text = "\nexport function f(x: X, axis = 0): X {}";
  for (const name of ["@dz/ndarray", "@dz/functions"]) {
    expect(axes(name, text)).toEqual([
      `packages/${name.slice(4)}/src/f.ts:2: f has a parameter axis; make it an option, { axis }`,
    ]);
  }
  expect(axes("@dz/layers", text)).toEqual([]);
});

test("an option, a private function and functions about axes may have an axis", () => {
  expect(axes("@dz/ndarray", "export function f(x: X, options?: { axis?: number }): X {}")).toEqual([]);
  expect(axes("@dz/ndarray", "function f(x: X, axis: number): X {}")).toEqual([]);
  expect(axes("@dz/ndarray", "export function g(x: X, axis: number): X {}")).toEqual([]);
  const about = "export function normalizeAxis(axis: number): number {}";
  expect(axes("@dz/ndarray", about, 'export { normalizeAxis } from "./f.ts";')).toEqual([]);
});

function options(text: string, path = "src/f.ts"): string[] {
  const pkg = packageOf({ name: "@dz/layers" }, { [path]: text });
  return optionsQuestionMark(treeOf(pkg)).map(({ message }) => message);
}

test("options with an empty object as default are reported, in functions and in methods", () => {
  const message = "options = {}; write options?, and read it by a table";
  expect(options("export function f(options: O = {}): void {}")).toEqual([message]);
  expect(options("export class A { constructor(options: O = {} as O) {} }")).toEqual([message]);
  expect(options("export class A { m(newOptions = {}) {} }")).toEqual([message.replaceAll("options", "newOptions")]);
});

test("the same name from another file, and functions of one file, are not looked at", () => {
  const text = "export function f(x: X, axis = 0): X {}";
  expect(axes("@dz/ndarray", text, 'export { f } from "./g.ts";')).toEqual([]);
  expect(options("function f(options: O = {}): void {}")).toEqual([]);
});

test("optional options, defaults of one option and tests are fine", () => {
  expect(options("export function f(options?: O): void {}")).toEqual([]);
  expect(options("export function f(options = { axis: 0 }): void {}")).toEqual([]);
  expect(options("export function f(options: O = {}): void {}", "src/f.test.ts")).toEqual([]);
});
