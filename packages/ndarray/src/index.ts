export {
  arange,
  array,
  eye,
  fromTypedArray,
  full,
  linspace,
  ones,
  onesLike,
  scalar,
  zeros,
  zerosLike,
} from "./array/creation.ts";
export {
  checkDType,
  checkFloatDType,
  type DType,
  type FloatDType,
  floatOf,
  isFloat,
  type OnArrayBuffer,
  promote,
  promoteNumber,
  type TypedArray,
  type TypedArrays,
} from "./array/dtype.ts";
export { isNdArray, NdArray, type NestedArray, type Nestings } from "./array/ndarray.ts";
export type { Booleans, Numbers } from "./array/nested.ts";
export {
  type Axis,
  broadcastShapes,
  canBroadcast,
  checkShape,
  formatShape,
  normalizeAxes,
  normalizeAxis,
  reducedShape,
  type Shape,
  sameShape,
  sizeOf,
} from "./array/shape.ts";
export { checkState } from "./errors/check-state.ts";
export { arrayHint, describe, named, shown } from "./errors/describe.ts";
export {
  AnomalyError,
  AxisError,
  DTypeError,
  DzError,
  FormatError,
  IndexError,
  OutOfMemoryError,
  ShapeError,
  StateError,
  ValueError,
} from "./errors/errors.ts";
export type { AnyEntry, CompleteOptions, OptionEntry, OptionTable, SharedOptions } from "./errors/option-table.ts";
export { checkOption } from "./errors/option-values.ts";
export { readOptions } from "./errors/read-options.ts";
export { addAt, getItem, rowReader, rows } from "./indexing/indexing.ts";
export { ellipsis, type Index, newAxis, type Slice, slice } from "./indexing/selection.ts";
export { loadNpy, readNpy, saveNpy } from "./io/npy.ts";
export { loadNpz, type NpzReadOptions, type NpzWriteOptions, readNpz, saveNpz } from "./io/npz.ts";
export type { RawArray, RawDType, RawTypedArrays } from "./io/raw-array.ts";
export { isSafetensors, loadSafetensors, readSafetensors, type Safetensors } from "./io/safetensors.ts";
export { type SafetensorsWriteOptions, saveSafetensors } from "./io/safetensors-writer.ts";
export { type KernelsInUse, kernelsInUse } from "./kernels/in-use.ts";
export { type MathFunctions, math } from "./math/math.ts";
export { conv2d, conv2dGradWeight, type DeconvolutionOptions, deconv2d } from "./network/convolution.ts";
export { type GruGrad, type GruStep, gruCell, gruCellGrad } from "./network/gru-cell.ts";
export { col2im, type Im2colOptions, im2col } from "./network/im2col.ts";
export { linear } from "./network/linear.ts";
export { type LstmGrad, type LstmStep, lstmCell, lstmCellGrad } from "./network/lstm-cell.ts";
export {
  averagePooling,
  averagePoolingGrad,
  type Pooled,
  pooling,
  poolingGrad,
  takePooled,
} from "./network/pooling.ts";
export { reluGrad, sigmoidGrad, tanhGrad } from "./network/result-gradients.ts";
export { rnnCell } from "./network/rnn-cell.ts";
export { type SquaredDistance, squaredDistance } from "./network/squared-distance.ts";
export {
  convOutSize,
  deconvOutSize,
  type Pair,
  pairOf,
  type Size,
  type WindowOptions,
  windowOptions,
} from "./network/window.ts";
export { cumsum } from "./operations/cumsum.ts";
export { std, type VarianceOptions, variance, varianceOptions } from "./operations/deviation.ts";
export {
  abs,
  add,
  clip,
  cos,
  div,
  equal,
  exp,
  greater,
  greaterEqual,
  less,
  lessEqual,
  log,
  map,
  maximum,
  minimum,
  mul,
  neg,
  notEqual,
  type Operand,
  pow,
  relu,
  sigmoid,
  sin,
  sqrt,
  sub,
  tanh,
  where,
} from "./operations/elementwise.ts";
export { logicalAnd, logicalNot, logicalOr, logicalXor } from "./operations/logical.ts";
export { matmul, timesTransposed } from "./operations/matmul.ts";
export {
  astype,
  broadcastTo,
  concat,
  copy,
  expandDims,
  reshape,
  stack,
  transpose,
} from "./operations/movement.ts";
export { type OneHotOptions, oneHot } from "./operations/one-hot.ts";
export { type Padding, pad } from "./operations/pad.ts";
export {
  type ArgMaxOptions,
  argMax,
  argMin,
  max,
  mean,
  min,
  preciseSum,
  type ReduceOptions,
  reduceOptions,
  squaredNorm,
  sum,
  sumTo,
} from "./operations/reduce.ts";
export { ceil, floor, round, sign } from "./operations/rounding.ts";
export { norm, type ScaledSquares, type ScaledSquaresOptions, scaledSquares } from "./operations/scaled-squares.ts";
export { argSort, type SortOptions, sort, sortOptions } from "./operations/sort.ts";
export { type TopK, type TopKOptions, topK } from "./operations/top-k.ts";
export { all, any } from "./operations/truth.ts";
export { unique } from "./operations/unique.ts";
export {
  type ChoiceOptions,
  type FloatOptions,
  type IntegerDraw,
  type RandomSnapshot,
  RandomState,
  random,
} from "./random/random.ts";
export { type FormatOptions, formatPlain } from "./text/format.ts";
