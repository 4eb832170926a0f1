import { array, type NdArray } from "@dz/ndarray";

/** A function, constructor, method or property of a package, with valid arguments. */
export interface Subject {
  /** Its name in messages: `tanh`, `Adam`, `Adam.setup`. */
  readonly name: string;
  readonly call: (...args: never[]) => unknown;
  readonly args: () => readonly unknown[];
}

/** Valid arguments of functions and constructors of a package, by name; a second call of `pow` is named `pow 2`. */
export type Calls = Readonly<Record<string, () => readonly unknown[]>>;

/** The subjects for some exports of a package. */
export function exportsOf(all: object, calls: Calls): Subject[] {
  return Object.entries(calls).map(([label, args]) => {
    const name = label.split(" ")[0] as string;
    return { name, call: callable(Reflect.get(all, name)), args };
  });
}

/** A function itself, or a function that constructs a class. */
export function callable(value: unknown): (...args: never[]) => unknown {
  const callee = value as (...args: never[]) => unknown;
  return isClass(callee) ? (...args) => Reflect.construct(callee, args) : callee;
}

/** Whether a function is a class, which can only be constructed. */
function isClass(callee: unknown): boolean {
  return typeof callee === "function" && /^class\b/.test(Function.prototype.toString.call(callee));
}

/** A method, or anything else that is not an export: `of` is called with the arguments. */
export function subject(name: string, of: (...args: never[]) => unknown, ...args: (() => unknown)[]): Subject {
  return { name, call: of, args: () => args.map((make) => make()) };
}

/** A subject that assigns a property of an object; `value` is a valid value. */
export function property(name: string, make: () => object, value: unknown): Subject {
  const key = name.slice(name.lastIndexOf(".") + 1);
  return { name, call: (given: unknown) => void Object.assign(make(), { [key]: given }), args: () => [value] };
}

export const matrix = (): NdArray =>
  array([
    [1, 2],
    [3, 4],
  ]);
export const vector = (): NdArray => array([1, 2]);
export const labels = (): NdArray => array([0, 1], { dtype: "int32" });
/** Images [1, 2, 4, 4]. */
export const images = (): NdArray => array(Array.from({ length: 32 }, (_, i) => i / 8)).reshape(1, 2, 4, 4);
/** Filters [2, 2, 2, 2]. */
export const filters = (): NdArray => array(Array.from({ length: 16 }, (_, i) => i / 8)).reshape(2, 2, 2, 2);
