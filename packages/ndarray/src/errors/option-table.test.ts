import { expectTypeOf, test } from "vitest";
import { RandomState } from "../random/random.ts";
import type { CompleteOptions, OptionTable, SharedOptions } from "./option-table.ts";
import { readOptions } from "./read-options.ts";

interface Options {
  readonly size: number;
  readonly alpha?: number;
  readonly axis?: number | null;
  readonly mode?: "min" | "max";
  readonly full?: boolean;
  readonly random?: RandomState;
  readonly map?: (x: number) => number;
}

const table = {
  size: { required: true, kind: "number", from: 1, whole: true },
  alpha: { default: 1, above: 0 },
  axis: { default: null, kind: "any" },
  mode: { default: "min", words: ["min", "max"] },
  full: { default: false },
  random: { optional: true, of: RandomState },
  map: { optional: true, kind: "function" },
} satisfies OptionTable<Options>;

const options: Options = { size: 1 };

test("a result is undefined only where the table says optional", () => {
  const read = readOptions("f", table, options);
  expectTypeOf(read).toEqualTypeOf<{
    readonly size: number;
    readonly alpha: number;
    readonly axis: number | null;
    readonly mode: "min" | "max";
    readonly full: boolean;
    readonly random: RandomState | undefined;
    readonly map: ((x: number) => number) | undefined;
  }>();
});

test("a shared table keeps the types", () => {
  const shared: SharedOptions<Options, "random" | "map"> = table;
  expectTypeOf<CompleteOptions<Options, typeof shared>>().toEqualTypeOf<CompleteOptions<Options, typeof table>>();
  const more = { ...shared, ratio: { default: 0.5, from: 0, to: 1 } } satisfies OptionTable<
    Options & { ratio?: number }
  >;
  expectTypeOf(readOptions("f", more, { ...options, ratio: 1 }).ratio).toEqualTypeOf<number>();
});

/** What the compiler refuses: a comment without an error below it is an error. */
export const refused: unknown[] = [
  // @ts-expect-error: beta has no entry
  { alpha: { default: 1 } } satisfies OptionTable<{ alpha?: number; beta?: number }>,
  // @ts-expect-error: there is no option beta
  { alpha: { default: 1 }, beta: { default: 1 } } satisfies OptionTable<{ alpha?: number }>,
  // @ts-expect-error: the default is no number
  { alpha: { default: "1" } } satisfies OptionTable<{ alpha?: number }>,
  // @ts-expect-error: the default is none of the words of the type
  { mode: { default: "mix", words: ["min", "max"] } } satisfies OptionTable<{ mode?: "min" | "max" }>,
  // @ts-expect-error: a word that the type does not have
  { mode: { default: "min", words: ["min", "mix"] } } satisfies OptionTable<{ mode?: "min" | "max" }>,
  // @ts-expect-error: nothing says which words there are
  { mode: { default: "min" } } satisfies OptionTable<{ mode?: "min" | "max" }>,
  // @ts-expect-error: neither default nor optional
  { alpha: { kind: "number" } } satisfies OptionTable<{ alpha?: number }>,
  // @ts-expect-error: an option without a default says its kind
  { alpha: { optional: true } } satisfies OptionTable<{ alpha?: number }>,
  // @ts-expect-error: another kind than that of the option
  { alpha: { optional: true, kind: "boolean" } } satisfies OptionTable<{ alpha?: number }>,
  // @ts-expect-error: bounds of what is no number
  { full: { default: true, above: 0 } } satisfies OptionTable<{ full?: boolean }>,
  // @ts-expect-error: a bound that there is not
  { alpha: { default: 1, over: 0 } } satisfies OptionTable<{ alpha?: number }>,
  // @ts-expect-error: what must be given has no default
  { size: { default: 1 } } satisfies OptionTable<{ size: number }>,
  // @ts-expect-error: what need not be given is not required
  { size: { required: true, kind: "number" } } satisfies OptionTable<{ size?: number }>,
  // @ts-expect-error: objects of another class
  { random: { optional: true, of: Date } } satisfies OptionTable<{ random?: RandomState }>,
  // @ts-expect-error: null is no object of the class
  { random: { default: null, of: RandomState } } satisfies OptionTable<{ random?: RandomState | null }>,
  // @ts-expect-error: a check of another type
  { alpha: { default: 1, check: (value: string) => value } } satisfies OptionTable<{ alpha?: number }>,
];
