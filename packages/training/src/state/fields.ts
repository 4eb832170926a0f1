/**
 * Named numbers, flags and arrays as the bytes of an npz file, read back exactly, NaN and infinities included. A name
 * is a path, `random/key`; a folder of names contains arrays with arbitrary names.
 *
 * The reader states what it expects, so that a file with anything else is refused with the name of the field. Equal
 * fields in equal order give equal bytes.
 *
 * @module
 */

import { array, FormatError, formatShape, fromTypedArray, loadNpz, type NdArray, saveNpz } from "@dz/ndarray";
import { visible } from "@dz/text";

/** Collects fields, in the order of the file. */
export class FieldWriter {
  private readonly fields: [string, NdArray][] = [];

  /** A number, as float64. */
  number(name: string, value: number): void {
    this.fields.push([name, array(value, { dtype: "float64" })]);
  }

  /** A boolean. */
  flag(name: string, value: boolean): void {
    this.fields.push([name, fromTypedArray(Uint8Array.of(value ? 1 : 0), [])]);
  }

  /** Whole numbers from 0 to 2³² - 1. */
  words(name: string, values: readonly number[]): void {
    this.fields.push([name, fromTypedArray(Int32Array.from(values), [values.length])]); // those from 2³¹ as negative numbers
  }

  /** Numbers by name, in a folder. */
  numbers(folder: string, values: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(values)) this.number(`${folder}/${name}`, value);
  }

  /** Arrays by name, in a folder. */
  arrays(folder: string, arrays: Iterable<readonly [name: string, a: NdArray]>): void {
    for (const [name, a] of arrays) this.fields.push([`${folder}/${name}`, a]);
  }

  /** All fields as an npz file. */
  bytes(): Uint8Array<ArrayBuffer> {
    return saveNpz(this.fields);
  }
}

/** Takes each field of a {@link FieldWriter} out of a file once; every method throws {@link FormatError}. */
export class FieldReader {
  private readonly fields: Map<string, NdArray>;

  /** Throws {@link FormatError} or another dz error if the bytes are not an npz file. */
  constructor(bytes: Uint8Array) {
    this.fields = loadNpz(bytes);
  }

  number(name: string): number {
    return this.take(name, "float64", []).item() as number;
  }

  /** A whole number from `least` to `most`. */
  whole(name: string, least: number, most: number): number {
    const value = this.number(name);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new FormatError(`${name} is ${value}, expected a whole number from ${least} to ${most}`);
  }

  flag(name: string): boolean {
    return this.take(name, "bool", []).item() === 1;
  }

  words(name: string, length: number): number[] {
    return Array.from(this.take(name, "int32", [length]).toTypedArray(), (word) => (word as number) >>> 0);
  }

  /** The numbers with exactly these names in a folder. */
  numbers(folder: string, names: readonly string[]): Record<string, number> {
    return Object.fromEntries(names.map((name) => [name, this.number(`${folder}/${name}`)]));
  }

  /** All remaining arrays in a folder, by their names in it. */
  arrays(folder: string): Map<string, NdArray> {
    const found = new Map<string, NdArray>();
    for (const [path, a] of this.fields) {
      if (!path.startsWith(`${folder}/`)) continue;
      found.set(path.slice(folder.length + 1), a);
      this.fields.delete(path);
    }
    return found;
  }

  /** Throws if there is a field that was not taken. */
  end(): void {
    const [surplus] = this.fields.keys();
    if (surplus !== undefined) throw new FormatError(`there is a field "${visible(surplus)}", which is unknown`);
  }

  private take(name: string, dtype: NdArray["dtype"], shape: readonly number[]): NdArray {
    const a = this.fields.get(name);
    if (a === undefined) throw new FormatError(`${name} is missing`);
    if (a.dtype !== dtype || formatShape(a.shape) !== formatShape(shape)) {
      throw new FormatError(`${name} is ${formatShape(a.shape)} ${a.dtype}, expected ${formatShape(shape)} ${dtype}`);
    }
    this.fields.delete(name);
    return a;
  }
}
