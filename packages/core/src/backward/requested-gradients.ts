import { isPrivate } from "@dz/ndarray/memory";
import { detecting } from "../config.ts";
import { checkSum } from "../debug/anomaly.ts";
import type { Variable } from "../graph/variable.ts";
import type { Gradients } from "./gradients.ts";

/**
 * The gradients of some values, for `grad`: as Variables, beside every `grad`, which is neither read nor written.
 *
 * The walk ends at these values. One whose generation is not above the lowest of theirs depends on none of them, so what
 * arrives there is dropped, and its creator is not visited.
 */
export class RequestedGradients implements Gradients {
  readonly reached: Variable[] = [];
  private readonly requested: ReadonlySet<Variable>;
  private readonly lowest: number;
  /** What the gradient of each value adds up to so far; that of a requested one stays. */
  private readonly sums = new Map<Variable, Variable>();

  constructor(xs: readonly Variable[]) {
    this.requested = new Set(xs);
    this.lowest = xs.reduce((lowest, x) => Math.min(lowest, x.generation), Infinity);
  }

  add(x: Variable, gx: Variable): void {
    const leads = x.generation > this.lowest;
    if (!leads && !this.requested.has(x)) return;
    const before = this.sums.get(x);
    if (before === undefined && leads) this.reached.push(x);
    this.sums.set(x, before === undefined ? gx : before.add(gx));
  }

  take(y: Variable): Variable | null {
    const total = this.totalOf(y);
    if (!this.requested.has(y)) this.sums.delete(y);
    return total;
  }

  /** Functions are differentiated by their `backward` alone. */
  tryOnArrays(): boolean {
    return false;
  }

  /** The program gets the gradients from {@link listOf}. */
  publish(): void {}

  /**
   * The gradients of `xs`, null where none has arrived. Each is a Variable of its own, which the program may change in
   * place: neither that of another value nor `given`, the one to begin with.
   */
  listOf(xs: readonly Variable[], given: Variable): (Variable | null)[] {
    const inUse = new Set([given]);
    return xs.map((x) => {
      const g = this.totalOf(x);
      if (g === null) return null;
      const own = inUse.has(g) || isPrivate(g.data.span) ? g.mul(1) : g; // a copy that can still be differentiated
      inUse.add(own);
      return own;
    });
  }

  private totalOf(x: Variable): Variable | null {
    const total = this.sums.get(x) ?? null;
    if (detecting && total !== null) checkSum(x, total.data);
    return total;
  }
}
