export { conv2d, conv2dGradWeight, type DeconvolutionOptions, deconv2d } from "./convolution.ts";
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
} from "./creation.ts";
export { cumsum } from "./cumsum.ts";
export {
  checkDType,
  type DType,
  floatOf,
  isFloat,
  promote,
  promoteNumber,
  type TypedArray,
  type TypedArrays,
} from "./dtype.ts";
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
} from "./elementwise.ts";
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
} from "./errors.ts";
export { formatPlain } from "./format.ts";
export { type GruGrad, type GruStep, gruCell, gruCellGrad } from "./gru-cell.ts";
export { col2im, type Im2colOptions, im2col } from "./im2col.ts";
export { addAt, getItem, rowReader, rows } from "./indexing.ts";
export { loadNpy, readNpy, saveNpy } from "./io/npy.ts";
export { loadNpz, type NpzReadOptions, type NpzWriteOptions, readNpz, saveNpz } from "./io/npz.ts";
export type { RawArray, RawDType, RawTypedArrays } from "./io/raw-array.ts";
export { isSafetensors, loadSafetensors, readSafetensors, type Safetensors } from "./io/safetensors.ts";
export { saveSafetensors } from "./io/safetensors-writer.ts";
export { linear } from "./linear.ts";
export { logicalAnd, logicalNot, logicalOr, logicalXor } from "./logical.ts";
export { type LstmGrad, type LstmStep, lstmCell, lstmCellGrad, lstmOutputGrad } from "./lstm-cell.ts";
export * as math from "./math/index.ts";
export { matmul, timesTransposed } from "./matmul.ts";
export { astype, broadcastTo, concatenate, copy, expandDims, reshape, stack, transpose } from "./movement.ts";
export { isNdArray, NdArray, type NestedArray } from "./ndarray.ts";
export { checkOptions, checkState, named, type OptionKind, type OptionKinds, shown } from "./options.ts";
export { type Padding, pad } from "./pad.ts";
export {
  averagePooling,
  averagePoolingGrad,
  type Pooled,
  pooling,
  poolingGrad,
  takePooled,
} from "./pooling.ts";
export { type ChoiceOptions, type IntegerDraw, type RandomSnapshot, RandomState, random } from "./random.ts";
export { argMax, argMin, max, mean, min, preciseSum, type ReduceOptions, squaredNorm, sum, sumTo } from "./reduce.ts";
export { reluGrad, sigmoidGrad, tanhGrad } from "./result-gradients.ts";
export { rnnCell } from "./rnn-cell.ts";
export { ceil, floor, round, sign } from "./rounding.ts";
export { norm, type ScaledSquares, scaledSquares } from "./scaled-squares.ts";
export { ellipsis, type Index, newAxis, type Slice, slice } from "./selection.ts";
export {
  type Axis,
  broadcastShapes,
  canBroadcast,
  checkShape,
  describe,
  formatShape,
  normalizeAxes,
  normalizeAxis,
  reducedShape,
  type Shape,
  sameShape,
  sizeOf,
} from "./shape.ts";
export { type SquaredDistance, squaredDistance } from "./squared-distance.ts";
export {
  convOutSize,
  deconvOutSize,
  type Pair,
  pairOf,
  type Size,
  type SizedWindowOptions,
  type WindowOptions,
} from "./window.ts";
