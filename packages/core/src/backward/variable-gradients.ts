import { isPrivate } from "@dz/ndarray/memory";
import { detecting } from "../config.ts";
import { checkSum } from "../debug/anomaly.ts";
import type { Variable } from "../graph/variable.ts";
import type { Gradients } from "./gradients.ts";

/**
 * Gradients as Variables, for a backward whose gradients are differentiated again (`createGraph`) or kept
 * (`retainGrad`), or which runs inside one that uses private memory.
 */
export class VariableGradients implements Gradients {
  readonly reached: Variable[] = [];
  private readonly retainGrad: boolean;
  /** What the gradient of each value adds up to so far, until it is taken. */
  private readonly sums = new Map<Variable, Variable>();
  /** The `grad` that each value gets when the backward ends; null clears it. */
  private readonly toPublish = new Map<Variable, Variable | null>();
  /** Variables that are the gradient of some value already. */
  private readonly inUse = new Set<Variable>();

  constructor(retainGrad: boolean) {
    this.retainGrad = retainGrad;
  }

  add(x: Variable, gx: Variable): void {
    const before = this.sums.get(x);
    if (before === undefined) this.reached.push(x);
    this.sums.set(x, before === undefined ? gx : before.add(gx));
  }

  take(y: Variable): Variable | null {
    const total = this.totalOf(y);
    this.toPublish.set(y, this.retainGrad ? total : null);
    return total;
  }

  /** Functions are differentiated by their `backward` alone. */
  tryOnArrays(): boolean {
    return false;
  }

  publish(): void {
    // Every output of a visited node was taken, so what is left are the leaves.
    for (const leaf of [...this.sums.keys()]) this.toPublish.set(leaf, this.totalOf(leaf));
    // All copies before the first assignment: an exception changes no gradient.
    const gradients = [...this.toPublish].map(([x, g]) => [x, g === null ? null : this.ownOf(x, g)] as const);
    for (const [x, g] of gradients) x.gradient = g;
  }

  /** Removes and returns the complete gradient of a value; a `grad` that it had earlier is added, as in DeZero. */
  private totalOf(x: Variable): Variable | null {
    // Not `x.grad`: the getter of a Parameter notes that the program has read it, and then copies it before the next write.
    const [earlier, g] = [x.gradient, this.sums.get(x) ?? null];
    this.sums.delete(x);
    if (earlier !== null) this.inUse.add(earlier);
    const total = earlier === null || g === null ? (earlier ?? g) : earlier.add(g);
    if (detecting && total !== null) checkSum(x, total.data);
    return total;
  }

  /**
   * A Variable that is the gradient of no other value: `g`, or a copy. (In DeZero, the operands of a sum share one, and
   * changing one gradient changes the other.) A copy also of what belongs to the private memory of an outer backward.
   */
  private ownOf(x: Variable, g: Variable): Variable {
    const shared = this.inUse.has(g) && g !== x.gradient;
    const own = shared || isPrivate(g.data.span) ? g.mul(1) : g; // a copy that can still be differentiated
    this.inUse.add(own);
    return own;
  }
}
