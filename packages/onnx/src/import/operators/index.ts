import type { ImportOperators } from "../operator.ts";
import { elementwise } from "./elementwise.ts";
import { recurrents } from "./recurrent.ts";
import { reductions } from "./reductions.ts";
import { shapes } from "./shapes.ts";
import { windows } from "./windows.ts";

/** The operators of ONNX that dz computes. */
export const importOperators: ImportOperators = { ...elementwise, ...shapes, ...reductions, ...windows, ...recurrents };
