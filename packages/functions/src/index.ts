export {
  add,
  astype,
  broadcastTo,
  div,
  getItem,
  log,
  matmul,
  mul,
  neg,
  pow,
  reshape,
  sub,
  sum,
  sumTo,
  transpose,
  where,
} from "@dz/core";
export type { ArgMaxOptions, Im2colOptions, VarianceOptions } from "@dz/ndarray";
export { type CeluOptions, celu } from "./activation/celu.ts";
export type { SoftmaxOptions } from "./activation/class-axis.ts";
export { type EluOptions, elu } from "./activation/elu.ts";
export { type GeluOptions, gelu } from "./activation/gelu.ts";
export { hardSigmoid } from "./activation/hard-sigmoid.ts";
export { hardSwish } from "./activation/hard-swish.ts";
export { type HardTanhOptions, hardTanh } from "./activation/hard-tanh.ts";
export { type LeakyReluOptions, leakyRelu } from "./activation/leaky-relu.ts";
export { logSigmoid } from "./activation/log-sigmoid.ts";
export { logSoftmax } from "./activation/log-softmax.ts";
export { mish } from "./activation/mish.ts";
export { prelu } from "./activation/prelu.ts";
export { relu } from "./activation/relu.ts";
export { selu } from "./activation/selu.ts";
export { sigmoid } from "./activation/sigmoid.ts";
export { silu } from "./activation/silu.ts";
export { softmax } from "./activation/softmax.ts";
export { type SoftplusOptions, softplus } from "./activation/softplus.ts";
export { softsign } from "./activation/softsign.ts";
export { tanh } from "./activation/tanh.ts";
export { type ConcatOptions, concat } from "./array/concat.ts";
export { type DiagonalOptions, diagonal } from "./array/diagonal.ts";
export { type ExpandDimsOptions, expandDims } from "./array/expand-dims.ts";
export { flatten } from "./array/flatten.ts";
export { type FlipOptions, flip } from "./array/flip.ts";
export { moveAxis } from "./array/move-axis.ts";
export { type PadOptions, type PadWidth, pad } from "./array/pad.ts";
export { type RepeatOptions, repeat } from "./array/repeat.ts";
export { type SplitOptions, split } from "./array/split.ts";
export { type SqueezeOptions, squeeze } from "./array/squeeze.ts";
export { type StackOptions, stack } from "./array/stack.ts";
export { swapAxes } from "./array/swap-axes.ts";
export { type TakeAlongAxisOptions, takeAlongAxis } from "./array/take-along-axis.ts";
export { tile } from "./array/tile.ts";
export { tril } from "./array/tril.ts";
export { triu } from "./array/triu.ts";
export { embedId } from "./connection/embed-id.ts";
export { gruCell } from "./connection/gru-cell.ts";
export { linear } from "./connection/linear.ts";
export { lstmCell } from "./connection/lstm-cell.ts";
export { rnnCell } from "./connection/rnn-cell.ts";
export { type AttentionOptions, scaledDotProductAttention } from "./connection/scaled-dot-product-attention.ts";
export { col2im } from "./convolution/col2im.ts";
export { type Conv1dOptions, conv1d } from "./convolution/conv1d.ts";
export { conv2d } from "./convolution/conv2d.ts";
export { conv2dGradWeight } from "./convolution/conv2d-grad-weight.ts";
export { deconv2d } from "./convolution/deconv2d.ts";
export { im2col } from "./convolution/im2col.ts";
export { accuracy } from "./evaluation/accuracy.ts";
export { dot } from "./linalg/dot.ts";
export { einsum } from "./linalg/einsum.ts";
export { outer } from "./linalg/outer.ts";
export { type TensordotAxes, type TensordotOptions, tensordot } from "./linalg/tensordot.ts";
export { trace } from "./linalg/trace.ts";
export { binaryCrossEntropy } from "./loss/binary-cross-entropy.ts";
export { type CosineEmbeddingLossOptions, cosineEmbeddingLoss } from "./loss/cosine-embedding-loss.ts";
export { hingeLoss } from "./loss/hinge-loss.ts";
export { type HuberLossOptions, huberLoss } from "./loss/huber-loss.ts";
export { klDivergence } from "./loss/kl-divergence.ts";
export { l1Loss } from "./loss/l1-loss.ts";
export { meanSquaredError } from "./loss/mean-squared-error.ts";
export { nllLoss } from "./loss/nll-loss.ts";
export type { BatchMeanOptions, Reduction, ReductionOptions } from "./loss/reduction.ts";
export { sigmoidCrossEntropy } from "./loss/sigmoid-cross-entropy.ts";
export { type SmoothL1LossOptions, smoothL1Loss } from "./loss/smooth-l1-loss.ts";
export { softmaxCrossEntropy } from "./loss/softmax-cross-entropy.ts";
export { abs } from "./math/abs.ts";
export { acos } from "./math/acos.ts";
export { argMax } from "./math/arg-max.ts";
export { argMin } from "./math/arg-min.ts";
export { asin } from "./math/asin.ts";
export { atan } from "./math/atan.ts";
export { ceil } from "./math/ceil.ts";
export { clip } from "./math/clip.ts";
export { equal, greater, greaterEqual, less, lessEqual, notEqual } from "./math/comparisons.ts";
export { cos } from "./math/cos.ts";
export { cosh } from "./math/cosh.ts";
export { type CumsumOptions, cumsum } from "./math/cumsum.ts";
export { erf } from "./math/erf.ts";
export { exp } from "./math/exp.ts";
export { expm1 } from "./math/expm1.ts";
export { floor } from "./math/floor.ts";
export { logSumExp } from "./math/log-sum-exp.ts";
export { log1p } from "./math/log1p.ts";
export { log2 } from "./math/log2.ts";
export { logicalAnd, logicalNot, logicalOr, logicalXor } from "./math/logical.ts";
export { type ExtremeOptions, max } from "./math/max.ts";
export { maximum } from "./math/maximum.ts";
export { mean } from "./math/mean.ts";
export { min } from "./math/min.ts";
export { minimum } from "./math/minimum.ts";
export { norm } from "./math/norm.ts";
export { oneHot } from "./math/one-hot.ts";
export { prod } from "./math/prod.ts";
export { round } from "./math/round.ts";
export { sign } from "./math/sign.ts";
export { sin } from "./math/sin.ts";
export { sinh } from "./math/sinh.ts";
export { sort } from "./math/sort.ts";
export { sqrt } from "./math/sqrt.ts";
export { square } from "./math/square.ts";
export { std } from "./math/std.ts";
export { tan } from "./math/tan.ts";
export { type TopK, topK } from "./math/top-k.ts";
export { variance } from "./math/variance.ts";
export { type DropoutOptions, dropout } from "./noise/dropout.ts";
export { type BatchNormOptions, batchNorm, type RunningStatistics } from "./normalization/batch-norm.ts";
export { type CosineSimilarityOptions, cosineSimilarity } from "./normalization/cosine-similarity.ts";
export { groupNorm } from "./normalization/group-norm.ts";
export { instanceNorm } from "./normalization/instance-norm.ts";
export { type L2NormalizeOptions, l2Normalize } from "./normalization/l2-normalize.ts";
export { layerNorm } from "./normalization/layer-norm.ts";
export { type EpsOptions, type StandardizeOptions, standardize } from "./normalization/standardize.ts";
export { averagePooling } from "./pooling/average-pooling.ts";
export { globalAveragePooling } from "./pooling/global-average-pooling.ts";
export { pooling } from "./pooling/pooling.ts";
