import { ValueError } from "../errors/errors.ts";

/** Adds to the prototype of the arrays what JavaScript does with them without a call by name. */
export function defineConversions(prototype: { toString(): string }): void {
  // Node's console prints what this method returns; browsers ignore the symbol.
  Object.defineProperty(prototype, Symbol.for("nodejs.util.inspect.custom"), {
    value(this: { toString(): string }) {
      return this.toString();
    },
  });
  // A template string gets the text. `a + 1` would be the text and a 1, `a * 2` NaN; both are refused.
  Object.defineProperty(prototype, Symbol.toPrimitive, {
    value(this: { toString(): string }, hint: string) {
      if (hint === "string") return this.toString();
      throw new ValueError(
        "NdArray: JavaScript cannot compute with an array by +, -, * or <; use add(), sub(), mul() or less(), or item() for a plain number; for text write String(x)",
      );
    },
  });
}
