import { FormatError } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { PickleStack } from "./pickle-stack.ts";

/** Runs opcodes without arguments; a digit pushes a number, `<a>` a string. */
function run(program: string): PickleStack {
  const stack = new PickleStack("x");
  for (const [token] of program.matchAll(/<\w+>|[\s\S]/g)) {
    if (token.length > 1) stack.push(new TextEncoder().encode(token.slice(1, -1)));
    else if (/\d/.test(token)) stack.push(Number(token));
    else expect(stack.build(token)).toBe(true);
  }
  return stack;
}

describe("PickleStack", () => {
  it("build returns false for unknown opcodes", () => {
    expect(new PickleStack("x").build("I")).toBe(false);
    expect(run("}(<a>1<b>(2tu").pop()).toEqual(
      new Map<string, unknown>([
        ["a", 1],
        ["b", [2]],
      ]),
    );
  });

  it("memoizes values by reference", () => {
    const stack = run("]");
    stack.store(5);
    stack.fetch(5);
    expect(stack.pop()).toBe(stack.pop());
  });

  it.each<[string, string]>([
    ["a value is missing on the stack", "a"],
    ["a value is missing on the stack", "1R"],
    ["a value is missing on the stack", "(a"],
    ["a value is missing on the stack", "1\x86"],
    ["a bracket is closed that was never opened", "1t"],
    ["something is added to a value that is not a list", "12a"],
    ["something is added to a value that is not a list", "}(1e"],
    ["an entry is set in a value that is not a dictionary", "]<a>1s"],
    ["a key has no value", "}(<a>u"],
    ["a key is not a short ASCII string", "}11s"],
    [`the key "a" is there twice`, "}(<a>1<a>2u"],
    ["a call of a value that is not a function", "1)R"],
    ["a call of a value that is not a function", "N)R"],
    ["a call of a value that is not a function", "})R"],
    ["the state of a value cannot be set", "]1b"],
    ["more than 100 brackets are open", "(".repeat(101)],
    ["more than 1000 lists and dictionaries", "]".repeat(1001)],
  ])("refuses: %s", (message, program) => {
    const expected = new FormatError(`x: the pickle is not valid or not one of a data set: ${message}`);
    expect(() => run(program)).toThrow(expected);
  });

  it("refuses values never stored, names that are not strings, and values left on the stack", () => {
    expect(() => run("").fetch(3)).toThrow("value 3 was never remembered");
    expect(() => run("").store(3)).toThrow("a value is missing");
    expect(() => run("1").popString()).toThrow("a name is not a string");
    expect(() => run("12").result()).toThrow("1 values are left on the stack");
    const stack = run("1");
    for (let key = 0; key < 1_000_000; key++) stack.store(key);
    expect(() => stack.store(-1)).toThrow("more than 1000000 values are remembered");
    for (let count = 1; count < 1_000_000; count++) stack.push(null);
    expect(() => stack.push(null)).toThrow("more than 1000000 values");
  });

  it("sets the state of a call once, and calls only a name with a tuple", () => {
    const stack = run("");
    stack.push({ name: "numpy.dtype" });
    for (const opcode of ")R1b") {
      if (opcode === "1") stack.push(1);
      else stack.build(opcode);
    }
    stack.push(2);
    expect(() => stack.build("b")).toThrow("the state of a value cannot be set");
    const other = run("");
    other.push({ name: "numpy.dtype" });
    other.push(1);
    expect(() => other.build("R")).toThrow("a call of a value that is not a function");
  });
});

describe("the key __proto__", () => {
  it("is an ordinary key of a dictionary", () => {
    const map = run("}<__proto__>(<pwned>1ts").pop();
    expect(map).toEqual(new Map([["__proto__", [new TextEncoder().encode("pwned"), 1]]]));
    expect(Object.hasOwn(Object.prototype, "pwned")).toBe(false);
  });
});
