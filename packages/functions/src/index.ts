export {
  add,
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
} from "@dz/core";
export { leakyRelu } from "./activation/leaky-relu.ts";
export { logSoftmax } from "./activation/log-softmax.ts";
export { relu } from "./activation/relu.ts";
export { sigmoid } from "./activation/sigmoid.ts";
export { softmax } from "./activation/softmax.ts";
export { tanh } from "./activation/tanh.ts";
export { expandDims } from "./array/expand-dims.ts";
export { flatten } from "./array/flatten.ts";
export { embedId } from "./connection/embed-id.ts";
export { gruCell } from "./connection/gru-cell.ts";
export { linear } from "./connection/linear.ts";
export { lstmCell } from "./connection/lstm-cell.ts";
export { rnnCell } from "./connection/rnn-cell.ts";
export { averagePooling } from "./convolution/average-pooling.ts";
export { col2im } from "./convolution/col2im.ts";
export { conv2d } from "./convolution/conv2d.ts";
export { conv2dGradWeight } from "./convolution/conv2d-grad-weight.ts";
export { deconv2d } from "./convolution/deconv2d.ts";
export { im2col } from "./convolution/im2col.ts";
export { pooling } from "./convolution/pooling.ts";
export { accuracy } from "./evaluation/accuracy.ts";
export { binaryCrossEntropy } from "./loss/binary-cross-entropy.ts";
export { meanSquaredError } from "./loss/mean-squared-error.ts";
export { sigmoidCrossEntropy } from "./loss/sigmoid-cross-entropy.ts";
export { softmaxCrossEntropy } from "./loss/softmax-cross-entropy.ts";
export { clip } from "./math/clip.ts";
export { cos } from "./math/cos.ts";
export { exp } from "./math/exp.ts";
export { max } from "./math/max.ts";
export { mean } from "./math/mean.ts";
export { min } from "./math/min.ts";
export { sin } from "./math/sin.ts";
export { type DropoutOptions, dropout } from "./noise/dropout.ts";
export { type BatchNormOptions, batchNorm, type RunningStatistics } from "./normalization/batch-norm.ts";
