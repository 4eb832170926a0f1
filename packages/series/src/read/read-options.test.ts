import { expect, test } from "vitest";
import { SeriesError } from "../errors/series-error.ts";
import { type ReadOptions, readReadingOptions } from "./read-options.ts";
import { readSeries } from "./read-series.ts";

test("the defaults", () => {
  expect(readReadingOptions(undefined)).toMatchObject({ decimal: ".", missing: "refuse", sort: false, gaps: "refuse" });
  expect(readReadingOptions({ time: null }).time).toBeNull();
});

test.each([
  [{ colums: ["a"] }, "readSeries: there is no option colums; did you mean columns?"],
  [{ columns: [] }, "columns has to be an array of names, or of numbers from 1"],
  [{ columns: [0] }, "columns has to be an array of names, or of numbers from 1"],
  [{ columns: "a" }, "columns has to be an array of names, or of numbers from 1"],
  [{ time: 1.5 }, "time has to be a name, a number from 1, or null"],
  [{ delimiter: ", " }, "delimiter has to be one character"],
  [{ delimiter: '"' }, "delimiter has to be one character"],
  [{ decimal: ";" }, "decimal"],
  [{ missing: "interpolated" }, "missing"],
  [{ gaps: "fill" }, "the option missing has to be interpolate or forward"],
  [{ gaps: "fill", missing: "drop" }, "the option missing has to be interpolate or forward"],
  [{ decimal: ",", delimiter: "," }, "a comma cannot be both the decimal mark and the delimiter"],
])("%j is refused in one line", (options, message) => {
  const call = (): unknown => readReadingOptions(options as ReadOptions);
  expect(call).toThrow(SeriesError);
  expect(call).toThrow(message);
  expect(call).not.toThrow("\n");
});

test.each([undefined, null, "a", [], [0], [{}]])("a function in columns that returns %j is refused", (value) => {
  expect(() => readSeries("a,b\n1,2\n3,4\n", { columns: () => value as never })).toThrow(
    new SeriesError(
      "readSeries: the result of the function in columns has to be an array of names, or of numbers from 1",
    ),
  );
});
