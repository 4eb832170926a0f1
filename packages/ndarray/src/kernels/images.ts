import { Family } from "./family.ts";
import { images as text } from "./generated/images.ts";
import type { ImageKernels } from "./image-kernels.ts";
import { plainImages } from "./js-images.ts";

/** The kernels of windows that slide over images. */
export const imageKernels: Family<ImageKernels> = /* @__PURE__ */ new Family(plainImages, text);
