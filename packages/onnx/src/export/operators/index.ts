import { type Operators, PART_OF_GRADIENT } from "../operator.ts";
import { activationOperators } from "./activations.ts";
import { arrayOperators } from "./arrays.ts";
import { basicOperators } from "./basic.ts";
import { connectionOperators } from "./connections.ts";
import { linalgOperators } from "./linalg.ts";
import { lossOperators } from "./losses.ts";
import { mathOperators, mathRefusals } from "./mathematics.ts";
import { normalizationOperators, normalizationRefusals } from "./normalizations.ts";
import { recurrentOperators } from "./recurrent.ts";
import { selectionOperators } from "./selection.ts";
import { windowOperators, windowRefusals } from "./windows.ts";

/** The operators of all functions of dz that can be written. */
export const operators: Operators = {
  ...activationOperators,
  ...arrayOperators,
  ...basicOperators,
  ...connectionOperators,
  ...linalgOperators,
  ...lossOperators,
  ...mathOperators,
  ...normalizationOperators,
  ...recurrentOperators,
  ...selectionOperators,
  ...windowOperators,
};

/** Why the other functions of dz cannot be written, by their names. */
export const refusals: Readonly<Record<string, string>> = {
  GetItemGrad: PART_OF_GRADIENT,
  ReLUGrad: PART_OF_GRADIENT,
  ...mathRefusals,
  ...normalizationRefusals,
  ...windowRefusals,
};
