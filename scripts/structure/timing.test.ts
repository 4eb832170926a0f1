import { describe, expect, test } from "vitest";
import { packageOf, treeOf } from "./fixture.ts";
import { noTimedTests } from "./timing.ts";

const problems = (text: string, path = "src/a.test.ts"): string[] =>
  noTimedTests(treeOf(packageOf({ name: "bench" }, { [path]: text }))).map(({ message }) => message);

describe("noTimedTests", () => {
  test.each([
    'test("a", () => {}, 60_000);',
    'test("a", { timeout: 5 }, () => {});',
    'it.each([1])("a %i", () => {}, 1000);',
    'describe("a", { timeout }, () => {});',
    "beforeAll(async () => {}, 20_000);",
    "vi.setConfig({ testTimeout: 60_000 });",
    "await new Promise((resolve) => setTimeout(resolve, 5));",
    "await timers.setTimeout(40);",
    "await page.waitForTimeout(250);",
    "await vi.waitFor(() => {});",
  ])("%s", (text) => {
    expect(problems(text)).toHaveLength(1);
  });

  test.each([
    'test("a", () => {});',
    'test.each([1, 2])("a %i", (x) => expect(x).toBe(x));',
    "vi.setConfig({ retry: 0 });",
    "await setTimeout();",
    "await setTimeout(1);",
    "await expect.poll(() => x).toBe(true);",
    "toBe(60_000);",
    "test.data.slice(0, 784);",
  ])("accepts %s", (text) => {
    expect(problems(text)).toEqual([]);
  });

  test("applies to tests only", () => {
    expect(problems("setTimeout(f, 1000);", "src/a.ts")).toEqual([]);
  });

  test("says how to correct it", () => {
    expect(problems('test("a", () => {}, 60_000);')).toEqual([
      "test() with a limit of its own; the one for all tests is in config/vitest.shared.ts",
    ]);
  });
});
