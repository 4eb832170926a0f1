import { variable } from "@dz/core";
import * as F from "@dz/functions";
import { array, type NdArray, RandomState } from "@dz/ndarray";
import { exportsOf, filters, images, labels, matrix, type Subject, vector } from "./subject.ts";

const unary =
  "abs acos asin atan ceil cos cosh erf exp expm1 floor log log1p log2 neg round sign sin sinh sqrt square tan tanh " +
  "hardSigmoid hardSwish logSigmoid mish relu selu sigmoid silu softsign flatten logicalNot trace";
const binary =
  "add sub mul div pow matmul equal greater greaterEqual less lessEqual notEqual logicalAnd logicalOr logicalXor " +
  "maximum minimum outer meanSquaredError sigmoidCrossEntropy prelu";
const reductions = "sum mean norm prod logSumExp";
const random = (): RandomState => new RandomState(0);
const signs = (): NdArray => array([1, -1]);
const gates = (n: number, make: () => NdArray): NdArray[] => Array.from({ length: n }, make);
const x = (): unknown => variable(matrix());
const running = (): unknown => ({ mean: vector(), variance: vector() });
const steps = (): NdArray => matrix().reshape(1, 2, 2);

export const functionsCalls: readonly Subject[] = exportsOf(F, {
  ...Object.fromEntries(unary.split(" ").map((name) => [name, () => [x()]])),
  ...Object.fromEntries(binary.split(" ").map((name) => [name, () => [x(), matrix()]])),
  ...Object.fromEntries(reductions.split(" ").map((name) => [name, () => [x(), { axis: 0, keepdims: true }]])),
  prelu: () => [x(), vector()],
  "pow 2": () => [x(), 2],
  trace: () => [x()],
  accuracy: () => [x(), labels()],
  argMax: () => [x(), { axis: 1 }],
  argMin: () => [x(), { axis: 1 }],
  averagePooling: () => [images(), 2, { stride: 2, pad: 0 }],
  batchNorm: () => [x(), vector(), vector(), running(), { eps: 1e-5, decay: 0.9 }],
  binaryCrossEntropy: () => [array([0.5, 0.5]), vector(), { reduction: "mean" }],
  astype: () => [x(), "float32"],
  broadcastTo: () => [vector(), [2, 2]],
  celu: () => [x(), { alpha: 1 }],
  clip: () => [x(), 0, 1],
  col2im: () => [F.im2col(images(), 2), [1, 2, 4, 4], 2, { stride: 1, pad: 0, toMatrix: true }],
  concat: () => [[x(), x()], { axis: 0 }],
  conv1d: () => [
    array([
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ]),
    array([
      [
        [1, 2],
        [3, 4],
      ],
    ]),
    array([1]),
    { stride: 1, pad: 0 },
  ],
  conv2d: () => [images(), filters(), vector(), { stride: 1, pad: 0 }],
  conv2dGradWeight: () => [variable(images()), F.conv2d(images(), filters()), 2, { stride: 1, pad: 0 }],
  cosineEmbeddingLoss: () => [x(), matrix(), signs(), { margin: 0, reduction: "mean" }],
  cosineSimilarity: () => [x(), matrix(), { axis: 1, eps: 1e-8 }],
  cumsum: () => [x(), { axis: 0, reverse: true }],
  deconv2d: () => [images(), filters(), vector(), { stride: 1, pad: 0, outSize: [5, 5] }],
  diagonal: () => [x(), { k: 0 }],
  dot: () => [vector(), vector()],
  dropout: () => [x(), { dropoutRatio: 0.5, random: random() }],
  einsum: () => ["ij,jk->ik", x(), matrix()],
  elu: () => [x(), { alpha: 1 }],
  embedId: () => [x(), labels()],
  expandDims: () => [x(), { axis: 0 }],
  flip: () => [x(), { axis: 0 }],
  gelu: () => [x(), { approximate: "tanh" }],
  getItem: () => [x(), 0],
  globalAveragePooling: () => [images()],
  groupNorm: () => [images(), 2, vector(), vector(), { eps: 1e-5 }],
  gruCell: () => [x(), matrix(), gates(3, matrix), gates(3, matrix), gates(3, vector), gates(3, vector)],
  hardTanh: () => [x(), { low: -1, high: 1 }],
  hingeLoss: () => [vector(), signs(), { reduction: "mean" }],
  huberLoss: () => [x(), matrix(), { delta: 1, reduction: "mean" }],
  im2col: () => [images(), 2, { stride: 1, pad: 0, toMatrix: true }],
  instanceNorm: () => [images(), vector(), vector(), { eps: 1e-5 }],
  klDivergence: () => [x(), matrix(), { reduction: "mean" }],
  l1Loss: () => [x(), matrix(), { reduction: "mean" }],
  l2Normalize: () => [x(), { axis: 1, eps: 1e-8 }],
  layerNorm: () => [x(), vector(), vector(), { eps: 1e-5 }],
  leakyRelu: () => [x(), { slope: 0.1 }],
  linear: () => [x(), matrix(), vector()],
  logSoftmax: () => [x(), { axis: 1 }],
  lstmCell: () => [x(), matrix(), matrix(), gates(4, matrix), gates(4, matrix), gates(4, vector)],
  max: () => [x(), { axis: 0, keepdims: true, ties: "split" }],
  min: () => [x(), { axis: 0, keepdims: true, ties: "split" }],
  moveAxis: () => [x(), 0, 1],
  nllLoss: () => [x(), labels(), { reduction: "mean" }],
  pad: () => [x(), 1, { value: 0 }],
  pooling: () => [images(), 2, { stride: 2, pad: 0 }],
  repeat: () => [x(), 2, { axis: 0 }],
  reshape: () => [x(), [4]],
  rnnCell: () => [x(), matrix(), matrix(), matrix(), vector()],
  scaledDotProductAttention: () => [
    steps(),
    steps(),
    steps(),
    { mask: matrix(), causal: true, dropoutRatio: 0.5, random: random() },
  ],
  smoothL1Loss: () => [x(), matrix(), { beta: 1, reduction: "mean" }],
  softmax: () => [x(), { axis: 1 }],
  softmaxCrossEntropy: () => [x(), labels(), { reduction: "mean" }],
  softplus: () => [x(), { beta: 1 }],
  split: () => [x(), 2, { axis: 0 }],
  squeeze: () => [x(), { axis: [] }],
  stack: () => [[x(), x()], { axis: 0 }],
  std: () => [x(), { axis: 0, keepdims: true, ddof: 0 }],
  standardize: () => [x(), { axis: 0, eps: 1e-5 }],
  sumTo: () => [x(), [2]],
  swapAxes: () => [x(), 0, 1],
  takeAlongAxis: () => [x(), labels().reshape(1, 2), { axis: 0 }],
  tensordot: () => [x(), matrix(), { axes: [[0], [1]] }],
  sort: () => [x(), { axis: 0, descending: true }],
  topK: () => [x(), 1, { axis: 0, largest: false }],
  oneHot: () => [labels(), 2, { dtype: "float32" }],
  outer: () => [vector(), vector()],
  tile: () => [x(), [1, 2]],
  transpose: () => [x(), [1, 0]],
  tril: () => [x(), { k: 0 }],
  triu: () => [x(), { k: 0 }],
  variance: () => [x(), { axis: 0, keepdims: true, ddof: 0 }],
  where: () => [matrix(), x(), matrix()],
});
