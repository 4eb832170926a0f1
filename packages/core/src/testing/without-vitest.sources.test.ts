/// <reference types="node" />
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

/** The modules that a source file imports, directly or through others of core, and the packages among them. */
function importsOf(entry: string): { files: Set<string>; packages: Set<string> } {
  const [files, packages] = [new Set([entry]), new Set<string>()];
  for (const file of files) {
    for (const [, name = ""] of readFileSync(file, "utf8").matchAll(
      /^(?:import(?: .* from)?|(?! \*).*\} from) "([^"]+)";$/gm,
    )) {
      if (name.startsWith(".")) files.add(join(dirname(file), name));
      else packages.add(name);
    }
  }
  return { files, packages };
}

test("the checks need no test framework", () => {
  const { files, packages } = importsOf(join(import.meta.dirname, "index.ts"));
  expect([...packages].sort()).toEqual(["@dz/ndarray", "@dz/ndarray/memory"]);
  expect(files.size).toBeGreaterThan(20);
});
