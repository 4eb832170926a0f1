import { expect, test } from "vitest";
import { closest } from "./closest.ts";

test.each([
  ["epoch", "epochs"],
  ["eopchs", "epochs"],
  ["epochs2", "epochs"],
  ["MODEL", "model"],
  ["l", "lr"],
  ["seeed", "seed"],
])("the name closest to %s is %s", (typed, name) => {
  expect(closest(typed, ["model", "lr", "epochs", "seed"])).toBe(name);
});

test.each(["learning-rate", "x", "", "sped"])("no name is close to '%s'", (typed) => {
  expect(closest(typed, ["model", "epochs", "speed-up"])).toBeNull();
});

test("the closest name wins, and the first of equally close names", () => {
  expect(closest("adamv", ["adam", "adamw"])).toBe("adam");
  expect(closest("adamww", ["adam", "adamw"])).toBe("adamw");
});
