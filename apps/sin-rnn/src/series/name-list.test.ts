import { array, assert, constantFrom, property, string } from "fast-check";
import { expect, test } from "vitest";
import { joinNames, splitNames } from "./name-list.ts";

test("commas separate names; a backslash keeps one", () => {
  expect(splitNames("a,b c,気温")).toEqual(["a", "b c", "気温"]);
  expect(splitNames("sales\\, net,b")).toEqual(["sales, net", "b"]);
  expect(splitNames("a\\\\,b\\n,")).toEqual(["a\\", "b\\n", ""]);
  expect(joinNames(["sales, net", "C:\\"])).toBe("sales\\, net,C:\\\\");
});

test("joining and splitting are inverse", () => {
  const name = string({ unit: constantFrom("a", ",", "\\", "😀", "\n", " ") });
  assert(
    property(array(name, { minLength: 1 }), (names) => {
      expect(splitNames(joinNames(names))).toEqual(names);
    }),
  );
});
