import { Family } from "./family.ts";
import { cells as text } from "./generated/cells.ts";
import { plainGates } from "./js-gates.ts";
import type { GateKernels } from "./kernels.ts";

/** The kernels of the gates of an LSTM and a GRU. */
export const cellKernels: Family<GateKernels> = /* @__PURE__ */ new Family(plainGates, text);
