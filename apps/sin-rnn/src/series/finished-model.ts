import { createModel } from "@dz/forecasting";
import type { UnaryModel } from "@dz/models";
import { DzError } from "@dz/ndarray";
import { RunError } from "@dz/runs";
import { precisions } from "@dz/training";
import type { Options } from "../options.ts";

/** The network of a run with the weights that it has kept. Throws {@link RunError} if these do not fit. */
export function finishedModel(folder: string, options: Options, outputs: number, weights: Uint8Array): UnaryModel {
  const model = createModel(options.model, options.hidden, outputs, precisions[options.precision].weights);
  try {
    model.loadWeights(weights);
  } catch (error) {
    if (error instanceof DzError) throw new RunError(`run folder ${folder}: weights.npz: ${error.message}`);
    throw error;
  }
  return model;
}
