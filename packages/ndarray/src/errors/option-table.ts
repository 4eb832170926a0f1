/**
 * Tables of options: what an option is, between which bounds, and what it is without a word of the caller.
 *
 * A table is plain data beside the interface of the options. `satisfies OptionTable<T>` holds it to that interface: each
 * option has an entry, each entry an option, and a default the type of its option. `readOptions` reads by it.
 *
 * @module
 */

/** The bounds of a number. Without any it is finite, but neither NaN nor infinite. */
export interface NumberBounds {
  /** The number is larger than this. */
  readonly above?: number;
  /** The number is this or larger. */
  readonly from?: number;
  /** The number is smaller than this. */
  readonly below?: number;
  /** The number is this or smaller. */
  readonly to?: number;
  /** The number is a whole one, and one that a double has exactly. */
  readonly whole?: true;
  /** With `false` infinities are numbers too, and NaN where there is no bound. */
  readonly finite?: false;
}

/** An option of which nothing is said has this value. */
export interface WithDefault<V> {
  readonly default: V;
}

/** An option of which nothing may be said: undefined has a meaning of its own. */
export interface WithoutDefault {
  readonly optional: true;
}

/** An option that has to be given. */
export interface MustBeGiven {
  readonly required: true;
}

/**
 * What is looked at in a value of an option:
 *
 * - `kind` is that of `typeof`; "any" leaves the value to the function, which compares it with something else;
 * - `words` are all strings that there are;
 * - `of` is a class of which the value is an object;
 * - `check` returns the value or throws, with the name of the function and of the option for its message.
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

/** What may be said of an option whose kind is that of its default. */
type CheckByDefault<V> = [V] extends [number] ? NumberBounds : [V] extends [boolean] ? unknown : never;

/** The names that other libraries use for the option. */
interface Synonyms {
  readonly synonyms?: readonly string[];
}

/** One entry of a table: the value without a word of the caller, and what is looked at in one that is given. */
export type OptionEntry<V, Presence> = Presence extends unknown
  ? Synonyms & Presence & (ValueCheck<V> | (Presence extends WithDefault<V> ? CheckByDefault<V> : never))
  : never;

type IsOptional<T, K extends keyof T> = Record<never, never> extends Pick<T, K> ? true : false;

/** A table of the options `T`, for a constant that no other file sees: `{ … } satisfies OptionTable<T>`. */
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

/** The options `T` after reading: undefined only where the table says that it means something. */
export type CompleteOptions<T, Table> = {
  readonly [K in keyof T]-?: K extends keyof Table
    ? [Extract<Table[K], WithoutDefault>] extends [never]
      ? Exclude<T[K], undefined>
      : Exclude<T[K], undefined> | undefined
    : never;
};

/** An entry as the checks see it, whatever the type of its option is. */
export interface AnyEntry extends NumberBounds, Synonyms {
  readonly default?: unknown;
  readonly optional?: true;
  readonly required?: true;
  readonly kind?: "number" | "boolean" | "string" | "function" | "any";
  readonly words?: readonly unknown[];
  readonly of?: abstract new (...args: never) => unknown;
  readonly check?: (value: never, op: string, name: string) => unknown;
}
