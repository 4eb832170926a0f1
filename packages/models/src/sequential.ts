import { asVariable, Variable, type VariableLike } from "@dz/core";
import { Layer, type UnaryLayer } from "@dz/layers";
import { describe, shown, ValueError } from "@dz/ndarray";
import { Model } from "./model.ts";

/** A step of a {@link Sequential}: a layer or a function that takes one Variable and returns one. */
export type Step = UnaryLayer | ((x: Variable) => Variable);

/** Applies layers and functions in order. Parameters are named by position: `l0/W`, and `l2/W` after a function. */
export class Sequential extends Model {
  static override get name(): string {
    return "Sequential";
  }

  readonly l: readonly Step[];

  /** Throws {@link ValueError} for anything but a list of layers and functions; a class is no layer yet. */
  constructor(steps: readonly Step[]) {
    super();
    if (!Array.isArray(steps)) {
      throw new ValueError(`Sequential: expected a list of layers and functions, as in [a, b], got ${shown(steps)}`);
    }
    for (const [i, step] of steps.entries()) checkStep(step, i);
    this.l = Array.from(steps);
  }

  override forward(x: VariableLike): Variable {
    let y = asVariable(x, "Sequential");
    for (const [i, step] of this.l.entries()) {
      y = step instanceof Layer ? step.forward(y) : step(y);
      if (!(y instanceof Variable)) {
        const hint = `expected forward to return a Variable, got ${describe(y)}; return one Variable there`;
        throw new ValueError(`Sequential step ${i}: ${hint}`);
      }
    }
    return y;
  }
}

function checkStep(step: unknown, i: number): void {
  if (typeof step === "function") {
    if (!(step.prototype instanceof Layer)) return;
    const { name } = step;
    throw new ValueError(`Sequential: step ${i} is the class ${name}; write new ${name}(...)`);
  }
  if (!(step instanceof Layer)) {
    throw new ValueError(`Sequential: step ${i} is neither a layer nor a function but ${describe(step)}`);
  }
  if (typeof (step as Partial<Layer>).forward !== "function") {
    throw new ValueError(`Sequential: step ${i}, ${describe(step)}, has no forward(x)`);
  }
}
