import { named } from "./describe.ts";
import { ValueError } from "./errors.ts";
import type { AnyEntry } from "./option-table.ts";

/** The entries of a table by the names of the options. */
export type Entries = Readonly<Record<string, AnyEntry>>;

/** The names that other libraries use for options that several functions share. */
const usual: Readonly<Record<string, readonly string[]>> = {
  axis: ["axes", "dim", "dims"],
  kernelSize: ["kernel", "ksize", "kernel_size"],
  pad: ["padding"],
  random: ["rng", "generator", "seed"],
};

/** The error for a name that no option has, with the name that was probably meant. */
export function unknownOption(op: string, name: string, table: Entries): ValueError {
  const known = Object.keys(table);
  const all = known.length === 1 ? `the only one is ${known[0]}` : `there are ${listed(known)}`;
  const near = nearest(name, table);
  const advice = near === undefined ? all : `did you mean ${near}? ${all}`;
  return new ValueError(`${op}: there is no option ${named(name)}; ${advice}`);
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function nearest(name: string, table: Entries): string | undefined {
  const known = Object.keys(table);
  const synonym = known.find((other) => (table[other]?.synonyms ?? usual[other] ?? []).includes(name));
  const byDistance = known
    .map((other) => ({ other, distance: distance(name.toLowerCase(), other.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  const close = byDistance !== undefined && byDistance.distance <= Math.max(1, name.length / 3);
  return close ? byDistance.other : synonym;
}

/** The number of letters to change, insert or delete to turn one word into the other (Levenshtein 1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
