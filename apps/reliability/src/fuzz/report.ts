import type { Finding, Result } from "./fuzz.ts";

const columns = ["reader", "inputs", "read", "each", "slowest", "largest", "held", "findings"];
const widths = [13, 9, 8, 9, 9, 10, 9, 9];

const line = (cells: readonly string[]): string =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number))).join("");

const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

export const head: string = line(columns);

/** A row of the table: the number of inputs, the part that was read, and the cost. */
export function row({ target, inputs, accepted, seconds, slowest, largest, growth, findings }: Result): string {
  return line([
    target,
    String(inputs),
    `${((100 * accepted) / Math.max(1, inputs)).toFixed(1)} %`,
    `${((1e6 * seconds) / Math.max(1, inputs)).toFixed(0)} µs`,
    `${slowest.toFixed(0)} ms`,
    mb(largest),
    mb(growth),
    String(findings.length),
  ]);
}

/** A finding and the command to reproduce it. */
export function findingLine({ target, seed, index, problem }: Finding): string {
  return `FOUND ${target}: ${problem}\n  again: pnpm trial fuzz --only ${target} --seed ${seed} --index ${index}`;
}

/** The line of totals. */
export function summary(results: readonly Result[], seed: number): string {
  const sum = (of: (result: Result) => number): number => results.reduce((total, result) => total + of(result), 0);
  const [inputs, findings, seconds] = [sum((r) => r.inputs), sum((r) => r.findings.length), sum((r) => r.seconds)];
  return `fuzz: ${inputs} inputs, ${findings} findings, seed ${seed}, ${seconds.toFixed(0)} s`;
}
