import type { Target } from "../target.ts";
import { arrayTargets } from "./arrays.ts";
import { datasetTargets } from "./datasets.ts";
import { runTargets } from "./runs.ts";
import { weightsTarget } from "./weights.ts";

/** All readers. */
export const targets: readonly Target[] = [...arrayTargets, ...datasetTargets, weightsTarget, ...runTargets];
