import { variable } from "@dz/core";
import { expect, it } from "vitest";
import type { Program } from "./page.ts";
import { brokenPictures, record } from "./record.ts";

const counting: Program = {
  title: "counting",
  teaches: "how to count",
  run: ({ print, trace, draw }) => {
    for (let i = 0; i < 3; i++) {
      print("count", i);
      trace(variable(i), 10 * i);
      draw(`${i}.svg`, () => `<svg>${i}</svg>`);
    }
    print("two\nlines");
    return { last: variable([2]) };
  },
};

it("keeps lines, rows, drawings and results", () => {
  expect(record(counting)).toEqual({
    lines: ["count 0", "count 1", "count 2", "two", "lines"],
    trace: [
      [0, 0],
      [1, 10],
      [2, 20],
    ],
    drawn: { "0.svg": "<svg>0</svg>", "1.svg": "<svg>1</svg>", "2.svg": "<svg>2</svg>" },
    values: { last: [2] },
  });
});

it("stops after some rows", () => {
  expect(record(counting, 2)).toMatchObject({
    lines: ["count 0", "count 1"],
    drawn: { "0.svg": "<svg>0</svg>" },
    values: null,
  });
});

it("hands on what a program throws", () => {
  const failing = { ...counting, run: () => variable(1).backward() as never };
  expect(() => record(failing)).toThrow("backward: ");
});

it("finds pictures that are none", () => {
  const drawn = { "a.svg": '<svg x="1"></svg>\n', "b.svg": '<svg x="NaN"></svg>\n', "c.svg": "", "d.dot": "digraph" };
  expect(brokenPictures({ lines: [], trace: [], values: {}, drawn })).toEqual([
    "b.svg is no picture",
    "c.svg is no picture",
  ]);
});
