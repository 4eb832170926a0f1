import { array, saveNpy } from "@dz/ndarray";
import { expect, test } from "vitest";
import { SeriesError } from "../errors/series-error.ts";
import { readSeries } from "./read-series.ts";

const X = Number.NaN;

test("an array [n] is one column, [n, c] are c", () => {
  expect(readSeries(saveNpy(array([1.5, 2, 3]))).columns.get("column 1")).toEqual(Float64Array.of(1.5, 2, 3));
  const table = readSeries(
    saveNpy(
      array(
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        { dtype: "int32" },
      ),
    ),
  );
  expect(table.columns.get("column 2")).toEqual(Float64Array.of(2, 4, 6));
  expect(table).toMatchObject({ times: null, step: null, length: 3, names: ["column 1", "column 2"] });
});

test("columns are chosen by number, and NaN is a missing value", () => {
  const bytes = saveNpy(
    array([
      [1, X],
      [X, 2],
      [3, 3],
    ]),
  );
  expect(readSeries(bytes, { columns: [1], missing: "interpolate" }).columns.get("column 1")).toEqual(
    Float64Array.of(1, 2, 3),
  );
  expect(() => readSeries(bytes)).toThrow("row 2, column 1: the value is missing (NaN); the option missing says");
});

test.each([
  [saveNpy(array([1, Number.POSITIVE_INFINITY])), {}, "row 2, column 1: the value is infinite"],
  [saveNpy(array(5)), {}, "the npy file has an array [], expected [n] or [n, columns]"],
  [saveNpy(array([[[1]]])), {}, "the npy file has an array [1, 1, 1], expected"],
  [saveNpy(array([1])), {}, "the npy file has 1 rows and 1 columns, a series needs at least two rows"],
  [saveNpy(array([1, 2])), { columns: [2] }, "there is no column 2; there are column 1"],
  [saveNpy(array([1, 2])), { time: 1 }, "an npy file has no column of times; leave out the option time"],
  [saveNpy(array([1, 2])).slice(0, -1), {}, "npy"],
  [new TextEncoder().encode("a,b"), { format: "npy" }, "npy"],
] as const)("case %# is refused", (bytes, options, message) => {
  const call = (): unknown => readSeries(bytes, options as object);
  expect(call).toThrow(SeriesError);
  expect(call).toThrow(message);
});

test("columns that are known ahead, and columns by a function", () => {
  const bytes = saveNpy(
    array([
      [1, 5],
      [2, 6],
      [X, 7],
    ]),
  );
  const { columns, ahead } = readSeries(bytes, { columns: (names) => names, ahead: [2] });
  expect([columns.get("column 1"), ahead?.columns.get("column 2"), ahead?.times]).toEqual([
    Float64Array.of(1, 2),
    Float64Array.of(7),
    null,
  ]);
});
