/// <reference types="node" />
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { operators, refusals } from "./index.ts";

const folders = ["core", "functions", "onnx"].map((name) =>
  fileURLToPath(new URL(`../../../../${name}/src/`, import.meta.url)),
);

/** The names of all functions: those of nodes of a graph, and those whose results are constants. */
function namesInSources(): string[] {
  const names = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts") && !/\btesting\b/.test(path))
      .flatMap((path) => {
        const text = readFileSync(folder + path, "utf8");
        const nodes = text.matchAll(
          /class \w+ extends (?!Layer\b)[\w.]+[^{]*\{\s*static override get name\(\): string \{\s*return "(\w+)"/g,
        );
        const constants = text.matchAll(/\b(?:constantResult|compare|combine)\((?:"\w+", )?"([A-Z]\w+)"/g);
        return [...nodes, ...constants].map((match) => match[1] as string);
      }),
  );
  return [...new Set(names)].sort();
}

test("each function of dz has an operator, or a reason why it cannot be written", () => {
  const names = namesInSources();
  expect(names.length).toBeGreaterThan(80);
  expect(names.filter((name) => !Object.hasOwn(operators, name) && !Object.hasOwn(refusals, name))).toEqual([]);
});

test("no function has both, and no entry is of a function that is gone", () => {
  const entries = [...Object.keys(operators), ...Object.keys(refusals)];
  expect(new Set(entries).size).toBe(entries.length);
  const names = new Set([...namesInSources(), "Variable", "Parameter"]);
  expect(entries.filter((name) => !names.has(name))).toEqual([]);
});
