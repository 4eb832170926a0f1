/// <reference types="node" />
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL(".", import.meta.url);

/** What a pattern finds in the files of this folder. */
function found(pattern: RegExp, files: (path: string) => boolean): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(files)
    .flatMap((path) => [...readFileSync(new URL(path, folder), "utf8").matchAll(pattern)])
    .map(([, name]) => name as string);
}

test("option-names.test.ts calls every function that reads options", () => {
  const reading = found(/readOptions\(\s*"(\w+)"/g, (path) => path.endsWith(".ts") && !path.endsWith(".test.ts"));
  const called = found(/^ {2}(\w+): \(options\) =>/gm, (path) => path === "option-names.test.ts");
  expect(reading.length).toBeGreaterThan(30);
  expect(called).toEqual(expect.arrayContaining(reading));
  expect(called).toEqual([...called].sort());
});
