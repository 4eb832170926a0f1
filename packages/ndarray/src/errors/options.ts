import { named, shown } from "./describe.ts";
import { ValueError } from "./errors.ts";

/**
 * The kind of value of an option: a result of `typeof`, an object of a class, or "any" if the caller checks it; with
 * the names that other libraries use for the option, if there are any.
 */
export type OptionKind = ValueKind | { readonly kind: ValueKind; readonly synonyms: readonly string[] };

type ValueKind = "number" | "boolean" | "string" | "function" | "any" | (abstract new (...args: never) => object);

/** The known options, by name. */
export type OptionKinds = Readonly<Record<string, OptionKind>>;

/** The names that other libraries use for options that several functions share. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  axis: ["axes", "dim", "dims"],
  kernelSize: ["kernel", "ksize", "kernel_size"],
  pad: ["padding"],
  random: ["rng", "generator", "seed"],
};

/**
 * Checks options from a program without type checking. Throws {@link ValueError} for anything but an object, for an
 * unknown name (with the nearest known one), and for a value of another kind. Absent and undefined options pass; `op`
 * begins the message.
 */
export function checkOptions(options: unknown, kinds: OptionKinds, op: string): void {
  if (options === undefined) return;
  if (typeof options !== "object" || options === null || Array.isArray(options) || !isPlain(options)) {
    throw new ValueError(`${op}: expected an object of options such as ${example(kinds)}, got ${shown(options)}`);
  }
  for (const name in options) {
    const value: unknown = Reflect.get(options, name);
    if (!Object.hasOwn(kinds, name))
      throw new ValueError(`${op}: there is no option ${named(name)}; ${advice(name, kinds)}`);
    const kind = valueKind(kinds[name] as OptionKind);
    if (value === undefined || kind === "any") continue;
    const good = typeof kind === "string" ? typeof value === kind : value instanceof kind;
    if (good) continue;
    throw new ValueError(`${op}: the option ${name} is ${described(kind)}, got ${shown(value)}`);
  }
}

/** Whether an object is an object literal, not an instance of a class. */
function isPlain(options: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(options);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function valueKind(option: OptionKind): ValueKind {
  return typeof option === "object" ? option.kind : option;
}

function synonymsOf(name: string, option: OptionKind): readonly string[] {
  return (typeof option === "object" ? option.synonyms : synonyms[name]) ?? [];
}

function example(kinds: OptionKinds): string {
  return `{ ${Object.keys(kinds)[0] ?? ""} }`;
}

function described(kind: ValueKind): string {
  if (typeof kind !== "string") return `a ${kind.name}`;
  return kind === "boolean" ? "true or false" : `a ${kind}`;
}

function advice(name: string, kinds: OptionKinds): string {
  const known = Object.keys(kinds);
  const all = known.length === 1 ? `the only one is ${known[0]}` : `there are ${listed(known)}`;
  const near = nearest(name, kinds);
  return near === undefined ? all : `did you mean ${near}? ${all}`;
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function nearest(name: string, kinds: OptionKinds): string | undefined {
  const known = Object.keys(kinds);
  const synonym = known.find((other) => synonymsOf(other, kinds[other] as OptionKind).includes(name));
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
