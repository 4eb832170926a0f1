import type { Operators } from "../operator.ts";
import { basicOperators } from "./basic.ts";
import { connectionOperators } from "./connections.ts";
import { recurrentOperators } from "./recurrent.ts";

/** The operators of all functions of dz that can be written. */
export const operators: Operators = { ...basicOperators, ...connectionOperators, ...recurrentOperators };

/** Why the other functions cannot be written. */
export const refused: Readonly<Record<string, string>> = {
  GetItemGrad: "it is a part of a gradient; export the function itself",
};
