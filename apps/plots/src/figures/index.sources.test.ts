import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), "utf8");

test("each figure of this folder is drawn", () => {
  const files = readdirSync(import.meta.dirname).filter((name) => /^(?!index).*(?<!\.test)\.ts$/.test(name));
  const drawn = files.flatMap((name) =>
    [...read(name).matchAll(/^export function (\w+)\(.*\): Figure(?: \| null)? \{$/gm)].map(([, f]) => ({ name, f })),
  );
  expect(drawn.map(({ f }) => f)).toContain("gain");
  const index = read("index.ts");
  const calls = (f: string): boolean => index.split("export function figures")[1]?.includes(`${f}(`) ?? false;
  const forgotten = drawn.filter(({ f }) => !calls(f as string)).map(({ name, f }) => `${f} of ${name}`);
  expect(forgotten, "give each its place in the list in index.ts").toEqual([]);
});
