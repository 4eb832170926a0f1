import { readdirSync, readFileSync } from "node:fs";
import { format } from "node:util";
import { expect, test, vi } from "vitest";

// Each program is run as it stands. Its numbers are the same on every host, so its whole output is compared.

const folder = new URL(".", import.meta.url);
const programs = readdirSync(folder).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));

const outputOf = async (name: string): Promise<string> => {
  const lines: string[] = [];
  vi.spyOn(console, "log").mockImplementation((...values: unknown[]) => {
    lines.push(format(...values));
  });
  await import(new URL(name, folder).href);
  return `${lines.join("\n")}\n`;
};

test.each(programs)("%s prints what its README shows", async (name) => {
  const expected = readFileSync(new URL(`../output/${name.replace(/\.ts$/, ".txt")}`, folder), "utf8");
  expect(await outputOf(name)).toBe(expected);
});

// What a user of the packages should not need. Words in comments and texts, `import * as nd` and `nd.any(x)` are no casts.
test.each(programs)("%s has no cast, no assertion and no comment for a checker", (name) => {
  const source = readFileSync(new URL(name, folder), "utf8");
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*|"[^"\n]*"/g, "");
  expect(source.match(/@ts-\w+|biome-ignore/g) ?? []).toEqual([]);
  expect(code.match(/(?<!\* )\bas (?!const\b)\w.*|[:<,|&]\s*any\b(?![(,])|[\w\])]!(?=[.;,)\]])/g) ?? []).toEqual([]);
});
