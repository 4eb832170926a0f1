import { expect, test } from "vitest";
import { packageOf, treeOf } from "./fixture.ts";
import { nothingForgotten } from "./forgotten.ts";

const entry = { "@dz/source": "./src/index.ts", types: "./dist/index.d.ts" };
const manifest = { name: "@dz/layers", exports: { ".": entry, "./package.json": "./package.json" } };
const linear = "export interface LinearOptions {} export class Linear extends Layer {}";

function problems(files: Readonly<Record<string, string>>): string[] {
  return nothingForgotten(treeOf(packageOf(manifest, files))).map(({ file, message }) => `${file}: ${message}`);
}

test("a layer that the index lacks is reported with the line to paste, even if another layer uses it", () => {
  const message =
    "packages/layers/src/linear.ts: Linear is exported by no entry point; paste into packages/layers/src/index.ts:\n" +
    '  export { Linear, type LinearOptions } from "./linear.ts";\n  or mark it @internal';
  expect(problems({ "src/index.ts": "", "src/linear.ts": linear })).toEqual([message]);
  const user = 'import { Linear } from "./linear.ts"; export class RNN extends Layer {}';
  const index = 'export { RNN } from "./rnn.ts";';
  expect(problems({ "src/index.ts": index, "src/linear.ts": linear, "src/rnn.ts": user })).toEqual([message]);
});

test("an export of the same name from another file does not count, and one under another name does", () => {
  const other = { "src/other.ts": "export class Linear extends Layer {}" };
  expect(
    problems({ "src/index.ts": 'export { Linear } from "./other.ts";', "src/linear.ts": linear, ...other }).length,
  ).toBe(1);
  expect(
    problems({ "src/index.ts": 'export { Linear as Dense } from "./linear.ts";', "src/linear.ts": linear }),
  ).toEqual([]);
  expect(problems({ "src/index.ts": 'export * from "./linear.ts";', "src/linear.ts": linear })).toEqual([]);
});

test("what another file uses is a helper, but not what only a test uses", () => {
  const helper = { "src/index.ts": "", "src/sizes.ts": "export function checkSize() {}" };
  const use = 'import { checkSize } from "./sizes.ts";';
  expect(problems({ ...helper, "src/sizes.test.ts": use })).toHaveLength(1);
  expect(problems({ ...helper, "src/deep/a.ts": use.replace("./", "../") })).toEqual([]);
  expect(problems({ ...helper, "src/a.ts": 'import * as sizes from "./sizes.ts";' })).toEqual([]);
  expect(problems({ ...helper, "src/a.ts": 'const sizes = await import("./sizes.ts");' })).toEqual([]);
});

test("what its own file uses is for the test or the type of a field", () => {
  const files = { "src/index.ts": 'export { Net } from "./net.ts";' };
  const net = "export class Net extends Layer { readonly fire: Fire; } export class Fire extends Layer {}";
  expect(problems({ ...files, "src/net.ts": net })).toEqual([]);
  expect(problems({ ...files, "src/net.ts": net.replace(": Fire", "") })).toHaveLength(1);
});

test("what layers are made of may stay inside: an abstract class, and what is @internal", () => {
  const base = "export abstract class Base extends Layer {}";
  const user = 'import { Base } from "./base.ts";';
  expect(problems({ "src/index.ts": "", "src/base.ts": base, "src/a.ts": user })).toEqual([]);
  expect(problems({ "src/index.ts": "", "src/linear.ts": `/** @internal */ ${linear.split("{} ")[1]}` })).toEqual([]);
});

test("private packages, tools for tests and the functions have no such rule", () => {
  const files = { "src/linear.ts": linear };
  expect(nothingForgotten(treeOf(packageOf({ ...manifest, private: true }, files)))).toEqual([]);
  expect(nothingForgotten(treeOf(packageOf({ ...manifest, name: "@dz/functions" }, files)))).toEqual([]);
  expect(problems({ "src/testing/linear.ts": linear })).toEqual([]);
});
