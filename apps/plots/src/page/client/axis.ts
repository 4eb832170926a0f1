/** A mark on an axis: its value, and how it is written. */
export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** An axis of a chart: where a value lies, which value lies at a place, and the marks. */
export interface Axis {
  readonly at: (value: number) => number;
  readonly value: (place: number) => number;
  readonly ticks: readonly Tick[];
}

/** The step of about `count` round marks between `low` and `high`: 1, 2 or 5 times a power of ten. */
function roundStep(low: number, high: number, count: number): number {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = rough / power;
  return power * (factor < 1.5 ? 1 : factor < 3.5 ? 2 : factor < 7.5 ? 5 : 10);
}

/** A linear axis from `low` at the pixel `from` to `high` at the pixel `to`. */
export function linearAxis(low: number, high: number, from: number, to: number, count = 6): Axis {
  const span = high > low ? high - low : 1;
  const step = roundStep(low, low + span, count);
  const ticks: Tick[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= low + span * (1 + 1e-9); i++) {
    const value = Number((i * step).toPrecision(12));
    ticks.push({ value, text: String(value).replace("-", "−") });
  }
  return {
    at: (value) => from + ((value - low) / span) * (to - from),
    value: (place) => low + ((place - from) / (to - from)) * span,
    ticks,
  };
}

/** A logarithmic axis from `low` > 0 to `high`, with marks at powers of ten, and at 2 and 5 if those are few. */
export function logAxis(low: number, high: number, from: number, to: number): Axis {
  const base = linearAxis(Math.log10(low), Math.log10(high), from, to);
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const every = Math.ceil((last - first) / 10);
  const factors = Math.log10(high / low) <= 2.3 ? [1, 2, 5] : [1];
  const ticks: Tick[] = [];
  for (let power = first; power <= last; power += every) {
    for (const factor of factors) {
      const value = Number(`${factor}e${power}`);
      if (value < low * 0.999 || value > high * 1.001) continue;
      ticks.push({ value, text: power < -4 || power > 4 ? `${factor}e${power}` : String(value) });
    }
  }
  return { at: (value) => base.at(Math.log10(value)), value: (place) => 10 ** base.value(place), ticks };
}
