/**
 * The files of runs that learned a series: those of a real one, with some of their numbers and words replaced.
 *
 * @module
 */
import { type Backtest, dataOf, type Forecasts, makeBacktest, makePlan, packSeries } from "@dz/forecasting";
import fc, { type Arbitrary } from "fast-check";
import { utf8 } from "../files.ts";

const LENGTH = 60;
const HORIZON = 3;

/** The files of a run on a series, besides those that every run has. */
export interface LearnedFiles {
  /** What `config.json` says of the data, as JSON. */
  readonly data: string;
  readonly series: Uint8Array;
  readonly backtest: Uint8Array;
}

const values = Float64Array.from({ length: LENGTH }, (_, i) => 10 + Math.sin(i / 2) + Math.sin(i * i) / 4);
const times = Float64Array.from(values, (_, i) => Date.UTC(2000, i));
const plan = makePlan(dataOf(values, times), { horizon: HORIZON, valid: 0.2, test: 0.3 });

const learned = {
  timeName: "month",
  step: { unit: "month", count: 1, day: 1, offset: 0 },
  timeForm: { template: "YYYY-MM", offset: null },
  observed: [],
  known: [],
  sha256: "0",
  plan,
};

/** A backtest of forecasts that are a little off. */
function realBacktest(): Backtest {
  const { trainEnd, testStart } = plan;
  const forecast = (step: number): number => 10 + Math.sin(step / 2) + Math.sin(3 * step) / 9;
  const rows = (from: number, to: number): Float64Array[] =>
    Array.from({ length: to - from - HORIZON + 1 }, (_, origin) =>
      Float64Array.from({ length: HORIZON }, (_, i) => forecast(from + origin + i)),
    );
  const made: Forecasts = {
    valid: rows(trainEnd, testStart),
    test: rows(testStart, LENGTH),
    oneStep: Float64Array.from({ length: LENGTH - testStart }, (_, i) => forecast(testStart + i)),
    beyond: Float64Array.from({ length: HORIZON }, (_, i) => forecast(LENGTH + i)),
    beyondTimes: Float64Array.from({ length: HORIZON }, (_, i) => Date.UTC(2000, LENGTH + i)),
  };
  return makeBacktest(values, plan, made, { name: "a", network: "lstm", epoch: 1 });
}

/** Replacements of a value in JSON: of the n-th that are concerned, for any n. */
type Changes = readonly (readonly [place: number, json: string])[];

/** JSON with some measured numbers replaced, those that are not whole, and some of all values. */
function changed(value: unknown, ofNumbers: Changes, ofAll: Changes): string {
  const parts = JSON.stringify(value).split(
    /(-?\d+\.\d+(?:e-?\d+)?|(?<=[:[,])(?:-?\d+|null|true|false|"[^"]*")(?=[,\]}]))/,
  );
  const values = [...parts.keys()].filter((i) => i % 2 === 1); // what the expression found stands at odd places
  const measured = values.filter((i) => (parts[i] as string).includes(".") && !(parts[i] as string).startsWith('"'));
  for (const [places, changes] of [
    [measured, ofNumbers],
    [values, ofAll],
  ] as const) {
    for (const [place, json] of changes) parts[places[place % places.length] as number] = json;
  }
  return parts.join("");
}

/** Files whose numbers are mostly still numbers, of any size; `number` and `words` are the values that files may have. */
export function learnedFiles(number: Arbitrary<number>, words: Arbitrary<string>): Arbitrary<LearnedFiles> {
  const { verdict: said, ...rest } = realBacktest();
  const finite = number.filter(Number.isFinite);
  const leaf = fc.oneof(
    { weight: 12, arbitrary: finite.map((x) => JSON.stringify(x)) },
    { weight: 1, arbitrary: fc.constant("null") },
    { weight: 1, arbitrary: words },
  );
  const rarely = fc.oneof(
    { weight: 5, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.tuple(fc.nat(), leaf), { maxLength: 2 }) },
  );
  const numbers = fc.array(
    fc.tuple(
      fc.nat(),
      finite.map((x) => JSON.stringify(x)),
    ),
    { maxLength: 8 },
  );
  return fc
    .record({
      ofData: rarely,
      ofBacktest: rarely,
      ofMeasured: numbers,
      ofValues: fc.array(fc.tuple(fc.nat(LENGTH - 1), finite), { maxLength: 4 }),
      ofTimes: fc.oneof(
        { weight: 5, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(fc.tuple(fc.constantFrom(0, 30, LENGTH - 1), number), { maxLength: 1 }) },
      ),
      name: fc.oneof(fc.constant('"a"'), words),
      verdict: fc.oneof(fc.constant(JSON.stringify(said)), words),
      timed: fc.boolean(),
    })
    .map(({ ofData, ofBacktest, ofMeasured, ofValues, ofTimes, name, verdict, timed }) => {
      const withSome = (array: Float64Array, pairs: readonly (readonly [number, number])[]): Float64Array =>
        pairs.reduce((all, [at, x]) => all.with(at, x), array);
      return {
        data: `{"name":${name},${changed(learned, [], ofData).slice(1)}`,
        series: packSeries(dataOf(withSome(values, ofValues), timed ? withSome(times, ofTimes) : null)),
        backtest: utf8(`{"verdict":${verdict},${changed(rest, ofMeasured, ofBacktest).slice(1)}`),
      };
    });
}
