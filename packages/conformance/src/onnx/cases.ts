import { activationCases } from "./cases/activations.ts";
import { arrayCases } from "./cases/arrays.ts";
import { basicCases } from "./cases/basic.ts";
import { linalgCases } from "./cases/linalg.ts";
import { lossCases } from "./cases/losses.ts";
import { mathCases } from "./cases/mathematics.ts";
import { modelCases } from "./cases/models.ts";
import { netCases } from "./cases/nets.ts";
import { recurrentCases } from "./cases/recurrent.ts";
import { selectionCases } from "./cases/selection.ts";
import type { ExportCase } from "./measure.ts";

/** All cases: every function, layer and model of dz that can be exported. */
export const cases: readonly ExportCase[] = [
  ...basicCases,
  ...arrayCases,
  ...selectionCases,
  ...linalgCases,
  ...mathCases,
  ...activationCases,
  ...lossCases,
  ...netCases,
  ...recurrentCases,
  ...modelCases,
];
