import { FormatError } from "../errors/errors.ts";
import { quote } from "./quote.ts";

/** Reads the text of a header from the front. `op` begins the error messages. */
export class Scanner {
  readonly op: string;
  readonly text: string;
  /** The position of the next character. */
  at = 0;

  constructor(text: string, op: string) {
    this.text = text;
    this.op = op;
  }

  /** The next character that is not white space, or "" at the end. */
  peek(): string {
    while (" \t\r\n".includes(this.text[this.at] ?? "end")) this.at++;
    return this.text[this.at] ?? "";
  }

  /** Skips white space and the given character, if that is next; returns whether it was. */
  accept(char: string): boolean {
    if (this.peek() !== char) return false;
    this.at++;
    return true;
  }

  expect(char: string): void {
    if (!this.accept(char)) this.fail(`"${char}"`);
  }

  /** A non-negative integer, in digits. */
  wholeNumber(what: string): number {
    this.peek();
    const digits = /(?:0|[1-9][0-9]*)/y;
    digits.lastIndex = this.at;
    const found = digits.exec(this.text)?.[0];
    if (found === undefined) return this.fail(`${what} (a whole number from 0)`);
    this.at += found.length;
    const value = Number(found);
    if (!Number.isSafeInteger(value)) {
      throw new FormatError(`${this.op}: the number ${quote(found)} is larger than any array`);
    }
    return value;
  }

  fail(expected: string): never {
    const next = this.text.slice(this.at, this.at + 8);
    const found = next === "" ? "the end" : quote(next);
    throw new FormatError(`${this.op}: expected ${expected} at character ${this.at} of the header, found ${found}`);
  }
}
