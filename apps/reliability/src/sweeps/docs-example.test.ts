import { expect, test } from "vitest";
import { examplesIn, inFolder } from "./docs-example.ts";

const page = [
  "# Many",
  "## First",
  "```sh",
  "one",
  "```",
  "## Second",
  "text",
  "```bash",
  "two \\",
  "  more",
  "```",
  "```yaml",
  "a: 1",
  "```",
  "```bash",
  "three",
  "```",
  "## Third",
  "```bash",
  "four",
  "```",
].join("\n");

test("examplesIn takes those of one section and language", () => {
  expect(examplesIn(page, "Second", "bash")).toEqual(["two \\\n  more\n", "three\n"]);
  expect(examplesIn(page, "Second", "yaml")).toEqual(["a: 1\n"]);
  expect(examplesIn(page, "Third", "bash")).toEqual(["four\n"]);
});

test("an example that is gone is an error, which says where it was sought", () => {
  expect(() => examplesIn(page, "First", "bash")).toThrow('the page has no example in bash under "First"');
  expect(() => examplesIn(page, "Fourth", "bash")).toThrow('the page has no example in bash under "Fourth"');
});

test("inFolder replaces every mention of the folder, and refuses an example without one", () => {
  expect(inFolder("a runs/many.log b runs/many", "runs/many", "/t/x")).toBe("a /t/x.log b /t/x");
  expect(() => inFolder("a", "runs/many", "/t")).toThrow("the example does not name runs/many");
});
