import { matmul, type NdArray, timesTransposed, transpose } from "@dz/ndarray";
import { ArraySink } from "../backward/array-sink.ts";
import { checkGradient } from "./anomaly.ts";

/**
 * The sink of a backward in the anomaly mode: it scans the gradients of each function, including deferred products, and
 * computes the same as an {@link ArraySink}, to the last bit.
 *
 * @internal
 */
export class WatchedSink extends ArraySink {
  override add(i: number, g: NdArray): void {
    if (this.wants(i)) checkGradient(this.visited, i, g);
    super.add(i, g);
  }

  override addSum(i: number, g: NdArray): void {
    if (this.wants(i)) checkGradient(this.visited, i, g);
    super.addSum(i, g);
  }

  override addOuter(i: number, a: NdArray, b: NdArray): void {
    if (this.wants(i)) checkGradient(this.visited, i, matmul(transpose(a), b));
    super.addOuter(i, a, b);
  }

  override addProduct(i: number, a: NdArray, b: NdArray): void {
    if (this.wants(i)) checkGradient(this.visited, i, timesTransposed(a, b));
    super.addProduct(i, a, b);
  }
}
