import { expect, test } from "vitest";
import { packageOf, treeOf } from "./fixture.ts";
import { functionsAreExported } from "./functions.ts";

const tanh = 'import { FunctionNode } from "@dz/core"; class Tanh extends FunctionNode {} export function tanh() {}';
const pool = "export interface PoolOptions {} export function poolSize() {} export function maxPool() {}";

function problems(index: string, files: Readonly<Record<string, string>>): string[] {
  const pkg = packageOf({ name: "@dz/functions" }, { "src/index.ts": index, ...files });
  return functionsAreExported(treeOf(pkg)).map(({ message }) => message);
}

test("an op that the index does not export comes with the line to paste", () => {
  expect(problems("", { "src/activation/tanh.ts": tanh, "src/activation/tanh.test.ts": "" })).toEqual([
    'is not exported; paste into packages/functions/src/index.ts:\n  export { tanh } from "./activation/tanh.ts";',
  ]);
});

test("the op is the function that the file is named after; its types come along, its helpers do not", () => {
  const index = 'export { poolSize } from "./pooling/max-pool.ts";';
  expect(problems(index, { "src/pooling/max-pool.ts": pool })).toEqual([
    "is not exported; paste into packages/functions/src/index.ts:\n" +
      '  export { maxPool, type PoolOptions } from "./pooling/max-pool.ts";',
  ]);
});

test("an exported op is fine, under its own name or all at once", () => {
  const files = { "src/activation/tanh.ts": tanh };
  expect(problems('export { tanh } from "./activation/tanh.ts";', files)).toEqual([]);
  expect(problems('export * from "./activation/tanh.ts";', files)).toEqual([]);
});

test("an export from another file does not count", () => {
  const index = 'export { tanh } from "./activation/sigmoid.ts";';
  expect(problems(index, { "src/activation/tanh.ts": tanh })).toHaveLength(1);
});

test("a file in a family that exports no function is not an op", () => {
  expect(problems("", { "src/activation/table.ts": "export const table = [];" })).toEqual([
    "exports no function; an op file holds one node class and one public function",
  ]);
});
