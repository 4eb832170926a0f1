import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readManifest } from "./manifest.ts";
import { root } from "./paths.ts";
import { temporaryFolder } from "./temporary.ts";
import { compiled, typedEntries, wayNames, writeExportedValues } from "./type-trial.ts";

const ours = readManifest(join(root, "node_modules/typescript")).version as string;

/** A project with one package `x`, whose entry is a declaration file with this text, and the packages' exports. */
function projectWith(path: string, declarations: string): { readonly folder: string } {
  const folder = join(path, "node_modules/x");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(path, "package.json"), '{ "type": "module" }');
  const exports = {
    ".": { types: "./index.d.ts" },
    "./sub": { types: "./sub.d.ts" },
    "./package.json": "./package.json",
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "x", type: "module", exports }));
  writeFileSync(join(folder, "index.d.ts"), declarations);
  writeFileSync(join(folder, "sub.d.ts"), "export interface Hidden { a: number }");
  return { folder };
}

test("typedEntries: what the manifest exports with types", () => {
  using temporary = temporaryFolder();
  const { folder } = projectWith(temporary.path, "");
  expect(typedEntries(folder)).toEqual([
    { entry: "x", file: join(folder, "index.d.ts") },
    { entry: "x/sub", file: join(folder, "sub.d.ts") },
  ]);
});

test("a faulty declaration file is noticed, and a program that needs types of Node is left out without them", async () => {
  using temporary = temporaryFolder();
  const { folder } = projectWith(temporary.path, "export declare const scope: Disposable;");
  expect(wayNames).toContain("bundler");
  expect(writeExportedValues(temporary.path, [folder])).toEqual(["x.ts", "x-sub.ts"]);
  writeFileSync(join(temporary.path, "node.ts"), 'import { cwd } from "node:process"; cwd();');
  const said = await compiled(temporary.path, ["x.ts", "node.ts"], ours, "bundler");
  expect(said).toContain("Cannot find name 'Disposable'");
  expect(said).not.toContain("node.ts");
});
