import { Family } from "./family.ts";
import { arithmetic as text } from "./generated/arithmetic.ts";
import { plainArithmetic } from "./js-arithmetic.ts";
import type { ArithmeticKernels } from "./kernels.ts";

/** The kernels that go through elements: arithmetic, functions, reductions, copies. */
export const arithmeticKernels: Family<ArithmeticKernels> = /* @__PURE__ */ new Family(plainArithmetic, text);
