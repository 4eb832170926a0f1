import * as F from "@dz/functions";
import { array } from "@dz/ndarray";
import { between, normal, whole } from "../draw.ts";
import type { ExportCase } from "../measure.ts";

const [x, t] = [normal(1, 3, 4), normal(2, 3, 4)];
const [p, q] = [between(0, 1, 3, 4), between(0.1, 0.9, 3, 4)];
const labels = whole(4, 3);
const sides = array([1, -1, 1], { dtype: "float32" });
const reductions = ["mean", "batchMean", "sum", "none"] as const;

/** A loss with each of its reductions. */
const each = (
  name: string,
  make: (reduction: (typeof reductions)[number]) => ExportCase["make"],
  inputs: ExportCase["inputs"],
): ExportCase[] => reductions.map((reduction) => ({ name: `${name}: ${reduction}`, make: make(reduction), inputs }));

/** Losses, and how often a model is right. */
export const lossCases: readonly ExportCase[] = [
  ...each("meanSquaredError", (reduction) => () => (a, b) => F.meanSquaredError(a, b, { reduction }), [x, t]),
  ...each("sigmoidCrossEntropy", (reduction) => () => (a, b) => F.sigmoidCrossEntropy(a, b, { reduction }), [x, p]),
  ...each("softmaxCrossEntropy", (reduction) => () => (a, b) => F.softmaxCrossEntropy(a, b, { reduction }), [
    x,
    labels,
  ]),
  ...each("nllLoss", (reduction) => () => (a, b) => F.nllLoss(F.logSoftmax(a), b, { reduction }), [x, labels]),
  ...each("binaryCrossEntropy", (reduction) => () => (a, b) => F.binaryCrossEntropy(a, b, { reduction }), [p, q]),
  ...each("klDivergence", (reduction) => () => (a, b) => F.klDivergence(a, b, { reduction }), [x, p]),
  ...each("l1Loss", (reduction) => () => (a, b) => F.l1Loss(a, b, { reduction }), [x, t]),
  ...each("huberLoss", (reduction) => () => (a, b) => F.huberLoss(a, b, { reduction, delta: 0.5 }), [x, t]),
  ...each("smoothL1Loss", (reduction) => () => (a, b) => F.smoothL1Loss(a, b, { reduction }), [x, t]),
  // The targets have to be 1 or −1 for other values, too.
  ...each("hingeLoss", (reduction) => () => (a) => F.hingeLoss(a, F.where(F.greater(a, 0), 1, -1), { reduction }), [x]),
  {
    name: "cosineEmbeddingLoss",
    make: () => (a, b) => F.cosineEmbeddingLoss(a, b, sides),
    inputs: [x, t],
    symbolic: false, // there is a target for each row
  },
  { name: "accuracy", make: () => (a, b) => F.accuracy(a, b), inputs: [x, labels] },
  { name: "dropout", make: () => (a) => F.dropout(a), inputs: [x] },
];
