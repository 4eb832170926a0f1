import { Family } from "./family.ts";
import { optimizer as text } from "./generated/optimizer.ts";
import { plainOptimizer } from "./js-optimizer.ts";
import type { OptimizerKernels } from "./kernels.ts";

/** The kernels of the steps of optimizers. */
export const optimizerKernels: Family<OptimizerKernels> = /* @__PURE__ */ new Family(plainOptimizer, text);
