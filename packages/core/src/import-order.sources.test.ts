/// <reference types="node" />
import { readdirSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";

describe("the modules of core", () => {
  const names = readdirSync(new URL(".", import.meta.url), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.startsWith("testing"))
    .map((name) => `./${name}`);

  test.each(names)("%s can be imported first", async (name) => {
    vi.resetModules();
    await expect(import(name)).resolves.toBeDefined();
  });

  test("are all there", () => {
    expect(names.length).toBeGreaterThan(25);
  });
});
