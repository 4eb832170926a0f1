import { expect, test } from "vitest";
import { flag, optionsOf, takes, takesPath } from "./command.ts";

test("options say whether they take a value, and whether that may look like an option", () => {
  const options = { a: takes("N", "1", "a"), b: takesPath("DIR", "x", "b"), c: flag("c") };
  const all = optionsOf({ usage: "", about: "", options });
  expect(Object.values(all).map(({ value, isPath = false }) => [value, isPath])).toEqual([
    [null, false],
    ["N", false],
    ["DIR", true],
    [null, false],
  ]);
  expect(all.help.short).toBe("h");
});
