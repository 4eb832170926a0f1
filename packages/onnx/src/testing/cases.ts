import { activationCases } from "./cases/activations.ts";
import { basicCases } from "./cases/basic.ts";
import { lossCases } from "./cases/losses.ts";
import { mathCases } from "./cases/mathematics.ts";
import { modelCases } from "./cases/models.ts";
import { netCases } from "./cases/nets.ts";
import { recurrentCases } from "./cases/recurrent.ts";
import type { ExportCase } from "./measure.ts";

/** All cases: every function, layer and model of dz that can be exported. */
export const cases: readonly ExportCase[] = [
  ...basicCases,
  ...mathCases,
  ...activationCases,
  ...lossCases,
  ...netCases,
  ...recurrentCases,
  ...modelCases,
];
