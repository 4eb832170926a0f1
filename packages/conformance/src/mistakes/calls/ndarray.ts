import * as nd from "@dz/ndarray";
import { exportsOf, filters, images, labels, matrix, type Subject, subject, vector } from "./subject.ts";

const { RandomState } = nd;
const pairs = (): unknown => [["W", matrix()]];
const npz = (): Uint8Array => nd.saveNpz([["W", matrix()]]);
const npy = (): Uint8Array => nd.saveNpy(matrix());
const tensors = (): Uint8Array => nd.saveSafetensors([["W", matrix()]]);
const unary = ["abs", "cos", "exp", "log", "neg", "relu", "sigmoid", "sin", "sqrt", "tanh", "logicalNot"];
const rounding = ["ceil", "floor", "round", "sign"];
const binary = ["add", "sub", "mul", "div", "maximum", "minimum", "pow", "equal", "notEqual", "less", "lessEqual"];
const binary2 = ["greater", "greaterEqual", "logicalAnd", "logicalOr", "logicalXor", "matmul", "timesTransposed"];
const index = (): nd.NdArray<"int32"> => nd.pooling(images(), 2, { stride: 2 }).index;
const cell = (): unknown => [matrix(), matrix(), matrix()];

const five = (): nd.NdArray => nd.zeros([5, 2, 2]);
const lstm = (): unknown[] => [matrix, matrix, vector].map((make) => Array.from({ length: 4 }, make));

const functions = exportsOf(nd, {
  ...Object.fromEntries([...unary, ...rounding].map((name) => [name, () => [matrix()]])),
  ...Object.fromEntries([...binary, ...binary2].map((name) => [name, () => [matrix(), matrix()]])),
  kernelsInUse: () => [],
  "pow 2": () => [matrix(), 2],
  "add 2": () => [1, matrix()],
  all: () => [matrix(), { axis: 0, keepdims: true }],
  any: () => [matrix(), { axis: 0, keepdims: true }],
  argSort: () => [matrix(), { axis: 0, descending: true }],
  oneHot: () => [labels(), 2, { dtype: "float32" }],
  sort: () => [matrix(), { axis: 0, descending: true }],
  std: () => [matrix(), { axis: 0, keepdims: true, ddof: 0 }],
  topK: () => [matrix(), 1, { axis: 0, largest: false }],
  unique: () => [matrix()],
  variance: () => [matrix(), { axis: 0, keepdims: true, ddof: 0 }],
  addAt: () => [[2, 2], vector(), 0],
  arange: () => [0, 4, 1, { dtype: "float64" }],
  "arange of one": () => [4, { dtype: "float64" }],
  argMax: () => [matrix(), { axis: 1 }],
  argMin: () => [matrix(), { axis: 1 }],
  array: () => [[1, 2], { dtype: "float32" }],
  astype: () => [matrix(), "int32"],
  averagePooling: () => [images(), 2, { stride: 2, pad: 0 }],
  averagePoolingGrad: () => [nd.averagePooling(images(), 2), [1, 2, 4, 4], 2, { stride: 1, pad: 0 }],
  broadcastTo: () => [vector(), [2, 2]],
  clip: () => [matrix(), 0, 1],
  col2im: () => [nd.im2col(images(), 2), [1, 2, 4, 4], 2, { stride: 1, pad: 0, toMatrix: true }],
  concat: () => [[matrix(), matrix()], { axis: 0 }],
  conv2d: () => [images(), filters(), vector(), { stride: 1, pad: 0 }],
  conv2dGradWeight: () => [images(), nd.conv2d(images(), filters(), null), 2, { stride: 1, pad: 0 }],
  copy: () => [matrix()],
  cumsum: () => [matrix(), { axis: 0, reverse: false }],
  deconv2d: () => [images(), filters(), vector(), { stride: 1, pad: 0, outSize: [5, 5] }],
  expandDims: () => [matrix(), { axis: 0 }],
  eye: () => [2, { dtype: "float64" }],
  formatPlain: () => [matrix(), { indent: 2 }],
  fromTypedArray: () => [new Float64Array(4), [2, 2]],
  full: () => [[2], 1, { dtype: "float64" }],
  getItem: () => [matrix(), 0, nd.slice(0, 1, 1)],
  gruCell: () => [matrix(), matrix(), cell(), cell(), [vector(), vector(), vector()], [vector(), vector(), vector()]],
  im2col: () => [images(), 2, { stride: 1, pad: 0, toMatrix: true }],
  isNdArray: () => [matrix()],
  isSafetensors: () => [tensors()],
  ...Object.fromEntries(["reluGrad", "sigmoidGrad", "tanhGrad"].map((name) => [name, () => [matrix(), matrix()]])),
  lstmCell: () => [matrix(), matrix(), matrix(), ...lstm()],
  lstmCellGrad: () => [five(), matrix(), matrix(), null],
  gruCellGrad: () => [nd.zeros([4, 2, 2]), matrix(), matrix()],
  convOutSize: () => [[4, 4], 2, { stride: 1, pad: 0 }],
  deconvOutSize: () => [[4, 4], 2, { stride: 1, pad: 0 }],
  preciseSum: () => [matrix(), { axis: [0], keepdims: true }],
  linear: () => [matrix(), matrix(), vector()],
  linspace: () => [0, 1, 3, { dtype: "float64" }],
  loadNpy: () => [npy()],
  loadNpz: () => [npz(), { maxBytes: 1000 }],
  loadSafetensors: () => [tensors()],
  map: () => [matrix(), (x: number) => x + 1],
  max: () => [matrix(), { axis: 0, keepdims: true }],
  mean: () => [matrix(), { axis: 0, keepdims: true }],
  min: () => [matrix(), { axis: 0, keepdims: true }],
  norm: () => [matrix()],
  ones: () => [[2], { dtype: "float64" }],
  onesLike: () => [matrix()],
  pad: () => [
    matrix(),
    [
      [1, 1],
      [0, 2],
    ],
    { value: 3 },
  ],
  pooling: () => [images(), 2, { stride: 2, pad: 0 }],
  poolingGrad: () => [nd.pooling(images(), 2, { stride: 2 }).y, index(), [1, 2, 4, 4]],

  readNpy: () => [npy()],
  readNpz: () => [npz(), { maxBytes: 1000 }],
  readSafetensors: () => [tensors()],
  reshape: () => [matrix(), [4]],
  rowReader: () => [matrix()],
  rows: () => [matrix()],
  saveNpy: () => [matrix()],
  saveNpz: () => [pairs(), { compress: true }],
  saveSafetensors: () => [pairs(), { metadata: [["format", "pt"]] }],
  scalar: () => [1, { dtype: "float64" }],
  scaledSquares: () => [matrix(), { axis: 0, floor: 0 }],
  squaredDistance: () => [matrix(), matrix()],
  squaredNorm: () => [matrix()],
  stack: () => [[matrix(), matrix()], { axis: 0 }],
  sum: () => [matrix(), { axis: 0, keepdims: true }],
  sumTo: () => [matrix(), [2]],
  takePooled: () => [images(), index()],
  transpose: () => [matrix(), [1, 0]],
  where: () => [matrix(), matrix(), matrix()],
  zeros: () => [[2], { dtype: "float64" }],
  zerosLike: () => [matrix()],
  RandomState: () => [3],
  rnnCell: () => [matrix(), matrix(), matrix(), matrix(), vector()],
  slice: () => [0, 2, 1],
});

