/**
 * Classes of which a program may have loaded two copies, each from a package of its own: `instanceof` is false for an
 * instance of the other copy, though it has the same name.
 *
 * A mark on the prototype, whose symbol all copies share, tells such an instance from a wrong value. Only messages read
 * it: the copies have memories of their own, so arrays of one cannot be used in the other.
 *
 * @module
 */

type AnyClass = abstract new (...args: never) => unknown;

interface Marked {
  readonly own: AnyClass;
  readonly mark: symbol;
  readonly name: string;
  readonly from: string;
  readonly version: string;
}

const marked: Marked[] = [];

/** Marks a class of the package `from`, so that messages know the instances of another copy of it. */
export function markClass(own: AnyClass, name: string, from: string, version: string): void {
  const mark = Symbol.for(`${from}/${name}`);
  Object.defineProperty(own.prototype, mark, { value: version });
  marked.push({ own, mark, name, from, version });
}

/**
 * @internal What a value is for an error message, if it is an instance of another copy of a marked class, with how to
 * mend that; null for any other value.
 */
export function ofAnotherCopy(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return null;
  for (const { own, mark, name, from, version } of marked) {
    if (value instanceof own) continue;
    const there: unknown = (value as { readonly [mark: symbol]: unknown })[mark];
    if (typeof there !== "string") continue;
    const versions = there === version ? `both are ${version}` : `${version} here, ${there} there`;
    return `${article(name)} ${name} of another copy of ${from} (${versions}); install one version, see npm ls ${from}`;
  }
  return null;
}

function article(name: string): string {
  return /^[AEIOU]|^Nd/.test(name) ? "an" : "a";
}
