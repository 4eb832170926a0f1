import { FormatError } from "@dz/ndarray";
import { isCall, type PickleValue } from "./pickle-value.ts";
import { asciiOf, isPrintable, quoteBytes } from "./text.ts";

/** The limit on lists, tuples, dictionaries and calls; a CIFAR pickle has about ten. */
const MAX_CONTAINERS = 1000;
/** The limit on open marks; a CIFAR pickle has three. */
const MAX_MARKS = 100;
/** Each value is an object, however few its bytes in the file. CIFAR-100 has 50,000 file names and 100,000 labels. */
const MAX_VALUES = 1_000_000;
const MAX_KEY = 100;

const MARK = Symbol("mark");

/** The stack and the memo of the pickle machine, with the opcodes that need nothing else. */
export class PickleStack {
  private readonly op: string;
  private readonly values: (PickleValue | typeof MARK)[] = [];
  private readonly memory = new Map<number, PickleValue>();
  private pushed = 0;
  private containers = 0;
  private marks = 0;

  constructor(op: string) {
    this.op = op;
  }

  push(value: PickleValue): void {
    if (++this.pushed > MAX_VALUES) throw this.error(`more than ${MAX_VALUES} values`);
    this.values.push(value);
  }

  /** Pops the top value. */
  pop(): PickleValue {
    const value = this.values.pop();
    if (value === undefined || value === MARK) throw this.error("a value is missing on the stack");
    return value;
  }

  popString(): Uint8Array {
    const value = this.pop();
    if (value instanceof Uint8Array) return value;
    throw this.error("a name is not a string");
  }

  /** Stores the top value in the memo. */
  store(key: number): void {
    if (this.memory.size >= MAX_VALUES) throw this.error(`more than ${MAX_VALUES} values are remembered`);
    this.memory.set(key, this.top());
  }

  /** Pushes a value of the memo. */
  fetch(key: number): void {
    const value = this.memory.get(key);
    if (value === undefined) throw this.error(`value ${key} was never remembered`);
    this.push(value);
  }

  /** The only value left. */
  result(): PickleValue {
    const value = this.pop();
    if (this.values.length > 0) throw this.error(`${this.values.length} values are left on the stack`);
    return value;
  }

  /** Executes an opcode without an argument; returns false for any other. */
  build(opcode: string): boolean {
    switch (opcode) {
      case "(":
        if (++this.marks > MAX_MARKS) throw this.error(`more than ${MAX_MARKS} brackets are open`);
        this.values.push(MARK);
        return true;
      case "N":
        this.push(null);
        return true;
      case "\x88":
      case "\x89":
        this.push(opcode === "\x88");
        return true;
      case "]":
      case ")":
        this.pushContainer([]);
        return true;
      case "}":
        this.pushContainer(new Map());
        return true;
      case "t":
        this.pushContainer(this.popToMark());
        return true;
      case "\x85":
      case "\x86":
      case "\x87":
        this.pushContainer(this.popCount(opcode.charCodeAt(0) - 0x84));
        return true;
      case "a":
        this.append([this.pop()]);
        return true;
      case "e":
        this.append(this.popToMark());
        return true;
      case "s":
        this.setItems(this.popCount(2));
        return true;
      case "u":
        this.setItems(this.popToMark());
        return true;
      case "R":
        this.call(this.pop(), this.pop());
        return true;
      case "b":
        this.setState(this.pop());
        return true;
      case "\x94": // MEMOIZE
        this.store(this.memory.size);
        return true;
      default:
        return false;
    }
  }

  private pushContainer(value: PickleValue): void {
    if (++this.containers > MAX_CONTAINERS) throw this.error(`more than ${MAX_CONTAINERS} lists and dictionaries`);
    this.push(value);
  }

  private top(): PickleValue {
    const value = this.pop();
    this.values.push(value);
    return value;
  }

  private popCount(count: number): PickleValue[] {
    return Array.from({ length: count }, () => this.pop()).reverse();
  }

  private popToMark(): PickleValue[] {
    const mark = this.values.lastIndexOf(MARK);
    if (mark < 0) throw this.error("a bracket is closed that was never opened");
    this.marks--;
    const values = this.values.splice(mark + 1) as PickleValue[];
    this.values.pop();
    return values;
  }

  private append(values: readonly PickleValue[]): void {
    const list = this.top();
    if (!Array.isArray(list)) throw this.error("something is added to a value that is not a list");
    for (const value of values) list.push(value);
  }

  private setItems(items: readonly PickleValue[]): void {
    const map = this.top();
    if (!(map instanceof Map)) throw this.error("an entry is set in a value that is not a dictionary");
    if (items.length % 2 !== 0) throw this.error("a key has no value");
    for (let i = 0; i < items.length; i += 2) {
      const key = items[i];
      if (!(key instanceof Uint8Array) || key.length > MAX_KEY || !key.every(isPrintable)) {
        throw this.error("a key is not a short ASCII string");
      }
      const name = asciiOf(key);
      if (map.has(name)) throw this.error(`the key ${quoteBytes(key)} is there twice`);
      map.set(name, items[i + 1] as PickleValue);
    }
  }

  private call(args: PickleValue, callee: PickleValue): void {
    if (typeof callee !== "object" || callee === null || !("name" in callee) || !Array.isArray(args)) {
      throw this.error("a call of a value that is not a function");
    }
    this.pushContainer({ callee, args, state: undefined });
  }

  private setState(state: PickleValue): void {
    const target = this.top();
    if (!isCall(target) || target.state !== undefined) throw this.error("the state of a value cannot be set");
    target.state = state;
  }

  private error(problem: string): FormatError {
    return new FormatError(`${this.op}: the pickle is not valid or not one of a data set: ${problem}`);
  }
}