const r = (): nd.RandomState => new RandomState(3);
const shape = (): number[] => [2];
const methods: Subject[] = [
  subject(
    "RandomState.seed",
    (seed: number) => r().seed(seed),
    () => 3,
  ),
  subject(
    "RandomState.seed",
    (seed: number[]) => r().seed(seed),
    () => [3, 4],
  ),
  subject(
    "RandomState.setState",
    (state: nd.RandomSnapshot) => r().setState(state),
    () => r().getState(),
  ),
  subject("RandomState.randomSample", (s: number[]) => r().randomSample(s), shape),
  subject(
    "RandomState.rand",
    (n: number) => r().rand(n),
    () => 2,
  ),
  subject(
    "RandomState.uniform",
    (a: number, b: number, s: number[]) => r().uniform(a, b, s),
    () => 0,
    () => 1,
    shape,
  ),
  subject(
    "RandomState.randn",
    (n: number) => r().randn(n),
    () => 2,
  ),
  subject(
    "RandomState.normal",
    (a: number, b: number, s: number[]) => r().normal(a, b, s),
    () => 0,
    () => 1,
    shape,
  ),
  subject(
    "RandomState.randint",
    (a: number, b: number, s: number[], o: object) => r().randint(a, b, s, o),
    () => 0,
    () => 3,
    shape,
    () => ({ dtype: "int64" }),
  ),
  subject(
    "RandomState.permutation",
    (n: number) => r().permutation(n),
    () => 3,
  ),
  subject(
    "RandomState.shuffle",
    (list: unknown[]) => r().shuffle(list),
    () => [1, 2, 3],
  ),
  subject(
    "RandomState.choice",
    (a: number, o: object) => r().choice(a, o),
    () => 3,
    () => ({ shape: [2], replace: true, p: [0.5, 0.25, 0.25] }),
  ),
  subject(
    "NdArray.reshape",
    (n: number) => matrix().reshape(n),
    () => 4,
  ),
  subject(
    "NdArray.reshape",
    (n: number[]) => matrix().reshape(n),
    () => [4],
  ),
  subject(
    "rowReader",
    (i: number) => nd.rowReader(matrix())(i),
    () => 1,
  ),
  subject("rows", (a: nd.NdArray) => [...nd.rows(a)], matrix),
];

export const ndarrayCalls: readonly Subject[] = [...functions, ...methods];
