import { Parameter, type Variable } from "@dz/core";
import * as layers from "@dz/layers";
import * as models from "@dz/models";
import { array, RandomState } from "@dz/ndarray";
import { exportsOf, images, labels, matrix, property, type Subject, subject } from "./subject.ts";

const random = (): RandomState => new RandomState(0);
const weights = (): object => ({ dtype: "float32", biasDtype: "float32", random: random() });
const convolution = (): object => ({ stride: 1, pad: 0, inChannels: 2, bias: true, ...weights() });
const linear = (): layers.Linear => new layers.Linear(2, { inSize: 2, random: random() });
const sequence = (): unknown => matrix().reshape(1, 2, 2);

const made: Readonly<Record<string, () => layers.UnaryLayer>> = {
  BatchNorm: () => new layers.BatchNorm(),
  Bidirectional: () => new layers.Bidirectional(new layers.RNN(2), new layers.RNN(2)),
  Conv1d: () => new layers.Conv1d(2, 2),
  Conv2d: () => new layers.Conv2d(2, 2),
  Deconv2d: () => new layers.Deconv2d(2, 2),
  Dropout: () => new layers.Dropout(),
  EmbedID: () => new layers.EmbedID(2, 2),
  GroupNorm: () => new layers.GroupNorm(2),
  GRU: () => new layers.GRU(2),
  InstanceNorm: () => new layers.InstanceNorm(),
  LayerNorm: () => new layers.LayerNorm(),
  Linear: linear,
  LSTM: () => new layers.LSTM(2),
  MultiHeadAttention: () => new layers.MultiHeadAttention(2, 2),
  RNN: () => new layers.RNN(2),
  StackedRecurrent: () => new layers.StackedRecurrent([new layers.RNN(2)]),
  Unrolled: () => new layers.Unrolled(new layers.RNN(2)),
  MLP: () => new models.MLP([2, 1]),
  Sequential: () => new models.Sequential([linear()]),
  SimpleRNN: () => new models.SimpleRNN(2, 1),
  BetterRNN: () => new models.BetterRNN(2, 1),
  GatedRNN: () => new models.GatedRNN(2, 1),
};

const inputs: Readonly<Record<string, () => unknown>> = {
  Bidirectional: sequence,
  Conv1d: () =>
    array([
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ]),
  Conv2d: images,
  Deconv2d: images,
  EmbedID: labels,
  InstanceNorm: images,
  GroupNorm: images,
  MultiHeadAttention: sequence,
  Unrolled: sequence,
};

const forwards: Subject[] = Object.entries(made).map(([name, make]) =>
  subject(`${name}.forward`, (x: Variable) => make().forward(x), inputs[name] ?? matrix),
);

const methods: Subject[] = [
  subject(
    "Layer.saveWeights",
    (o: object) => linear().saveWeights(o),
    () => ({ format: "npz" }),
  ),
  subject(
    "Layer.loadWeights",
    (b: Uint8Array) => linear().loadWeights(b),
    () => linear().saveWeights(),
  ),
  property("Linear.W", linear, new Parameter(matrix())),
  property("BatchNorm.runningMean", () => new layers.BatchNorm(), undefined),
].slice(0, 2);

export const layersCalls: readonly Subject[] = [
  ...exportsOf(layers, {
    BatchNorm: () => [{ decay: 0.9, eps: 1e-5, dtype: "float32" }],
    Bidirectional: () => [new layers.RNN(2), new layers.RNN(2)],
    childrenOf: () => [linear()],
    Conv1d: () => [2, 2, { inChannels: 2, stride: 1, pad: 0, bias: true, ...weights() }],
    Conv2d: () => [2, 2, convolution()],
    Deconv2d: () => [2, 2, convolution()],
    Dropout: () => [{ dropoutRatio: 0.5, random: random() }],
    EmbedID: () => [2, 2, { dtype: "float32", random: random() }],
    GroupNorm: () => [2, { channels: 2, eps: 1e-5, dtype: "float32" }],
    GRU: () => [2, { inSize: 2, ...weights() }],
    InstanceNorm: () => [{ channels: 2, eps: 1e-5, dtype: "float32" }],
    LayerNorm: () => [{ shape: [2], eps: 1e-5, dtype: "float32" }],
    Linear: () => [2, { inSize: 2, bias: true, ...weights() }],
    LSTM: () => [2, { inSize: 2, ...weights() }],
    MultiHeadAttention: () => [2, 2, { inSize: 2, dropoutRatio: 0.5, causal: true, ...weights() }],
    observeForward: () => [[linear()], (_: layers.UnaryLayer, call: () => Variable) => call(), () => 1],
    RNN: () => [2, { inSize: 2, ...weights() }],
    StackedRecurrent: () => [[new layers.RNN(2)], { dropoutRatio: 0.5, random: random() }],
    Unrolled: () => [new layers.RNN(2)],
  }),
  ...forwards,
  ...methods,
];

const picture = (): models.Picture => ({ data: new Uint8Array(2 * 2 * 3), width: 2, height: 2 }) as models.Picture;
const small = (): object => ({ classes: 2, hiddenSize: 1, ...weights() });

export const modelsCalls: readonly Subject[] = [
  ...exportsOf(models, {
    BetterRNN: () => [2, 1, { inSize: 1, ...weights() }],
    GatedRNN: () => [2, 1, { inSize: 1, ...weights() }],
    MLP: () => [[2, 1], { activation: (x: Variable) => x, ...weights() }],
    Sequential: () => [[linear(), (x: Variable) => x]],
    SimpleRNN: () => [2, 1, { inSize: 1, ...weights() }],
    SqueezeNet: () => [{ classes: 2, ...weights() }],
    summary: () => [linear(), [1, 2], { dtype: "float32" }],
    VGG16: () => [small()],
    ResNet18: () => [{ classes: 2, dtype: "float32", random: random() }],
    ResNet34: () => [{ classes: 2, dtype: "float32", random: random() }],
    ResNet50: () => [{ classes: 2, dtype: "float32", random: random() }],
    ResNet101: () => [{ classes: 2, dtype: "float32", random: random() }],
    ResNet152: () => [{ classes: 2, dtype: "float32", random: random() }],
    ResNet: () => [18, { classes: 2, dtype: "float32", random: random() }],
  }),
  subject("VGG16.preprocess", (p: models.Picture) => models.VGG16.preprocess(p), picture),
  subject("ResNet.preprocess", (p: models.Picture) => models.ResNet.preprocess(p), picture),
];
