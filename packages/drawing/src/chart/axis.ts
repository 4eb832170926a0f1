/** Axes: from values to pixels, with ticks. */
import { type Axis, linearAxis, roundNumbers, roundStep, type Tick } from "../axis.ts";
import { withMinus } from "../numbers.ts";
import { cut, powerOfTen, short } from "./format.ts";
import { timeAxis } from "./time-axis.ts";

/** The specification of an axis. */
export interface AxisOptions {
  readonly label: string;
  /** The values at the ends (default the range of the data with a margin of 5 %). */
  readonly domain?: readonly [number, number];
  /** The limits of the axis if the data go further; data beyond them are off the scale. */
  readonly bounds?: readonly [number, number];
  /** The margin below the data, as a fraction of their range (default 0.05). */
  readonly below?: number;
  /** Whether the axis is logarithmic (default false); values that are not above 0 are then not drawn. */
  readonly log?: boolean;
  /** Whether values are times, in milliseconds since 1970 UTC (default false); ticks are then dates. */
  readonly time?: boolean;
  /** Whether only whole numbers have ticks (default false). */
  readonly whole?: boolean;
  /** Names for the values 0, 1, 2, ... instead of numbers. */
  readonly names?: readonly string[];
}

/**
 * An axis along the pixels of `range`, for `values`; those that are not finite are ignored. On a log axis, 0 is at
 * infinity, and negative values have no position.
 */
export function createAxis(options: AxisOptions, values: Iterable<number>, range: readonly [number, number]): Axis {
  const { below = MARGIN, bounds = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY], names } = options;
  if (options.log === true) return logarithmic(options.domain?.map(logOf) ?? spreadOfLogs(values, below), range);
  const [low, high] = options.domain ?? spread(within(values, bounds), below);
  if (options.time === true) return timeAxis(Math.max(low, -LAST_TIME), Math.min(high, LAST_TIME), range);
  const axis = linear(Math.max(low, bounds[0]), Math.min(high, bounds[1]), range, names);
  return options.whole === true ? { ...axis, ticks: wholeTicks(axis.ticks) } : axis;
}

/** The last time that a date has, and with a minus the first. */
const LAST_TIME = 8.64e15;

/** The ticks at whole numbers, without digits after the point. */
function wholeTicks(ticks: readonly Tick[]): Tick[] {
  return ticks
    .filter(({ value }) => Number.isInteger(value))
    .map(({ value, text }) => ({ value, text: text.replace(/\.0+$/, "") }));
}

/** Values clipped to bounds. */
function* within(values: Iterable<number>, [low, high]: readonly [number, number]): Generator<number> {
  for (const x of values) if (Number.isFinite(x)) yield Math.max(low, Math.min(high, x));
}

const MARGIN = 0.05;

/** The least and the largest of the finite values; nothing if there are none. */
function extremes(values: Iterable<number>): readonly [number, number] | undefined {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const x of values) {
    if (!Number.isFinite(x)) continue;
    least = Math.min(least, x);
    most = Math.max(most, x);
  }
  return least > most ? undefined : [least, most];
}

/** The range of values with a margin. */
function spread(values: Iterable<number>, below: number): readonly [number, number] {
  const [least, most] = extremes(values) ?? [0, 1];
  const extent = Math.min(most - least || Math.abs(most) || 0.5 / MARGIN, Number.MAX_VALUE);
  const limits = [least - extent * below, most + extent * MARGIN] as const;
  const [low, high] = limits.map((x) => Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, x)));
  return (high as number) > (low as number) ? [low as number, high as number] : [least, least + Number.MIN_VALUE];
}

/** Logarithms that differ by less count as equal: no two ticks fit between them. */
const ALIKE = 1e-9;

/** The range of the logarithms of positive values with a margin. */
function spreadOfLogs(values: Iterable<number>, below: number): readonly [number, number] {
  const logs = function* (): Generator<number> {
    for (const x of values) if (x > 0) yield Math.log10(x);
  };
  const found = extremes(logs());
  if (found === undefined) return [-1, 0];
  const [least, most] = found;
  const extent = most - least > ALIKE ? most - least : Math.log10(2) / MARGIN;
  return [least - extent * below, most + extent * MARGIN];
}

