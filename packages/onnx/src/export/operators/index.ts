import type { Operators } from "../operator.ts";
import { activationOperators } from "./activations.ts";
import { basicOperators } from "./basic.ts";
import { connectionOperators } from "./connections.ts";
import { lossOperators } from "./losses.ts";
import { mathOperators, mathRefusals } from "./mathematics.ts";
import { normalizationOperators, normalizationRefusals } from "./normalizations.ts";
import { recurrentOperators } from "./recurrent.ts";
import { windowOperators, windowRefusals } from "./windows.ts";

/** The operators of all functions of dz that can be written. */
export const operators: Operators = {
  ...activationOperators,
  ...basicOperators,
  ...connectionOperators,
  ...lossOperators,
  ...mathOperators,
  ...normalizationOperators,
  ...recurrentOperators,
  ...windowOperators,
};

/** Why the other functions cannot be written. */
export const refused: Readonly<Record<string, string>> = {
  GetItemGrad: "it is a part of a gradient; export the function itself",
  ReLUGrad: "it is a part of a gradient; export the function itself",
  ...mathRefusals,
  ...normalizationRefusals,
  ...windowRefusals,
};
