import { SeriesError } from "../errors/series-error.ts";
import { shownName } from "./choose-columns.ts";
import { limits } from "./limits.ts";
import type { Gaps } from "./read-options.ts";
import { counted } from "./shown-text.ts";
import { pickRows, type Table } from "./table.ts";
import { formatTime, type TimeForm } from "./time-form.ts";
import { advance, distanceText, findStep, stepsBetween, stepText, type TimeStep } from "./time-step.ts";

/** A table with times. */
type Timed = Table & { readonly times: Float64Array; readonly timeForm: TimeForm };

/** @internal */
export function hasTimes(table: Table): table is Timed {
  return table.times !== null;
}

const at = ({ timeName }: Timed): string => `column ${shownName(timeName ?? "")}`;
const written = ({ times, timeForm }: Timed, i: number): string => formatTime(times[i] as number, timeForm);

/**
 * The table in the order of its times. Throws {@link SeriesError} for times that go backwards, unless it sorts, and for
 * times that occur twice.
 *
 * @internal
 */
export function orderTimes<T extends Timed>(
  table: T,
  sort: boolean,
): { readonly table: Timed; readonly sorted: boolean } {
  const { times, rows } = table;
  const back = [...indicesWhere(times.length, (i) => (times[i] as number) < (times[i - 1] as number))];
  if (back.length > 0 && !sort) {
    const i = back[0] as number;
    const all = back.length === times.length - 1 ? "the newest rows come first" : also(back.length - 1, "such row");
    throw new SeriesError(
      `row ${rows[i]}, ${at(table)}: ${written(table, i)} comes after ${written(table, i - 1)} in row ${rows[i - 1]}${all && ` (${all})`}; the option sort puts rows in order`,
    );
  }
  const ordered = back.length === 0 ? table : (pickRows(table, increasing(times)) as Timed);
  const same = [...indicesWhere(times.length, (i) => ordered.times[i] === ordered.times[i - 1])];
  if (same.length > 0) {
    const i = same[0] as number;
    const others = also(same.length - 1, "such row");
    throw new SeriesError(
      `rows ${ordered.rows[i - 1]} and ${ordered.rows[i]}, ${at(table)}: both are ${written(ordered, i)}${others && ` (${others})`}; a time may occur once`,
    );
  }
  return { table: ordered, sorted: back.length > 0 };
}

function* indicesWhere(length: number, holds: (i: number) => boolean): Generator<number> {
  for (let i = 1; i < length; i++) if (holds(i)) yield i;
}

const also = (count: number, noun: string): string => (count === 0 ? "" : `and ${counted(count, `more ${noun}`)}`);

function increasing(times: Float64Array): Uint32Array {
  return Uint32Array.from(times.keys()).sort((a, b) => (times[a] as number) - (times[b] as number));
}

/** @internal */
export interface Stepped {
  readonly table: Timed;
  readonly step: TimeStep | null;
  readonly addedRows: number;
}

/**
 * The step of increasing times, with rows of NaN added where times are missing if gaps are filled. Throws
 * {@link SeriesError} for gaps and for times that fit no step, unless they are kept.
 *
 * @internal
 */
export function closeGaps(table: Timed, gaps: Gaps): Stepped {
  const { times, rows } = table;
  const step = findStep(times, table.timeForm.offset ?? 0);
  const steps = (i: number): number => stepsBetween(step, times[i - 1] as number, times[i] as number);
  const uneven = first(times.length, (i) => !fits(step, times[i - 1] as number, times[i] as number, steps(i)));
  if (uneven !== undefined) {
    if (gaps === "keep") return { table, step: null, addedRows: 0 };
    const distance = distanceText((times[uneven] as number) - (times[uneven - 1] as number));
    throw new SeriesError(
      `rows ${rows[uneven - 1]} and ${rows[uneven]}, ${at(table)}: ${written(table, uneven - 1)} and ${written(table, uneven)} are ${distance} apart, which is not a whole number of steps of ${stepText(step)}; the option gaps with keep reads rows as they are`,
    );
  }
  const holes = [...indicesWhere(times.length, (i) => steps(i) > 1)];
  if (holes.length === 0 || gaps === "keep") return { table, step, addedRows: 0 };
  if (gaps === "refuse") {
    const i = holes[0] as number;
    const others = also(holes.length - 1, "gap");
    throw new SeriesError(
      `rows ${rows[i - 1]} and ${rows[i]}, ${at(table)}: ${counted(steps(i) - 1, "time")} ${steps(i) === 2 ? "is" : "are"} missing between ${written(table, i - 1)} and ${written(table, i)}, with steps of ${stepText(step)}${others && ` (${others})`}; the option gaps says what to do: fill or keep`,
    );
  }
  return filled(table, step, holes, steps);
}

/** Whether a whole number of steps leads exactly from one time to the other. */
function fits(step: TimeStep, from: number, to: number, steps: number): boolean {
  return Number.isInteger(steps) && steps >= 1 && advance(step, from, steps) === to;
}

function first(length: number, holds: (i: number) => boolean): number | undefined {
  for (const i of indicesWhere(length, holds)) return i;
  return undefined;
}

function filled(table: Timed, step: TimeStep, holes: readonly number[], steps: (i: number) => number): Stepped {
  const n = table.times.length;
  const addedRows = holes.reduce((sum, i) => sum + steps(i) - 1, 0);
  if (addedRows > limits.added * n) {
    const widest = holes.reduce((most, i) => (steps(i) > steps(most) ? i : most));
    throw new SeriesError(
      `rows ${table.rows[widest - 1]} and ${table.rows[widest]}, ${at(table)}: the gaps take ${addedRows} rows of ${stepText(step)}, the file has ${n}; is one of these times wrong?`,
    );
  }
  const picked = new Float64Array(n + addedRows).fill(Number.NaN);
  const times = new Float64Array(n + addedRows);
  let length = 0;
  for (let i = 0; i < n; i++) {
    for (let k = i === 0 ? 0 : steps(i) - 1; k > 0; k--)
      times[length] = advance(step, times[length++ - 1] as number, 1);
    picked[length] = i;
    times[length++] = table.times[i] as number;
  }
  // NaN picks undefined, which a Float64Array keeps as NaN.
  return { table: { ...(pickRows(table, picked) as Timed), times }, step, addedRows };
}
