import { config, usingConfig } from "@dz/core";
import { ShapeError } from "@dz/ndarray";
import { afterEach, beforeEach, expect, type Mock, test, vi } from "vitest";
import { checkLossShapes } from "./loss-shapes.ts";

let warn: Mock<typeof console.warn>;
beforeEach(() => {
  warn = vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => expect(config.lossBroadcast).toBe("warn"));

test("both sides repeated: one line for each pair of shapes", () => {
  for (let i = 0; i < 3; i++) checkLossShapes([4, 1], [4], "loss");
  checkLossShapes([5, 1], [5], "loss");
  checkLossShapes([4, 1], [4], "otherLoss");
  expect(warn.mock.calls).toEqual([
    [
      "loss: shapes [4, 1] and [4] broadcast to [4, 4], each prediction is compared with every target; " +
        'reshape the target to [4, 1], or set config.lossBroadcast to "ignore"',
    ],
    [expect.stringContaining("loss: shapes [5, 1] and [5] broadcast to [5, 5]")],
    [expect.stringContaining("otherLoss: shapes [4, 1]")],
  ]);
});

test("one side repeated, equal shapes, and single elements are meant", () => {
  for (const [x, t] of [
    [[1, 1], [1]],
    [[4, 3], [3]],
    [
      [4, 3],
      [4, 1],
    ],
    [[4, 3], []],
    [
      [1, 3],
      [4, 3],
    ],
    [
      [2, 2],
      [2, 2],
    ],
    [[0, 1], [0]],
    [
      [4, 1],
      [1, 1, 1],
    ],
  ] as const) {
    checkLossShapes(x, t, "loss");
    checkLossShapes(t, x, "loss");
  }
  expect(warn).not.toHaveBeenCalled();
});

test("an error, or nothing, if that is wanted", () => {
  const check = (): void => checkLossShapes([6, 1], [6], "loss");
  expect(() => usingConfig("lossBroadcast", "error", check)).toThrow(ShapeError);
  usingConfig("lossBroadcast", "ignore", check);
  expect(warn).not.toHaveBeenCalled();
  check();
  expect(warn).toHaveBeenCalledOnce();
  expect(() => checkLossShapes([2], [3], "loss")).toThrow("loss: shapes [2] and [3] do not broadcast");
});
