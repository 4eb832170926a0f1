import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { faults, rules } from "./rules.ts";

test("faults have names of their own, and each file of a rule is in the list", () => {
  expect(new Set(faults).size).toBe(rules.length);
  const files = readdirSync(import.meta.dirname).filter(
    (name) => !/\.test\.ts$|^rules\.ts$|^bias-gradients\.ts$/.test(name),
  );
  const ofFile = (name: string): string =>
    name.replace(".ts", "").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  expect(files.map(ofFile).sort()).toEqual([...faults].sort());
});
