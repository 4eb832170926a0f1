import { isPrivate } from "@dz/ndarray/memory";
import { detecting } from "../config.ts";
import { checkSum } from "../debug/anomaly.ts";
import type { Variable } from "../graph/variable.ts";
import type { Gradients } from "./gradients.ts";

/**
 * Gradients as Variables, for a backward whose gradients are differentiated again (`createGraph`) or kept
 * (`retainGrad`), or which runs inside another one.
 */
export class VariableGradients implements Gradients {
  readonly reached: Variable[] = [];
  private readonly retainGrad: boolean;
  /** What the gradient of each value adds up to so far; those that are complete are taken out. */
  private readonly sums = new Map<Variable, Variable>();
  /** The `grad` that each value is to get when the backward ends; null removes it. */
  private readonly grads = new Map<Variable, Variable | null>();
  /** Variables that are the gradient of some value already. */
  private readonly given = new Set<Variable>();

  constructor(retainGrad: boolean) {
    this.retainGrad = retainGrad;
  }

  add(x: Variable, gx: Variable): void {
    const before = this.sums.get(x);
    if (before === undefined) this.reached.push(x);
    this.sums.set(x, before === undefined ? gx : before.add(gx));
  }

  take(y: Variable): Variable | null {
    const whole = this.sumOf(y);
    this.grads.set(y, this.retainGrad ? whole : null);
    return whole;
  }

  /** Functions are differentiated by their `backward` alone. */
  visitArrays(): boolean {
    return false;
  }

  publish(): void {
    for (const leaf of [...this.sums.keys()]) this.grads.set(leaf, this.sumOf(leaf));
    const own = [...this.grads].map(([x, g]) => [x, g === null ? null : this.ownOf(x, g)] as const);
    for (const [x, g] of own) x.gradient = g;
  }

  /** The complete gradient of a variable; one that it had before is added, as in DeZero. */
  private sumOf(x: Variable): Variable | null {
    const [before, g] = [x.grad, this.sums.get(x) ?? null];
    this.sums.delete(x);
    if (before !== null) this.given.add(before);
    const whole = before === null || g === null ? (before ?? g) : before.add(g);
    if (detecting && whole !== null) checkSum(x, whole.data);
    return whole;
  }

  /**
   * A Variable that no other value has as its gradient. In DeZero, the operands of a sum share one, and changing one
   * gradient changes the other. Nor may it be one that an outer backward has in private memory.
   */
  private ownOf(x: Variable, g: Variable): Variable {
    const shared = this.given.has(g) && g !== x.gradient;
    const own = shared || isPrivate(g.data.span) ? g.mul(1) : g;
    this.given.add(own);
    return own;
  }
}
