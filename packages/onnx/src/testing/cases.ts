import { basicCases } from "./cases/basic.ts";
import { recurrentCases } from "./cases/recurrent.ts";
import type { ExportCase } from "./measure.ts";

/** All cases: every function, layer and model of dz that can be exported. */
export const cases: readonly ExportCase[] = [...basicCases, ...recurrentCases];
