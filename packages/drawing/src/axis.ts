import { withMinus } from "./numbers.ts";

/** A tick of an axis: its value and its text. */
export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** An axis of a chart: the pixel of a value, the value at a pixel, and the ticks. */
export interface Axis {
  readonly at: (value: number) => number;
  readonly value: (place: number) => number;
  readonly ticks: readonly Tick[];
}

/** The distance between round numbers: `factor`, which is 1, 2 or 5, times ten to the power of `exponent`. */
export interface Step {
  readonly factor: number;
  readonly exponent: number;
}

/**
 * The step for about `count` round numbers from `low` to `high`: the one whose ratio to an equal division is nearest to
 * 1. Between 1, 2, 5 and 10 the choice changes at their geometric means, √2, √10 and √50.
 */
export function roundStep(low: number, high: number, count: number): Step {
  const rough = roughStep(low, high, count) || Number.MIN_VALUE;
  const [digits, exponent] = rough.toExponential().split("e").map(Number) as [number, number];
  if (digits >= Math.sqrt(50)) return { factor: 1, exponent: exponent + 1 };
  return { factor: digits < Math.sqrt(2) ? 1 : digits < Math.sqrt(10) ? 2 : 5, exponent };
}

/** An equal division; the range itself may be too large for a double. */
function roughStep(low: number, high: number, count: number): number {
  return Math.max(0, high / count - low / count);
}

/**
 * About `count` round numbers from `low` to `high`, {@link roundStep} apart, for any doubles; at most three times as
 * many. Each is the double nearest to its decimal text, so it has few digits.
 */
export function roundNumbers(low: number, high: number, count: number): number[] {
  const { factor, exponent } = roundStep(low, high, count);
  const first = Math.ceil(low / (Number(`${factor}e${exponent}`) || Number.MIN_VALUE) - 1e-9);
  const edge = roughStep(low, high, count) * (count * 1e-9);
  const found = new Set<number>();
  for (let i = 0; i <= 3 * count; i++) {
    const value = Number(`${(first + i) * factor}e${exponent}`) + 0; // no -0
    if (Number.isFinite(value) && value >= low - edge && value <= high + edge) found.add(value);
  }
  return found.size > 0 ? [...found] : [...new Set([low, high])];
}

/** A linear axis from `low` at the pixel `from` to `high` at the pixel `to`, for any finite limits. */
export function linearAxis(low: number, high: number, from: number, to: number, count = 6): Axis {
  const [least, most] = high > low ? [low, high] : rangeFrom(low);
  const span = most - least;
  // The halves of the largest doubles can be subtracted; those of the smallest would underflow.
  const share = Number.isFinite(span)
    ? (value: number): number => (value - least) / span
    : (value: number): number => (value / 2 - least / 2) / (most / 2 - least / 2);
  return {
    at: (value) => from + share(value) * (to - from),
    value: (place) => {
      const part = (place - from) / (to - from);
      return Number.isFinite(span) ? least + part * span : least * (1 - part) + most * part;
    },
    ticks: roundNumbers(least, most, count).map((value) => ({ value, text: withMinus(value) })),
  };
}

/** A range that starts with a number, or ends with it if there is no larger one. */
function rangeFrom(low: number): readonly [number, number] {
  const high = low + (Math.abs(low) || 1);
  return Number.isFinite(high) ? [low, high] : [0, low];
}

/**
 * A logarithmic axis from `low` > 0 to `high`, with `room` powers of ten beyond both. Its ticks are powers of ten; if
 * those are few, also 2 and 5 times these, and if there are still few, other round numbers.
 */
export function logAxis(low: number, high: number, from: number, to: number, room = 0): Axis {
  const least = Math.log10(low) - room;
  const most = Math.max(Math.log10(high) + room, least + 1e-9);
  const base = linearAxis(least, most, from, to);
  const first = Math.floor(least);
  const last = Math.ceil(most);
  const every = Math.max(1, Math.ceil((last - first) / 10));
  const factors = most - least <= 2.3 ? [1, 2, 5] : [1];
  const ticks: Tick[] = [];
  for (let power = first; power <= last; power += every) {
    for (const factor of factors) {
      const value = Number(`${factor}e${power}`);
      const at = Math.log10(value);
      if (!(at >= least - 0.0005 && at <= most + 0.0005 && Number.isFinite(at))) continue;
      ticks.push({ value, text: power < -4 || power > 4 ? withMinus(value) : String(value) });
    }
  }
  const round = (): Tick[] => {
    const numbers = roundNumbers(positive(10 ** least), positive(10 ** most), 4);
    const inside = numbers.filter((value) => Math.log10(value) >= least - 1e-9 && Math.log10(value) <= most + 1e-9);
    return (inside.length > 0 ? inside : [low]).map((value) => ({ value, text: withMinus(value) }));
  };
  return {
    at: (value) => base.at(Math.log10(value)),
    value: (place) => positive(10 ** base.value(place)),
    ticks: ticks.length > 1 ? ticks : round(),
  };
}

/** The nearest finite number above 0. */
function positive(x: number): number {
  return Math.max(Number.MIN_VALUE, Math.min(Number.MAX_VALUE, x));
}