function linear(low: number, high: number, range: readonly [number, number], names?: readonly string[]): Axis {
  const count = Math.max(2, Math.round(Math.abs(range[1] - range[0]) / 85));
  const axis = low < high ? linearAxis(low, high, range[0], range[1]) : linearAxis(high, low, range[1], range[0]);
  const named = names?.map((name, i) => ({ value: i, text: cut(name) }));
  return { ...axis, ticks: named ?? linearTicks(low, high, count) };
}

/**
 * Round numbers with their texts: all with the same number of digits, or, if that would be many, each as short as
 * possible.
 */
function linearTicks(from: number, to: number, count: number): Tick[] {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const size = Math.max(Math.abs(low), Math.abs(high));
  const plain = size < 1e7 && (high - low) / count > 1e-7 && (high - low) / size > 1e-9;
  if (!plain) return roundNumbers(low, high, count).map((value) => ({ value, text: withMinus(value) }));
  const digits = Math.max(0, -roundStep(low, high, count).exponent);
  return roundNumbers(low, high, count).map((value) => ({ value, text: value.toFixed(digits).replace("-", "−") }));
}

/** The logarithm of an end of an axis, which must not be at infinity. */
function logOf(end: number): number {
  return Math.log10(Math.max(Number.MIN_VALUE, Math.min(Number.MAX_VALUE, end)));
}

/** An axis between two powers of ten. */
function logarithmic(powers: readonly number[], range: readonly [number, number]): Axis {
  const [least, most] = powers as [number, number];
  const axis = linearAxis(least, most, range[0], range[1]);
  const at = (value: number): number => axis.at(Math.log10(value));
  const value = (place: number): number => 10 ** axis.value(place);
  const ticks = logTicks(least, most);
  if (ticks.length > 1) return { at, value, ticks: ticks.map((x) => ({ value: x, text: logLabel(x) })) };
  const count = Math.max(2, Math.round(Math.abs(range[1] - range[0]) / 85));
  const [low, high] = [10 ** least, 10 ** most].map((x) => Math.max(Number.MIN_VALUE, Math.min(Number.MAX_VALUE, x)));
  const linear = linearTicks(low as number, high as number, count).filter((tick) => {
    return Math.log10(tick.value) >= least - 1e-9 && Math.log10(tick.value) <= most + 1e-9;
  });
  return { at, value, ticks: linear };
}

/** The most powers of ten that have a tick. */
const MOST = 10;

/**
 * Ticks at powers of ten, at most {@link MOST}; if there are few, also at further numbers, to have three ticks; none if
 * the range is too small.
 */
function logTicks(least: number, most: number): number[] {
  const [first, last] = [Math.floor(least), Math.ceil(most)];
  const step = [1, 2, 5, 10, 20, 50].find((step) => (last - first) / step < MOST) ?? 100;
  const inside = (factors: readonly number[]): number[] => {
    const ticks = new Set<number>();
    for (let power = Math.floor(first / step) * step; power <= last; power += step) {
      // Not 10 ** power, which is 0.000009999999999999999 for -5 on some machines.
      for (const factor of factors) ticks.add(Number(`${factor}e${power}`));
    }
    return [...ticks].filter((x) => {
      const at = Math.log10(x);
      return Number.isFinite(at) && at >= least - 1e-9 && at <= most + 1e-9;
    });
  };
  for (const factors of [[1], [1, 3], [1, 2, 5]]) {
    const ticks = inside(factors);
    if (ticks.length >= 3) return ticks;
  }
  return inside([1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9]);
}

function logLabel(x: number): string {
  const [digits, exponent] = x.toExponential().split("e") as [string, string];
  const power = Number(exponent);
  if (power >= -4 && power <= 4) return short(x);
  return digits === "1" ? powerOfTen(power) : `${digits}·${powerOfTen(power)}`;
}
