import { named } from "./describe.ts";
import { editDistance } from "./edit-distance.ts";
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
    .map((other) => ({ other, distance: editDistance(name.toLowerCase(), other.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  const close = byDistance !== undefined && byDistance.distance <= Math.max(1, name.length / 3);
  return close ? byDistance.other : synonym;
}
