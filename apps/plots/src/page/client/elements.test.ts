import { expect, test } from "vitest";
import { moved } from "./elements.ts";

test("keys move a value as they move a slider", () => {
  expect(["ArrowLeft", "ArrowDown", "ArrowRight", "ArrowUp"].map((key) => moved(key, 5, 99))).toEqual([4, 4, 6, 6]);
  expect(["PageDown", "PageUp", "Home", "End"].map((key) => moved(key, 50, 99))).toEqual([40, 60, 0, 99]);
  expect([moved("ArrowLeft", 0, 9), moved("ArrowRight", 9, 9), moved("PageUp", 0, 0)]).toEqual([0, 9, 0]);
  expect(moved("Tab", 5, 9)).toBeUndefined();
});
