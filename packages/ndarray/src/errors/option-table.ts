/**
 * Tables of options: the kind, the bounds and the default of each option.
 *
 * A table is plain data beside the interface of the options. `satisfies OptionTable<T>` holds it to that interface: each
 * option has an entry, each entry belongs to an option, and a default has the type of its option. `readOptions` uses it.
 *
 * @module
 */

/** The bounds of a number. Without bounds it is any finite number. */
export interface NumberBounds {
  /** The number is larger than this. */
  readonly above?: number;
  /** The number is this or larger. */
  readonly from?: number;
  /** The number is smaller than this. */
  readonly below?: number;
  /** The number is this or smaller. */
  readonly to?: number;
  /** The number is a safe integer. */
  readonly whole?: true;
  /** `false` allows infinities, and NaN if there are no bounds. */
  readonly finite?: false;
}

/** The value of an option that is not given. */
export interface WithDefault<V> {
  readonly default: V;
}

/** An option that may be absent; undefined then has a meaning of its own. */
export interface WithoutDefault {
  readonly optional: true;
}

/** An option that has to be given. */
export interface MustBeGiven {
  readonly required: true;
}

/**
 * How the value of an option is checked:
 *
 * - `kind`: the result of `typeof`; "any" leaves the check to the function, which needs other arguments for it;
 * - `words`: all allowed strings;
 * - `of`: the class of the value;
 * - `check`: returns the value or throws; it gets the names of the function and of the option for its message.
 */
export type ValueCheck<V> =
  | { readonly kind: "any" }
  | { readonly check: (value: V, op: string, name: string) => V }
  | (null extends V ? never : KnownCheck<V>);

type KnownCheck<V> = [V] extends [number]
  ? { readonly kind: "number" } & NumberBounds
  : [V] extends [boolean]
    ? { readonly kind: "boolean" }
    : [V] extends [string]
      ? { readonly kind: "string" } | { readonly words: readonly V[] }
      : [V] extends [(...args: never) => unknown]
        ? { readonly kind: "function" }
        : { readonly of: abstract new (...args: never) => V };

/** The checks of an option whose kind is that of its default. */
type CheckByDefault<V> = [V] extends [number] ? NumberBounds : [V] extends [boolean] ? unknown : never;

/** The names that other libraries use for the option. */
interface Synonyms {
  readonly synonyms?: readonly string[];
}

/** One entry of a table: whether the option may be absent, and how its value is checked. */
export type OptionEntry<V, Presence> = Presence extends unknown
  ? Synonyms & Presence & (ValueCheck<V> | (Presence extends WithDefault<V> ? CheckByDefault<V> : never))
  : never;

type IsOptional<T, K extends keyof T> = Record<never, never> extends Pick<T, K> ? true : false;

/** A table of the options `T`, for a constant of one file: `{ … } satisfies OptionTable<T>`. */
export type OptionTable<T> = {
  readonly [K in keyof T]-?: OptionEntry<
    Exclude<T[K], undefined>,
    IsOptional<T, K> extends true ? WithDefault<Exclude<T[K], undefined>> | WithoutDefault : MustBeGiven
  >;
};

/** A table of the options `T` that several files share: all but those named in `Open` have a default. */
export type SharedOptions<T, Open extends keyof T = never> = {
  readonly [K in keyof T]-?: OptionEntry<
    Exclude<T[K], undefined>,
    IsOptional<T, K> extends true
      ? K extends Open
        ? WithoutDefault
        : WithDefault<Exclude<T[K], undefined>>
      : MustBeGiven
  >;
};

/** The options `T` after reading: only those marked `optional` in the table may be undefined. */
export type CompleteOptions<T, Table> = {
  readonly [K in keyof T]-?: K extends keyof Table
    ? [Extract<Table[K], WithoutDefault>] extends [never]
      ? Exclude<T[K], undefined>
      : T[K] | undefined
    : never;
};

/** An entry of an option of any type, for the checks. */
export interface AnyEntry extends NumberBounds, Synonyms {
  readonly default?: unknown;
  readonly optional?: true;
  readonly required?: true;
  readonly kind?: "number" | "boolean" | "string" | "function" | "any";
  readonly words?: readonly unknown[];
  readonly of?: abstract new (...args: never) => unknown;
  readonly check?: (value: never, op: string, name: string) => unknown;
}
