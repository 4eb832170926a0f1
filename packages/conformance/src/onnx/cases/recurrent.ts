import { gruCell, lstmCell, rnnCell } from "@dz/functions";
import { Bidirectional, GRU, LSTM, RNN, StackedRecurrent, type UnaryLayer, Unrolled } from "@dz/layers";
import { BetterRNN, GatedRNN, SimpleRNN } from "@dz/models";
import { array, type NdArray, RandomState } from "@dz/ndarray";
import type { ExportCase } from "../measure.ts";

const random = new RandomState(4);
const draw = (...shape: number[]): NdArray<"float32"> => array(random.normal(0, 1, shape), { dtype: "float32" });
const options = (inSize: number) => ({ inSize, random: new RandomState(5), dtype: "float32" }) as const;

const [x, h, c] = [draw(3, 4), draw(3, 5), draw(3, 5)];
const sequence = draw(6, 3, 4);
const [Wx, Wh, b] = [4, 5, null].map((rows) =>
  Array.from({ length: 4 }, () => (rows === null ? draw(5) : draw(rows, 5))),
);
const three = (list: NdArray[] | undefined): NdArray[] => list?.slice(0, 3) ?? [];

const layers: Readonly<Record<string, (inSize: number) => UnaryLayer>> = {
  RNN: (inSize) => new RNN(5, options(inSize)),
  LSTM: (inSize) => new LSTM(5, options(inSize)),
  GRU: (inSize) => new GRU(5, options(inSize)),
};
const models: Readonly<Record<string, () => SimpleRNN | BetterRNN | GatedRNN>> = {
  SimpleRNN: () => new SimpleRNN(5, 2, options(4)),
  BetterRNN: () => new BetterRNN(5, 2, options(4)),
  GatedRNN: () => new GatedRNN(5, 2, options(4)),
};

/** Recurrent functions, layers and models. */
export const recurrentCases: readonly ExportCase[] = [
  {
    name: "rnnCell",
    make: () => (a, s) => rnnCell(a, s, Wx?.[0] as NdArray, Wh?.[0] as NdArray, b?.[0] as NdArray),
    inputs: [x, h],
  },
  { name: "lstmCell", make: () => (a, s, m) => lstmCell(a, s, m, Wx ?? [], Wh ?? [], b ?? []), inputs: [x, h, c] },
  { name: "gruCell", make: () => (a, s) => gruCell(a, s, three(Wx), three(Wh), three(b), three(b)), inputs: [x, h] },
  ...Object.entries(layers).flatMap(([name, make]) => [
    { name: `layers.${name}: a step`, make: () => make(4), inputs: [x] },
    {
      name: `layers.${name}: a sequence`,
      make: () => make(4),
      inputs: [sequence],
      options: { recurrent: "sequence" } as const,
    },
    { name: `layers.Unrolled: ${name}`, make: () => new Unrolled(make(4)), inputs: [sequence] },
    { name: `layers.Bidirectional: ${name}`, make: () => new Bidirectional(make(4), make(4)), inputs: [sequence] },
  ]),
  {
    name: "layers.Unrolled: a stack of LSTM and GRU",
    make: () =>
      new Unrolled(new StackedRecurrent([new LSTM(5, options(4)), new GRU(5, options(5))], { dropoutRatio: 0.5 })),
    inputs: [sequence],
  },
  {
    name: "layers.StackedRecurrent: a step",
    make: () => new StackedRecurrent([new LSTM(5, options(4)), new RNN(5, options(5))]),
    inputs: [x],
  },
  {
    name: "layers.StackedRecurrent: two directions, twice",
    make: () => {
      const both = (inSize: number) => new Bidirectional(new LSTM(5, options(inSize)), new LSTM(5, options(inSize)));
      return new StackedRecurrent([both(4), both(10)]);
    },
    inputs: [sequence],
  },
  ...Object.entries(models).flatMap(([name, make]) => [
    { name: `models.${name}: a step`, make, inputs: [x] },
    { name: `models.${name}: a sequence`, make, inputs: [sequence], options: { recurrent: "sequence" } as const },
    {
      name: `models.${name}: a sequence of 100 steps`,
      make,
      inputs: [draw(100, 2, 4)],
      options: { recurrent: "sequence" } as const,
      tolerance: 1e-4, // rounding adds up
    },
  ]),
];
