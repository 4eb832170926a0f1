import type { Target } from "../target.ts";
import { arrayTargets } from "./arrays.ts";
import { axesTarget } from "./axes.ts";
import { datasetTargets } from "./datasets.ts";
import { oddFilesTarget } from "./odd-files.ts";
import { onnxTarget } from "./onnx.ts";
import { reportTarget } from "./report.ts";
import { runTargets } from "./runs.ts";
import { seriesTarget } from "./series.ts";
import { weightsTarget } from "./weights.ts";

export const targets: readonly Target[] = [
  ...arrayTargets,
  ...datasetTargets,
  weightsTarget,
  ...runTargets,
  seriesTarget,
  onnxTarget,
  oddFilesTarget,
  reportTarget,
  axesTarget,
];
