/**
 * Python's pickle format, as far as dictionaries of numbers, strings and NumPy arrays need it.
 *
 * A pickle is a program for a small stack machine, and Python's machine calls any function that the pickle names. This
 * one creates values and calls nothing: a call becomes a {@link PickleCall}, a record of it, and only for the three
 * NumPy names that an array needs. All other opcodes and names are refused. Nothing is allocated from a length before
 * the bytes are known to be there, strings are views of the file, and the number of values is limited.
 *
 * @module
 */
import { FormatError } from "@dz/ndarray";
import { PickleStack } from "./pickle-stack.ts";
import { isPickleName, type PickleName, type PickleValue } from "./pickle-value.ts";
import { asciiOf, quoteBytes } from "./text.ts";

/** No known module or function has a longer name. */
const MAX_NAME = 100;

const MAX_PROTOCOL = 4;

/** Executes the opcodes one by one. */
class Machine {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly op: string;
  private readonly stack: PickleStack;
  private at = 0;

  constructor(bytes: Uint8Array, op: string) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.op = op;
    this.stack = new PickleStack(op);
  }

  /** Runs to STOP, which must be the last byte. */
  run(): PickleValue {
    for (;;) {
      const start = this.at;
      const code = this.byte();
      const opcode = String.fromCharCode(code);
      if (opcode === ".") break;
      if (!this.step(opcode) && !this.stack.build(opcode)) {
        throw new FormatError(
          `${this.op}: opcode 0x${code.toString(16).padStart(2, "0")} at byte ${start} is not read`,
        );
      }
    }
    const rest = this.bytes.length - this.at;
    if (rest > 0) throw new FormatError(`${this.op}: ${rest} bytes follow the end of the pickle`);
    return this.stack.result();
  }

  /** Executes an opcode with an argument in the file; returns false for any other. */
  private step(opcode: string): boolean {
    const { stack } = this;
    switch (opcode) {
      case "\x80":
        this.checkProtocol(this.byte());
        return true;
      case "\x95": // FRAME: a hint for readers of streams
        this.take(8);
        return true;
      case "K":
        stack.push(this.byte());
        return true;
      case "M":
        stack.push(this.byte() + 256 * this.byte());
        return true;
      case "J":
        stack.push(this.int32());
        return true;
      case "U": // a short str of Python 2
      case "C": // bytes
      case "\x8c": // str of Python 3
        stack.push(this.take(this.byte()));
        return true;
      case "T":
      case "B":
      case "X":
        stack.push(this.take(this.int32()));
        return true;
      case "q":
        stack.store(this.byte());
        return true;
      case "r":
        stack.store(this.int32());
        return true;
      case "h":
        stack.fetch(this.byte());
        return true;
      case "j":
        stack.fetch(this.int32());
        return true;
      case "c":
        stack.push(this.name(this.line(), this.line()));
        return true;
      case "\x93": {
        const [name, module] = [stack.popString(), stack.popString()];
        stack.push(this.name(module, name));
        return true;
      }
      default:
        return false;
    }
  }

  private checkProtocol(protocol: number): void {
    if (protocol > MAX_PROTOCOL) {
      throw new FormatError(`${this.op}: pickle protocol ${protocol} is not read, only up to ${MAX_PROTOCOL}`);
    }
  }

  /** The next `count` bytes as a view of the file, after checking that the file has them. */
  private take(count: number): Uint8Array {
    if (count < 0) throw new FormatError(`${this.op}: a string at byte ${this.at} has the length ${count}`);
    const rest = this.bytes.length - this.at;
    if (count > rest) {
      throw new FormatError(`${this.op}: ${count} bytes should follow byte ${this.at}, the pickle has ${rest}`);
    }
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  private byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined)
      throw new FormatError(`${this.op}: the pickle ends after ${this.at} bytes, without a stop`);
    this.at++;
    return value;
  }

  private int32(): number {
    this.take(4);
    return this.view.getInt32(this.at - 4, true);
  }

  private line(): Uint8Array {
    const end = this.bytes.subarray(this.at, this.at + MAX_NAME).indexOf(10);
    if (end < 0) throw new FormatError(`${this.op}: the name at byte ${this.at} has no end`);
    const line = this.take(end);
    this.at++;
    return line;
  }

  private name(module: Uint8Array, name: Uint8Array): PickleName {
    // The private module of NumPy, named `_core` since version 2.
    const moduleName = asciiOf(module.subarray(0, MAX_NAME)).replace("numpy._core.", "numpy.core.");
    const full = `${moduleName}.${asciiOf(name.subarray(0, MAX_NAME))}`;
    if (isPickleName(full)) return { name: full };
    throw new FormatError(
      `${this.op}: the pickle names ${quoteBytes(module)}, ${quoteBytes(name)}; nothing but arrays of NumPy is read`,
    );
  }
}

/**
 * The value in a pickle of protocol 0 to 4, limited to the opcodes for dictionaries, lists, tuples, integers, strings
 * and NumPy arrays. Throws {@link FormatError} for all else; `op` starts the message.
 */
export function readPickle(bytes: Uint8Array, op: string): PickleValue {
  return new Machine(bytes, op).run();
}
