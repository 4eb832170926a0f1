import { variable } from "@dz/core";
import { expect, it } from "vitest";
import type { Program } from "./page.ts";
import { record } from "./record.ts";

const counting: Program = {
  title: "counting",
  teaches: "how to count",
  run: ({ print, trace, draw }) => {
    for (let i = 0; i < 3; i++) {
      print("count", i);
      trace(variable(i), 10 * i);
      draw("never.svg", () => {
        throw new Error("drawn");
      });
    }
    print("two\nlines");
    return { last: variable([2]) };
  },
};

it("keeps lines, rows and results, and draws nothing", () => {
  expect(record(counting)).toEqual({
    lines: ["count 0", "count 1", "count 2", "two", "lines"],
    trace: [
      [0, 0],
      [1, 10],
      [2, 20],
    ],
    values: { last: [2] },
  });
});

it("stops after some rows", () => {
  expect(record(counting, 2)).toMatchObject({ lines: ["count 0", "count 1"], values: null });
});

it("hands on what a program throws", () => {
  const failing = { ...counting, run: () => variable(1).backward() as never };
  expect(() => record(failing)).toThrow("backward: ");
});
