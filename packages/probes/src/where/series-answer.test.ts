import { expect, test } from "vitest";
import { tell } from "../catalogue/tell.ts";
import { type SeriesMeasures, seriesAnswer, seriesDetails, seriesPlaces } from "./series-answer.ts";

const length = 120;

/** 120 steps whose errors are 1 but where a rule says otherwise. */
function measures(error: (step: number) => number, change: Partial<SeriesMeasures> = {}): SeriesMeasures {
  return {
    errors: Float64Array.from({ length }, (_, i) => error(i)),
    cold: null,
    warmUp: 0,
    distances: null,
    values: Float64Array.from({ length }, (_, i) => ((i * 37) % 101) / 100),
    training: Float64Array.from({ length: 500 }, (_, i) => (i % 101) / 100),
    first: 501,
    period: 7,
    ...change,
  };
}

function answered(of: SeriesMeasures): string {
  return tell(seriesAnswer(of, seriesPlaces(of)), "en");
}

test("errors that are equal lie nowhere in particular", () => {
  expect(
    seriesAnswer(
      measures(() => 1),
      seriesPlaces(measures(() => 1)),
    ),
  ).toEqual({ key: "whereEven" });
});

test("a bad stretch of time is found", () => {
  expect(answered(measures((i) => (i >= 48 && i < 60 ? 10 : 1)))).toBe(
    "53 % of the squared error lies in a tenth of the test part, the values 549 to 560 of the series: 10 times the error of the other steps.",
  );
});

test("a bad phase of the period is found", () => {
  expect(answered(measures((i) => ((501 + i) % 7 === 3 ? 6 : 1)))).toMatch(
    /^50 % of the squared error lies in 14 % of the period of 7 steps, .* remainders 3 to 3: 6 times/,
  );
});

test("a bad range of values is found", () => {
  const { values } = measures(() => 1);
  expect(answered(measures((i) => ((values[i] as number) > 0.795 ? 8 : 1)))).toMatch(
    /is from 0.79 to 1 in its units: 8 times/,
  );
});

test("values outside of the training range are found", () => {
  const values = Float64Array.from({ length }, (_, i) => (i % 6 === 5 ? 3 : 0.5 + (i % 10) / 30));
  expect(answered(measures((i) => (i % 6 === 5 ? 5 : 1), { values }))).toBe(
    "50 % of the squared error lies in the 17 % of the test part where the value that the network reads is outside of the range of the training part: 5 times the error of the other steps.",
  );
});

test("states far from those of the training are found", () => {
  const distances = Float64Array.from({ length }, (_, i) => (i % 4 === 1 ? 9 : 1));
  expect(answered(measures((i) => (i % 4 === 1 ? 3 : 1), { distances }))).toMatch(/^50 % .* quarter .* hidden states/);
});

test("errors that are not finite are told as such", () => {
  expect(answered(measures((i) => (i < 30 ? 1 : Number.NaN)))).toMatch(/not finite from step 31 of the test on/);
});

test("the details have the numbers of each division, and leave out what there is not", () => {
  const keys = (of: SeriesMeasures): string[] => seriesDetails(of, seriesPlaces(of)).map(({ key }) => key);
  expect(keys(measures(() => 1))).toEqual([
    "whereSeriesTime",
    "whereSeriesPhase",
    "whereSeriesValue",
    "whereSeriesInside",
  ]);
  const distances = new Float64Array(length);
  const cold = Float64Array.from({ length }, () => 2);
  const full = measures(() => 1, { distances, cold, warmUp: 200, period: null });
  expect(keys(full)).toEqual([
    "whereSeriesStart",
    "whereSeriesTime",
    "whereSeriesValue",
    "whereSeriesInside",
    "whereSeriesState",
  ]);
  expect(seriesDetails(full, seriesPlaces(full))[0]?.values).toEqual({ count: 50, cold: 2, warm: 1, steps: 200 });
});
