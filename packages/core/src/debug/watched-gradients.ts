import { matmul, type NdArray, timesTransposed, transpose } from "@dz/ndarray";
import { GradientRun } from "../backward/array-gradients.ts";
import type { Variable } from "../graph/variable.ts";
import { checkGradient, checkSum } from "./anomaly.ts";

/**
 * A backward on arrays in the anomaly mode: it looks at what each function gives, also at products that are put off, and
 * otherwise computes what a {@link GradientRun} computes, to the last bit.
 */
export class WatchedRun extends GradientRun {
  override add(i: number, g: NdArray): void {
    if (this.wants(i)) checkGradient(this.node, i, g);
    super.add(i, g);
  }

  override addSum(i: number, g: NdArray): void {
    if (this.wants(i)) checkGradient(this.node, i, g);
    super.addSum(i, g);
  }

  override addOuter(i: number, a: NdArray, b: NdArray): void {
    if (this.wants(i)) checkGradient(this.node, i, matmul(transpose(a), b));
    super.addOuter(i, a, b);
  }

  override addProduct(i: number, a: NdArray, b: NdArray): void {
    if (this.wants(i)) checkGradient(this.node, i, timesTransposed(a, b));
    super.addProduct(i, a, b);
  }

  protected override take(y: Variable): NdArray | null {
    const g = super.take(y);
    if (g !== null) checkSum(y, g);
    return g;
  }
}
