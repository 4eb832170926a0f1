import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../lib/paths.ts";
import { rules } from "./rules.ts";
import { readTree } from "./tree.ts";

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "dz-tree-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test("a bad tree on disk violates every rule as intended", () => {
  const folder = folderOf({
    "package.json": '{ "name": "dz", "homepage": "https://host.example/dz" }',
    "scripts/package.json": '{ "name": "scripts" }',
    "packages/core/package.json":
      '{ "name": "@dz/core", "dependencies": { "@dz/functions": "workspace:^", "left-pad": "1" },' +
      '"peerDependencies": { "vitest": "4" },' +
      '"scripts": { "install": "node surprise.js" } }',
    "packages/core/src/index.ts":
      'import "node:fs"; import "right-pad"; import "../../functions/src/index.ts"; noGrad();',
    "packages/core/src/version.ts": 'export const version = "0";',
    "packages/core/src/forgotten.ts": "export function forgotten() {}",
    "packages/core/src/deep/long.ts": `new WeakRef(x);${"\n;".repeat(300)}`,
    "packages/functions/package.json": '{ "name": "@dz/functions", "dependencies": { "@dz/core": "workspace:^" } }',
    "packages/functions/src/math/sin.ts":
      "class Sin extends FunctionNode {} export function sin(x) { return Math.sin(x); }",
    "packages/functions/src/index.ts": 'export { sum } from "./math/sum.ts";',
    "packages/functions/src/math/sum.ts": "export function sum(x, axis, options = {}) {}",
    "packages/functions/src/math/scale.ts":
      "interface O { /** The factor (default 2). */ by?: number } const o = { by: { default: 3 } } satisfies OptionTable<O>;",
    "packages/functions/src/math/sin.test.ts": 'test("sin", () => {}, 5000);',
    "apps/bench/package.json": '{ "name": "bench", "private": true }',
    "README.md": "`packages/core/src/gone.ts` takes 5 ms.",
    "packages/core/README.md": "npm install @dz/core",
    "packages/core/node_modules/x/README.md": "[gone](gone.md)",
  });
  const tree = readTree(folder);
  expect(tree.packages.map((pkg) => pkg.folder)).toEqual(["packages/core", "packages/functions", "apps/bench"]);
  expect(tree.packages[0]?.sources.map(({ path }) => path)).toEqual([
    "src/deep/long.ts",
    "src/forgotten.ts",
    "src/index.ts",
    "src/version.ts",
  ]);
  expect(tree.pages.map(({ path }) => path)).toEqual(["README.md", "packages/core/README.md"]);
  expect(rules.filter((rule) => rule(tree).length === 0)).toEqual([]);
});

test("readTree reads this repository", () => {
  const tree = readTree(root);
  expect(tree.manifest.name).toBe("dz");
  expect(tree.packages.map((pkg) => pkg.manifest.name)).toEqual(expect.arrayContaining(["@dz/ndarray", "sin-rnn"]));
  expect(tree.packages.find(({ folder }) => folder === "packages/ndarray")?.sources.length).toBeGreaterThan(0);
});
