import { array } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { Check, describeError, flatten, runCase } from "./check.ts";
import { exact, within } from "./compare.ts";
import { DataError, decodeArray } from "./decode.ts";
import { Fields } from "./fields.ts";

const wanted = (shape: number[], dtype: string, data: unknown[]) => decodeArray({ shape, dtype, data }, "y");

describe("Check", () => {
  it("records no problem where all agrees, and counts comparisons", () => {
    const check = new Check();
    check.array("y", array([[1, 2]]), wanted([1, 2], "float64", [1, 2]), exact);
    check.array("t", array([1], { dtype: "int32" }), wanted([1], "int64", [1]), exact);
    check.number("n", 1, 1.05, within(0.1, 0));
    check.numbers("l", [1, 2], [1, 2], exact);
    check.same("s", { a: [1] }, { a: [1] });
    expect(check.problems).toEqual([]);
    expect(check.compared).toBe(4 + 3 + 1 + 4 + 1);
  });

  it("reports the first differing element, its tolerance, and the number of wrong elements", () => {
    const check = new Check();
    check.array(
      "y",
      array([
        [1, 2, 3],
        [4, 5, 7],
      ]),
      wanted([2, 3], "float64", [1, 2, 3, 9, 5, 6]),
      within(0, 1e-3),
    );
    expect(check.problems).toEqual([
      { field: "y", element: "[1, 0]", got: "4", want: "9", tolerance: "0.00900", wrong: 2 },
    ]);
  });

  it("reports different shapes, dtypes and lengths", () => {
    const check = new Check();
    check.array("y", array([1, 2]), wanted([2, 1], "float64", [1, 2]), exact);
    check.array("z", array([1, 2]), wanted([2], "float32", [1, 2]), exact);
    check.numbers("l", [1], [1, 2], exact);
    check.number("n", 1, 2, exact);
    check.same("s", "a", undefined);
    expect(check.problems).toEqual([
      { field: "y.shape", got: "[2]", want: "[2, 1]" },
      { field: "z.dtype", got: "float64", want: "float32" },
      { field: "l.shape", got: "[1]", want: "[2]" },
      { field: "n", got: "1", want: "2" },
      { field: "s", got: '"a"', want: "undefined" },
    ]);
  });

  it("omits the element of an array without axes", () => {
    const check = new Check();
    check.array("y", array(1), wanted([], "float64", [2]), exact);
    expect(check.problems).toEqual([{ field: "y", element: "[]", got: "1", want: "2", wrong: 1 }]);
  });
});

describe("flatten", () => {
  it("reads views in row-major order", () => {
    expect(
      flatten(
        array([
          [1, 2],
          [3, 4],
        ]).T,
      ),
    ).toEqual({
      shape: [2, 2],
      dtype: "float64",
      values: Float64Array.of(1, 3, 2, 4),
    });
  });
});

describe("runCase", () => {
  const run = (record: object, body: (check: Check, fields: Fields) => void) =>
    runCase("op/0", new Fields(record, ""), body);

  it("passes if everything agrees", () => {
    const result = run({ a: 1 }, (check, fields) => check.same("a", 1, fields.number("a")));
    expect(result).toEqual({ id: "op/0", status: "passed" });
  });

  it("fails if something differs, throws or was not read, or if nothing was compared", () => {
    const fail = (problem: object) => ({ id: "op/0", status: "failed", problems: [problem] });
    expect(run({}, (check) => check.same("a", 1, 2))).toEqual(fail({ field: "a", got: "1", want: "2" }));
    const throwing = () => {
      throw new DataError("unknown op foo");
    };
    expect(run({}, throwing)).toEqual(fail({ field: "(case)", got: "DataError: unknown op foo", want: "no error" }));
    const unread = run({ extra: 1 }, (check) => check.same("a", 1, 1));
    expect(unread).toMatchObject(fail({ field: "extra", got: "a field that the runner does not know" }));
    expect(run({}, () => {})).toMatchObject(fail({ got: "nothing to compare" }));
  });
});

describe("describeError", () => {
  it("returns one line", () => {
    expect(describeError(new TypeError("a\n  b"))).toBe("TypeError: a b");
    expect(describeError("text")).toBe("text");
  });
});
