import { ValueError } from "@dz/ndarray";
import { sameArray } from "./merge.ts";
import { isValue, type Step, type Trace } from "./value.ts";

/**
 * Compares two runs on other values of the same sizes. What is a constant in a graph must be one: throws {@link ValueError}
 * if an operand or an attribute, or the choice of the steps, depends on the values of the inputs.
 */
export function refuseDataDependence(first: Trace, other: Trace): void {
  const count = Math.max(first.steps.length, other.steps.length);
  for (let i = 0; i < count; i++) {
    const [a, b] = [first.steps[i], other.steps[i]];
    if (a === undefined || b === undefined || a.name !== b.name) {
      const names = [a, b].map((step) => step?.name ?? "no further step").join(", for others ");
      throw new ValueError(
        `exportOnnx: the steps depend on the values of the inputs: for some there is ${names}; a graph has one way, use where(...)`,
      );
    }
    const parts = (step: Step): unknown[] => [step.inputs, step.attributes];
    if (!same(parts(a), parts(b))) throw dependent(`what ${a.name} takes`);
  }
  if (!same(first.outputs, other.outputs)) throw dependent("an output");
  if (first.inputs.length > 0 && first.outputs.some(({ origin }) => origin.kind === "constant")) {
    throw new ValueError(
      "exportOnnx: an output is the same for all inputs, as far as the graph knows; if it is not, it was computed by a way that is not recorded, such as item() or toTypedArray()",
    );
  }
}

function dependent(what: string): ValueError {
  return new ValueError(
    `exportOnnx: ${what} depends on the values of the inputs by a way that is not recorded, such as item(), toTypedArray() or detach(); use the functions of dz`,
  );
}

/** Whether two values are the same wherever they are constants. */
function same(a: unknown, b: unknown): boolean {
  if (isValue(a) && isValue(b)) {
    if (a.origin.kind !== b.origin.kind) return false;
    return a.origin.kind === "constant" ? sameArray(a.array, b.array) : true;
  }
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) return Object.is(a, b);
  const [left, right] = [Object.entries(a), b as Record<string, unknown>];
  return left.length === Object.keys(b).length && left.every(([name, each]) => same(each, right[name]));
}
