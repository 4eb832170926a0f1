import { describe, expect, test } from "vitest";
import { documents, shortFiles, testsBeside } from "./files.ts";
import { packageOf, treeOf } from "./fixture.ts";

const core = { name: "@dz/core" };

test("shortFiles allows 300 lines but not 301, and any length of generated files", () => {
  const lines = (count: number): string => "const x = 1;\n".repeat(count);
  const files = { "src/a.ts": lines(300), "src/b.test.ts": lines(301), "src/generated/wasm.ts": lines(999) };
  expect(shortFiles(treeOf(packageOf(core, files)))).toEqual([
    { file: "packages/core/src/b.test.ts", message: "has 301 lines, at most 300 are allowed; split it by idea" },
  ]);
});

describe("testsBeside", () => {
  test("requires tests, except for types, indexes and generated code", () => {
    const pkg = packageOf(core, {
      "src/index.ts": 'export { a } from "./a.ts"; export const version = "1";',
      "src/a.ts": "export const a = 1;",
      "src/a.test.ts": "",
      "src/types.ts":
        'import type { B } from "./b.ts"; export interface A { b: B } export type C = A; declare const d: 1;',
      "src/memory.ts": 'export { a } from "./a.ts";',
      "src/generated/wasm.ts": 'export const wasm = "";',
      "src/ops/b.ts": "export function b(): void {}",
    });
    expect(testsBeside(treeOf(pkg), {})).toEqual([
      { file: "packages/core/src/ops/b.ts", message: "has no b.test.ts beside it" },
    ]);
  });

  test("accepts an exception until the file has a test or is gone", () => {
    const pkg = packageOf(core, { "src/a.ts": "export const a = 1;" });
    expect(testsBeside(treeOf(pkg), { "packages/core/src/a.ts": "tested by b.test.ts" })).toEqual([]);
    expect(testsBeside(treeOf(packageOf(core)), { "packages/core/src/a.ts": "tested by b.test.ts" })).toEqual([
      {
        file: "packages/core/src/a.ts",
        message: "needs no exception any more; take it out of scripts/structure/exceptions.ts",
      },
    ]);
  });

  test("does not apply to apps", () => {
    expect(testsBeside(treeOf(packageOf({ name: "bench" }, { "src/main.ts": "run();" })), {})).toEqual([]);
  });
});

test("documents requires a README, and a licence of published packages", () => {
  const bare = packageOf(core, {}, ["src"]);
  const hidden = packageOf({ name: "@dz/conformance", private: true }, {}, ["src"]);
  expect(documents(treeOf(bare, hidden)).map(({ file }) => file)).toEqual([
    "packages/core/README.md",
    "packages/core/LICENSE",
    "packages/conformance/README.md",
  ]);
});
