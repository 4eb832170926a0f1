import { DZ } from "./names.ts";
import { type Cell, moreIsBetter, type Row, ratioOf } from "./results.ts";
import type { Goal, Work } from "./work.ts";

/** The result of a goal over all matching rows that were measured. */
export interface Verdict {
  readonly goal: string;
  readonly rows: number;
  readonly met: number;
  /** The row furthest from the goal, and its relative speed or its value. */
  readonly worst: { readonly row: string; readonly measured: number };
}

/** The verdicts on the goals of a work; none for a goal whose rows or reference were not measured. */
export function verdictsOf({ goals }: Work, rows: readonly Row[]): Verdict[] {
  return goals.flatMap((goal) => {
    const measured = rows.flatMap((row) => {
      const number = goal.rows.test(`${row.job} ${row.name}`) ? measure(goal, row) : Number.NaN;
      return Number.isNaN(number) ? [] : [{ row: `${row.job} ${row.name}`, measured: number }];
    });
    const sorted = measured.sort((a, b) => ("atMost" in goal ? b.measured - a.measured : a.measured - b.measured));
    const worst = sorted[0];
    if (worst === undefined) return [];
    return [
      {
        goal: describe(goal),
        rows: sorted.length,
        met: sorted.filter((one) => isMet(goal, one.measured)).length,
        worst,
      },
    ];
  });
}

function find(row: Row, name: string): Cell | undefined {
  return row.cells.find(({ contender }) => contender === name);
}

/** The speed relative to the reference, or the value; NaN if it is not known. */
function measure(goal: Goal, row: Row): number {
  const cell = find(row, goal.contender ?? DZ);
  if (cell === undefined) return Number.NaN;
  if ("atMost" in goal) return cell.median;
  const reference = find(row, goal.reference);
  if (reference === undefined) return Number.NaN;
  return moreIsBetter(row.unit) ? ratioOf(cell.values, reference.values) : ratioOf(reference.values, cell.values);
}

function isMet(goal: Goal, measured: number): boolean {
  return "atMost" in goal ? measured <= goal.atMost : measured >= goal.speed;
}

function describe(goal: Goal): string {
  const who = goal.contender ?? DZ;
  return "atMost" in goal
    ? `${who} at most ${goal.atMost}`
    : `${who} at least ${Number(goal.speed.toPrecision(3))} times as fast as ${goal.reference}`;
}

/** A verdict in one line. */
export function formatVerdict({ goal, rows, met, worst }: Verdict): string {
  const verdict = met === rows ? "met" : met === 0 ? "NOT met" : `NOT met in ${rows - met} of ${rows} rows`;
  return `${goal}: ${verdict} (${Number(worst.measured.toPrecision(3))} in ${worst.row})`;
}
