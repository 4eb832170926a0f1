import type { DType } from "../array/dtype.ts";
import { viewOf } from "./js-view.ts";
import type { Heap, OptimizerKernels } from "./kernels.ts";

/** The reference kernels of the steps of optimizers, for a dtype on a heap. */
export function plainOptimizer(dtype: DType, heap: Heap): OptimizerKernels {
  const { view, at, round } = viewOf(dtype, heap);
  return {
    adam(p, g, m, v, n, c1, c2, rate, eps) {
      const [p0, g0, m0, v0] = [at(p), at(g), at(m), at(v)];
      const [k1, k2, r, e] = [round(c1), round(c2), round(rate), round(eps)];
      for (let i = 0; i < n; i++) {
        const grad = view[g0 + i] as number;
        const mean = round((view[m0 + i] as number) + round(k1 * round(grad - (view[m0 + i] as number))));
        const square = round(
          (view[v0 + i] as number) + round(k2 * round(round(grad * grad) - (view[v0 + i] as number))),
        );
        view[m0 + i] = mean;
        view[v0 + i] = square;
        view[p0 + i] = (view[p0 + i] as number) - round(round(r * mean) / round(round(Math.sqrt(square)) + e));
      }
    },
  };
}
