/** Axes: from values to pixels, with ticks. */
import { scaleLinear, scaleLog } from "d3-scale";
import { cut, powerOfTen, short } from "./format.ts";

/** Larger values than this, of a training that went wrong, are treated like infinite ones: their range would be one. */
const LARGEST = 1e150;

/** What an axis is to be. */
export interface AxisOptions {
  readonly label: string;
  /** The values at the ends; those of the data with a margin of 5 % if absent. */
  readonly domain?: readonly [number, number];
  /** The margin below the data, as a part of their range; 0.05 if absent. */
  readonly below?: number;
  /** Whether equal distances are equal ratios; values that are not above 0 are then not drawn. */
  readonly log?: boolean;
  /** Names of the values 0, 1, 2, ... in place of numbers. */
  readonly names?: readonly string[];
}

/** A place on an axis that has a label. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** An axis that knows its pixels. */
export interface Axis {
  /** The pixel of a value; NaN for a value that the axis cannot show. */
  readonly place: (value: number) => number;
  readonly ticks: readonly Tick[];
}

/** An axis along the pixels of `range`, for `values`, of which those that are not finite are passed over. */
export function createAxis(options: AxisOptions, values: Iterable<number>, range: readonly [number, number]): Axis {
  const log = options.log === true;
  const domain = options.domain ?? spread(values, log, options.below ?? MARGIN);
  const scale = (log ? scaleLog() : scaleLinear()).domain(domain).range(range);
  const place = (value: number): number =>
    Math.abs(value) < LARGEST && (!log || value > 0) ? (scale(value) as number) : Number.NaN;
  const label = (value: number, text: string): Tick => ({ at: scale(value) as number, label: text });
  if (options.names !== undefined) return { place, ticks: options.names.map((name, i) => label(i, cut(name))) };
  const powers = log ? logTicks(domain) : [];
  if (powers.length > 1) return { place, ticks: powers.map((x) => label(x, logLabel(x))) };
  const steps = Math.max(2, Math.round(Math.abs(range[1] - range[0]) / 85));
  const linear = scaleLinear().domain(domain);
  const text = linear.tickFormat(steps, "f");
  return { place, ticks: linear.ticks(steps).map((x) => label(x, text(x))) };
}

const MARGIN = 0.05;

/** The least and the largest value, with a margin. */
function spread(values: Iterable<number>, log: boolean, below: number): readonly [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const x of values) {
    if (!(Math.abs(x) < LARGEST) || (log && x <= 0)) continue;
    least = Math.min(least, x);
    most = Math.max(most, x);
  }
  if (least > most) return log ? [0.1, 1] : [0, 1];
  if (log) {
    const ratio = least === most ? 2 ** (1 / MARGIN) : most / least;
    return [least / ratio ** below, most * ratio ** MARGIN];
  }
  const extent = most - least || Math.abs(most) || 0.5 / MARGIN;
  return [least - extent * below, most + extent * MARGIN];
}

/** The most powers of ten that have a tick. */
const MOST = 10;

/** Powers of ten, not all of many, and between few what is needed to have three ticks; none if the range is too small. */
function logTicks([least, most]: readonly [number, number]): number[] {
  const [first, last] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
  const step = [1, 2, 5, 10, 20, 50].find((step) => (last - first) / step < MOST) ?? 100;
  const inside = (factors: readonly number[]): number[] => {
    const ticks: number[] = [];
    for (let power = Math.floor(first / step) * step; power <= last; power += step) {
      // Not 10 ** power, which is 0.000009999999999999999 for -5 on some machines.
      for (const factor of factors) ticks.push(Number(`${factor}e${power}`));
    }
    return ticks.filter((x) => x >= least && x <= most);
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
