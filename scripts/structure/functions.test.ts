import { expect, test } from "vitest";
import { packageOf, treeOf } from "./fixture.ts";
import { functionsAreExported } from "./functions.ts";

const tanh = 'import { FunctionNode } from "@dz/core"; class Tanh extends FunctionNode {} export function tanh() {}';
const pool = "export interface PoolOptions {} export function poolSize() {} export function maxPool() {}";

function problems(index: string, files: Readonly<Record<string, string>>): string[] {
  const pkg = packageOf({ name: "@dz/functions" }, { "src/index.ts": index, ...files });
  return functionsAreExported(treeOf(pkg)).map(({ message }) => message);
}

test("an op missing in the index is reported with the line to paste", () => {
  expect(problems("", { "src/activation/tanh.ts": tanh, "src/activation/tanh.test.ts": "" })).toEqual([
    'is not exported; paste into packages/functions/src/index.ts:\n  export { tanh } from "./activation/tanh.ts";',
  ]);
});

test("the line exports the function named like the file and its types, but no helpers", () => {
  const index = 'export { poolSize } from "./pooling/max-pool.ts";';
  expect(problems(index, { "src/pooling/max-pool.ts": pool })).toEqual([
    "is not exported; paste into packages/functions/src/index.ts:\n" +
      '  export { maxPool, type PoolOptions } from "./pooling/max-pool.ts";',
  ]);
});

test("an op may be exported by name or by a star export", () => {
  const files = { "src/activation/tanh.ts": tanh };
  expect(problems('export { tanh } from "./activation/tanh.ts";', files)).toEqual([]);
  expect(problems('export * from "./activation/tanh.ts";', files)).toEqual([]);
});

test("a helper in a family is @internal, all of it", () => {
  const helper =
    "/** @internal */ export class A {}\n/** @internal Adds. */ export function add() {} export type B = A;";
  expect(problems("", { "src/loss/adding.ts": helper })).toEqual([]);
  expect(problems("", { "src/loss/adding.ts": `${helper} export function sub() {}` })).toHaveLength(1);
});

test("an unpublished helper of tests is no op", () => {
  const files = { "src/index.ts": "", "src/testing/a.ts": "export const a = 1;" };
  const inside = packageOf({ name: "@dz/functions", files: ["src", "!src/testing"] }, files);
  expect(functionsAreExported(treeOf(inside))).toEqual([]);
  expect(problems("", files)).toHaveLength(1);
});

test("an export of the same name from another file does not count", () => {
  const index = 'export { tanh } from "./activation/sigmoid.ts";';
  expect(problems(index, { "src/activation/tanh.ts": tanh })).toHaveLength(1);
});

test("a file of a family that exports no function is reported", () => {
  expect(problems("", { "src/activation/table.ts": "export const table = [];" })).toEqual([
    "exports no function; an op file has one node class and one public function",
  ]);
});
