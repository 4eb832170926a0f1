import { expect, test } from "vitest";
import { nearestName } from "./nearest-name.ts";

const names = ["date", "Price", "temperature", "売上", "売上高", "2"];

test.each([
  ["price", "Price"],
  ["pirce", "Price"],
  ["temprature", "temperature"],
  ["dat", "date"],
  ["売上高円", "売上高"],
])("the name nearest to %s is %s", (typed, name) => {
  expect(nearestName(typed, names)).toBe(name);
});

test.each(["humidity", "", "気温", "6"])("no name is near '%s'", (typed) => {
  expect(nearestName(typed, names)).toBeNull();
});
