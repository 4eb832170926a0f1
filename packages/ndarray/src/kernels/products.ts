import { Family } from "./family.ts";
import { products as text } from "./generated/products.ts";
import { plainProducts } from "./js-products.ts";
import type { ProductKernels } from "./kernels.ts";

/** The kernels of products of matrices. */
export const productKernels: Family<ProductKernels> = /* @__PURE__ */ new Family(plainProducts, text);
