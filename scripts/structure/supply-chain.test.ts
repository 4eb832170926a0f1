import { expect, test } from "vitest";
import { packageOf, treeOf } from "./fixture.ts";
import { builtWhenPacked, dependenciesExplained, noInstallScripts } from "./supply-chain.ts";

test("noInstallScripts reports install scripts in packages and at the root", () => {
  const core = packageOf({ name: "@dz/core", scripts: { build: "tsup", postinstall: "node surprise.js" } });
  expect(noInstallScripts(treeOf(core))).toEqual([
    { file: "packages/core/package.json", message: "has a script postinstall, which runs at install" },
  ]);
  const tree = treeOf(packageOf({ name: "@dz/core", scripts: { build: "tsup" } }));
  expect(noInstallScripts(tree)).toEqual([]);
  const rooted = { ...tree, manifest: { name: "dz", scripts: { prepare: "husky" } } };
  expect(noInstallScripts(rooted).map(({ file }) => file)).toEqual(["./package.json"]);
  const tooled = { ...tree, tools: { name: "scripts", scripts: { install: "node surprise.js" } } };
  expect(noInstallScripts(tooled).map(({ file }) => file)).toEqual(["scripts/package.json"]);
});

test("builtWhenPacked requires a build before packing", () => {
  const prepack = "node --import ../../scripts/preload.mjs ../../scripts/release/prepack.ts";
  const built = packageOf({ name: "@dz/core", scripts: { build: "tsup", prepack } });
  const app = packageOf({ name: "sin-rnn", private: true });
  expect(builtWhenPacked(treeOf(built, app))).toEqual([]);
  const forgotten = packageOf({ name: "@dz/core", scripts: { build: "tsup" } });
  expect(builtWhenPacked(treeOf(forgotten))).toEqual([
    { file: "packages/core/package.json", message: `needs the script "prepack": "${prepack}"` },
  ]);
});

test("dependenciesExplained requires a line for each dependency, and the reverse", () => {
  const tree = {
    ...treeOf(
      packageOf({ name: "@dz/core" }),
      packageOf({ name: "@dz/runs", dependencies: { "@dz/core": "1", valibot: "1" }, devDependencies: { tsup: "1" } }),
    ),
    dependencyPage: "| package | reason |\n|---|---|\n| `vitest`, `tsup` | of `nobody` |\n| `left-pad` | ? |\n`text`",
  };
  expect(dependenciesExplained(tree)).toEqual([
    { file: "docs/dependencies.md", message: "does not say why valibot is needed" },
    { file: "docs/dependencies.md", message: "explains left-pad, which nothing depends on" },
  ]);
});
