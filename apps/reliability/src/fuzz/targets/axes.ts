/**
 * The axes of charts and the formatting of numbers, for any doubles: they terminate, ticks are few and lie on the axis,
 * and every text is a number.
 *
 * @module
 */

import { createAxis, linearAxis, logAxis, readable, rounded, short, withMinus } from "@dz/drawing";
import { ValueError } from "@dz/ndarray";
import fc, { type Arbitrary } from "fast-check";
import type { Target } from "../target.ts";

const RANGE = [62, 788] as const;
/** The maximum number of ticks of an axis. */
const MARKS = 40;
/** A tick may exceed the end by this, because limits are moved by an ulp. */
const EDGE = 0.5;

function checkTicks(what: string, ticks: readonly { readonly at: number; readonly text: string }[]): void {
  if (ticks.length === 0 || ticks.length > MARKS) throw new Error(`${what}: ${ticks.length} marks`);
  for (const { at, text } of ticks) {
    if (!(at >= RANGE[0] - EDGE && at <= RANGE[1] + EDGE)) throw new Error(`${what}: the mark ${text} is at ${at}`);
    if (!/^[−-]?[\d.,e⁰¹²³⁴⁵⁶⁷⁸⁹⁻·µ+−-]{1,40}$/.test(text))
      throw new Error(`${what}: a mark says ${JSON.stringify(text)}`);
  }
  if (new Set(ticks.map(({ at }) => at)).size < ticks.length) throw new Error(`${what}: two marks are at one place`);
}

/** Counts the accesses to its values. */
function* counted(values: readonly number[], look: () => void): Generator<number> {
  for (const value of values) {
    look();
    yield value;
  }
}

function checkAxes(values: readonly number[]): void {
  for (const options of [{ label: "x" }, { label: "x", log: true }, { label: "x", below: 0 }]) {
    let looks = 0;
    const { ticks, at: place } = createAxis(
      options,
      counted(values, () => void looks++),
      RANGE,
    );
    if (looks > values.length) throw new Error(`createAxis: ${looks} looks at ${values.length} values`);
    const what = `createAxis(${JSON.stringify(options)}, [${values}])`;
    checkTicks(
      what,
      ticks.map(({ value, text }) => ({ at: place(value), text })),
    );
    for (const value of values) {
      if (!Number.isFinite(value) || (options.log === true && value <= 0)) continue;
      const at = place(value);
      if (!(at >= RANGE[0] - EDGE && at <= RANGE[1] + EDGE)) throw new Error(`${what}: ${value} is at ${at}`);
    }
  }
  const finite = values.filter((x) => Number.isFinite(x));
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  if (finite.length === 0) return;
  const linear = linearAxis(low, high, ...RANGE);
  checkTicks(
    `linearAxis(${low}, ${high})`,
    linear.ticks.map(({ value, text }) => ({ at: linear.at(value), text })),
  );
  if (low <= 0) return;
  const log = logAxis(low, high, ...RANGE, finite.length % 2 === 0 ? 0 : 0.05);
  checkTicks(
    `logAxis(${low}, ${high})`,
    log.ticks.map(({ value, text }) => ({ at: log.at(value), text })),
  );
}

function checkTexts(x: number): void {
  for (const text of [short(x), rounded(x, 6), rounded(x, 5), readable(x), readable(x, 6)]) {
    if (text.length === 0 || text.length > 40)
      throw new Error(`${x} is written with ${text.length} characters, ${text}`);
    if (!Number.isFinite(x)) continue;
    const value = Number(text.replace("−", "-"));
    if (!Number.isFinite(value)) throw new Error(`${x} is written as ${text}`);
    if (Math.abs(value - x) > Math.max(1e-5, Math.abs(x) * 0.01)) throw new Error(`${x} is written as ${text}`);
  }
  if (Number.isFinite(x) && Number(withMinus(x).replace("−", "-")) !== x)
    throw new Error(`${x} is written as ${withMinus(x)}`);
}

const double: Arbitrary<number> = fc.oneof(
  fc.double(),
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  fc.constantFrom(0, -0, 1, 5e-324, -5e-324, 2.2e-308, 1e-300, 1e300, 1.7e308, -1.7e308, 1e21, 999999.5, 0.00009999),
  fc.constantFrom(Number.MAX_VALUE, -Number.MAX_VALUE, Number.NaN, Infinity, -Infinity, 0.1, 1e15, 1e16, 2 ** 53),
);
/** A number and others close to it, at distances of a few ulp. */
const near = fc
  .tuple(double, fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 3 }))
  .map(([x, steps]) => [
    x,
    ...steps.map((step) => x + step * Math.max(Number.MIN_VALUE, Math.abs(x) * Number.EPSILON)),
  ]);

/** Any bytes are numbers, eight bytes each. */
export const axesTarget: Target = {
  name: "axes",
  share: 4,
  untimed: true,
  memory: (length) => 64 * length + 2 ** 18,
  seeds: () => [
    new Uint8Array(Float64Array.of(0, 1, 2.5).buffer),
    new Uint8Array(Float64Array.of(1e-9, 3e4, 1e300).buffer),
  ],
  structured: fc
    .oneof(fc.array(double, { maxLength: 6 }), near)
    .map((values) => new Uint8Array(Float64Array.from(values).buffer)),
  read(file) {
    if (file.length % 8 > 0) throw new ValueError("axes: the bytes are no numbers");
    const values = [...new Float64Array(file.slice().buffer)].slice(0, 1000);
    checkAxes(values);
    values.forEach(checkTexts);
  },
};
