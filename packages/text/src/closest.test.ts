import { expect, test } from "vitest";
import { closest } from "./closest.ts";

test.each([
  ["epoch", "epochs"],
  ["eopchs", "epochs"],
  ["epochs2", "epochs"],
  ["MODEL", "model"],
  ["l", "lr"],
  ["seeed", "seed"],
])("%s is near %s", (typed, name) => {
  expect(closest(typed, ["model", "lr", "epochs", "seed"])).toBe(name);
});

test.each(["learning-rate", "x", "", "sped"])("nothing is near '%s'", (typed) => {
  expect(closest(typed, ["model", "epochs", "speed-up"])).toBeNull();
});

test("the nearest wins, and the first of two that are as near", () => {
  expect(closest("adamv", ["adam", "adamw"])).toBe("adam");
  expect(closest("adamww", ["adam", "adamw"])).toBe("adamw");
});
