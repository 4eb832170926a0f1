import { variable } from "@dz/core";
import { array, eye, ones, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import * as F from "./index.ts";

const x = variable([
  [1, 2],
  [3, 4],
]);
const images = variable(ones([1, 2, 3, 3]));
const [scale, shift] = [ones([2]), ones([2])];
const classes = array([0, 1], { dtype: "int32" });
const signs = array([1, -1]);

/** Each function that checks the names of its own options, called with an option that none of them has. */
const calls: Readonly<Record<string, (options: object) => unknown>> = {
  argMax: (options) => F.argMax(x, options),
  argMin: (options) => F.argMin(x, options),
  averagePooling: (options) => F.averagePooling(images, 2, options),
  batchNorm: (options) => F.batchNorm(x, scale, shift, { mean: shift, variance: scale }, options),
  binaryCrossEntropy: (options) => F.binaryCrossEntropy(x, x, options),
  celu: (options) => F.celu(x, options),
  col2im: (options) => F.col2im(ones([1, 9]), [1, 1, 3, 3], 3, options),
  concat: (options) => F.concat([x], options),
  conv1d: (options) => F.conv1d(ones([1, 2, 3]), ones([1, 2, 2]), null, options),
  conv2dGradWeight: (options) => F.conv2dGradWeight(images, images, 1, options),
  cosineEmbeddingLoss: (options) => F.cosineEmbeddingLoss(x, x, signs, options),
  cosineSimilarity: (options) => F.cosineSimilarity(x, x, options),
  cumsum: (options) => F.cumsum(x, options),
  diagonal: (options) => F.diagonal(x, options),
  dropout: (options) => F.dropout(x, options),
  elu: (options) => F.elu(x, options),
  expandDims: (options) => F.expandDims(x, options as never),
  flip: (options) => F.flip(x, options),
  gelu: (options) => F.gelu(x, options),
  groupNorm: (options) => F.groupNorm(images, 1, scale, shift, options),
  hardTanh: (options) => F.hardTanh(x, options),
  hingeLoss: (options) => F.hingeLoss(x, classes, options),
  huberLoss: (options) => F.huberLoss(x, x, options),
  im2col: (options) => F.im2col(images, 2, options),
  instanceNorm: (options) => F.instanceNorm(images, scale, shift, options),
  klDivergence: (options) => F.klDivergence(x, x, options),
  l1Loss: (options) => F.l1Loss(x, x, options),
  l2Normalize: (options) => F.l2Normalize(x, options),
  layerNorm: (options) => F.layerNorm(x, scale, shift, options),
  leakyRelu: (options) => F.leakyRelu(x, options),
  logSoftmax: (options) => F.logSoftmax(x, options),
  logSumExp: (options) => F.logSumExp(x, options),
  max: (options) => F.max(x, options),
  mean: (options) => F.mean(x, options),
  meanSquaredError: (options) => F.meanSquaredError(x, x, options),
  min: (options) => F.min(x, options),
  nllLoss: (options) => F.nllLoss(x, classes, options),
  norm: (options) => F.norm(x, options),
  pad: (options) => F.pad(x, 1, options),
  pooling: (options) => F.pooling(images, 2, options),
  prod: (options) => F.prod(x, options),
  repeat: (options) => F.repeat(x, 2, options),
  scaledDotProductAttention: (options) => F.scaledDotProductAttention(x, x, eye(2), options),
  sigmoidCrossEntropy: (options) => F.sigmoidCrossEntropy(x, x, options),
  smoothL1Loss: (options) => F.smoothL1Loss(x, x, options),
  softmax: (options) => F.softmax(x, options),
  softmaxCrossEntropy: (options) => F.softmaxCrossEntropy(x, classes, options),
  softplus: (options) => F.softplus(x, options),
  sort: (options) => F.sort(x, options),
  split: (options) => F.split(x, 2, options),
  squeeze: (options) => F.squeeze(x, options),
  stack: (options) => F.stack([x], options),
  standardize: (options) => F.standardize(x, options),
  std: (options) => F.std(x, options),
  takeAlongAxis: (options) => F.takeAlongAxis(x, classes, options as never),
  tensordot: (options) => F.tensordot(x, x, options),
  tril: (options) => F.tril(x, options),
  triu: (options) => F.triu(x, options),
  variance: (options) => F.variance(x, options),
};

test.each(Object.entries(calls))("%s names itself where it has no such option", (name, call) => {
  expect(() => call({ colour: 1 })).toThrow(ValueError);
  expect(() => call({ colour: 1 })).toThrow(new RegExp(`^${name}: there is no option colour`));
});
