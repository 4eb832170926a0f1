/// <reference types="node" />
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("CONTRIBUTING.md shows the file as it is", () => {
  const text = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
  const shown = "// packages/functions/src/activation/tanh.ts\n";
  expect(text("../../../../CONTRIBUTING.md")).toContain(`${shown}${text("./tanh.ts")}\`\`\``);
});
