import { readdirSync, readFileSync } from "node:fs";
import { format } from "node:util";
import ts from "typescript";
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

test.each(programs)("%s prints what is in output/", async (name) => {
  const expected = readFileSync(new URL(`../output/${name.replace(/\.ts$/, ".txt")}`, folder), "utf8");
  expect(await outputOf(name)).toBe(expected);
});

/** What a user of the packages should not need: casts, assertions, `any`, and comments for checkers. */
function crutches(code: string): string[] {
  const found: string[] = code.match(/@ts-[\w-]+|biome-ignore/g) ?? [];
  const visit = (node: ts.Node): void => {
    const isCast = ts.isAsExpression(node) && node.type.getText() !== "const";
    if (isCast || ts.isNonNullExpression(node) || node.kind === ts.SyntaxKind.AnyKeyword) found.push(node.getText());
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile("program.ts", code, ts.ScriptTarget.Latest, true));
  return found;
}

test("crutches are found", () => {
  const code =
    "// as any\nconst a = [1] as const; const b = a[0]!; const c = b as number; // @ts-expect-error\nlet d: any;";
  expect(crutches(code)).toEqual(["@ts-expect-error", "a[0]!", "b as number", "any"]);
});

test.each(programs)("%s has no crutches", (name) => {
  expect(crutches(readFileSync(new URL(name, folder), "utf8"))).toEqual([]);
});
