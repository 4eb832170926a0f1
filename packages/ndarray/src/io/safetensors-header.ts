/**
 * The header of a safetensors file: JSON such as `{"fc/W":{"dtype":"F64","shape":[3,4],"data_offsets":[0,96]}}`.
 *
 * The parser accepts this form and no other JSON. A general JSON parser accepts duplicate keys, of which some programs
 * take the first and some the last. No object is made from a key of the file.
 *
 * @module
 */

import { MAX_AXES } from "../array/shape.ts";
import { FormatError } from "../errors/errors.ts";
import { isUnicode, nameProblem } from "./entry-name.ts";
import { MAX_ARRAYS } from "./pairs.ts";
import { quote } from "./quote.ts";
import { Scanner } from "./scanner.ts";

/** The number of bytes before the header that contain its length. */
export const LENGTH = 8;

/** The longest header. That of 10,000 tensors has about 1 MB. */
export const MAX_HEADER = 10_000_000;

/** The key of the metadata: texts, not a tensor. */
export const METADATA = "__metadata__";

/** The entry of a tensor. The offsets count from the end of the header. */
export interface TensorEntry {
  readonly dtype: string;
  readonly shape: number[];
  readonly start: number;
  readonly end: number;
}

/** The header of a safetensors file, in its order. */
export interface SafetensorsHeader {
  readonly tensors: Map<string, TensorEntry>;
  readonly metadata: Map<string, string>;
}

/** Parses a header strictly. Throws {@link FormatError}. */
export function parseSafetensorsHeader(text: string): SafetensorsHeader {
  return new HeaderParser(text, "safetensors").header();
}

class HeaderParser extends Scanner {
  header(): SafetensorsHeader {
    const tensors = new Map<string, TensorEntry>();
    let metadata: Map<string, string> | undefined;
    if (!this.text.startsWith("{")) this.fail(`"{"`);
    this.#object((name) => {
      if (name === METADATA && metadata === undefined) {
        metadata = this.#metadata();
        return;
      }
      if (name === METADATA || tensors.has(name)) throw this.#error(`the name ${quote(name)} is there twice`);
      const problem = nameProblem(name);
      if (problem !== null) throw this.#error(`the name ${quote(name)} ${problem}`);
      if (tensors.size === MAX_ARRAYS) throw this.#error(`the file has more than ${MAX_ARRAYS} tensors`);
      tensors.set(name, this.#tensor(name));
    });
    if (this.peek() !== "") this.fail("nothing after the object");
    return { tensors, metadata: metadata ?? new Map() };
  }

  #metadata(): Map<string, string> {
    const metadata = new Map<string, string>();
    this.#object((key) => {
      if (metadata.has(key)) throw this.#error(`the metadata ${quote(key)} is there twice`);
      metadata.set(key, this.#string("a string, which is all that metadata can be"));
    });
    return metadata;
  }

  #tensor(name: string): TensorEntry {
    let dtype: string | undefined;
    let shape: number[] | undefined;
    let offsets: number[] | undefined;
    this.#object((key) => {
      if (key === "dtype" && dtype === undefined) dtype = this.#string("a dtype in quotes");
      else if (key === "shape" && shape === undefined) shape = this.#numbers("a length", MAX_AXES);
      else if (key === "data_offsets" && offsets === undefined) offsets = this.#numbers("an offset", 2);
      else throw this.#error(`tensor ${quote(name)} has an unknown or repeated key ${quote(key)}`);
    });
    const [start, end] = offsets ?? [];
    if (dtype === undefined) throw this.#error(`tensor ${quote(name)} has no "dtype"`);
    if (shape === undefined) throw this.#error(`tensor ${quote(name)} has no "shape"`);
    if (start === undefined || end === undefined) throw this.#error(`tensor ${quote(name)} has no two "data_offsets"`);
    return { dtype, shape, start, end };
  }

  /** Parses an object; `entry` parses each value, given its key. */
  #object(entry: (key: string) => void): void {
    this.expect("{");
    if (this.accept("}")) return;
    do {
      const key = this.#string("a key in quotes");
      this.expect(":");
      entry(key);
    } while (this.accept(","));
    if (!this.accept("}")) this.fail(`"," or "}"`);
  }

  #numbers(what: string, most: number): number[] {
    const numbers: number[] = [];
    this.expect("[");
    if (this.accept("]")) return numbers;
    do {
      if (numbers.length === most) this.fail(`"]" after ${most} numbers`);
      numbers.push(this.wholeNumber(what));
    } while (this.accept(","));
    if (!this.accept("]")) this.fail(`"," or "]"`);
    return numbers;
  }

  #string(what: string): string {
    if (this.peek() !== '"') this.fail(what);
    const start = this.at;
    let end = start + 1;
    while (end < this.text.length && this.text[end] !== '"') end += this.text[end] === "\\" ? 2 : 1;
    const value = parseString(this.text.slice(start, end + 1));
    if (value === null) this.fail(what);
    this.at = end + 1;
    return value;
  }

  #error(problem: string): FormatError {
    return new FormatError(`${this.op}: ${problem}`);
  }
}

/** The value of a JSON string, or null if it is invalid or not valid Unicode. */
function parseString(literal: string): string | null {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === "string" && isUnicode(value) ? value : null;
  } catch {
    return null;
  }
}
