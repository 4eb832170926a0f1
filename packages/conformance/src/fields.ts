import { DataError, type Decoded, decodeArray, decodeNumber } from "./decode.ts";

/**
 * An object of the data that records which of its fields were read, so that unknown fields are found: a runner that
 * ignores what it does not know would report "passed" for something it has not checked.
 */
export class Fields {
  /** The path of the object in the data, the prefix of the names of its fields. */
  readonly path: string;
  private readonly record: Readonly<Record<string, unknown>>;
  private readonly read = new Set<string>();
  private readonly children: Fields[] = [];

  /** Throws {@link DataError} unless `value` is an object. */
  constructor(value: unknown, path: string) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new DataError(`${path || "the data"}: expected an object, got ${JSON.stringify(value)?.slice(0, 40)}`);
    }
    this.record = value as Readonly<Record<string, unknown>>;
    this.path = path;
  }

  /** The path of a field in the data. */
  pathOf(name: string): string {
    return this.path === "" ? name : `${this.path}.${name}`;
  }

  names(): string[] {
    return Object.keys(this.record);
  }

  /** The values of all fields, without marking them as read. */
  peek(): unknown[] {
    return Object.values(this.record);
  }

  has(name: string): boolean {
    return Object.hasOwn(this.record, name);
  }

  /** The value of a field. Throws {@link DataError} if it is missing. */
  get(name: string): unknown {
    if (!this.has(name)) throw new DataError(`${this.pathOf(name)}: is missing`);
    this.read.add(name);
    return this.record[name];
  }

  /** Marks fields as read that document the data or repeat other fields in words. */
  ignore(...names: readonly string[]): void {
    for (const name of names) this.read.add(name);
  }

  number(name: string): number {
    return decodeNumber(this.get(name), this.pathOf(name));
  }

  text(name: string): string {
    const value = this.get(name);
    if (typeof value !== "string") throw new DataError(`${this.pathOf(name)}: expected a text`);
    return value;
  }

  flag(name: string): boolean {
    const value = this.get(name);
    if (typeof value !== "boolean") throw new DataError(`${this.pathOf(name)}: expected true or false`);
    return value;
  }

  list(name: string): readonly unknown[] {
    const value = this.get(name);
    if (!Array.isArray(value)) throw new DataError(`${this.pathOf(name)}: expected a list`);
    return value;
  }

  /** A list of numbers. */
  numbers(name: string): number[] {
    return this.list(name).map((value, i) => decodeNumber(value, `${this.pathOf(name)}[${i}]`));
  }

  /** An array, see {@link decodeArray}. */
  array(name: string): Decoded {
    return decodeArray(this.get(name), this.pathOf(name));
  }

  /** A list of arrays. */
  arrays(name: string): Decoded[] {
    return this.list(name).map((value, i) => decodeArray(value, `${this.pathOf(name)}[${i}]`));
  }

  /** A nested object; its unread fields count as unread here. */
  fields(name: string): Fields {
    return this.child(this.get(name), this.pathOf(name));
  }

  /** A list of nested objects; their unread fields count as unread here. */
  fieldsList(name: string): Fields[] {
    return this.list(name).map((value, i) => this.child(value, `${this.pathOf(name)}[${i}]`));
  }

  private child(value: unknown, path: string): Fields {
    const child = new Fields(value, path);
    this.children.push(child);
    return child;
  }

  /** The unread fields, nested ones included, each with its path. */
  unread(): string[] {
    const own = this.names().filter((name) => !this.read.has(name));
    return [...own.map((name) => this.pathOf(name)), ...this.children.flatMap((child) => child.unread())];
  }
}
