import { MLP, SimpleRNN } from "@dz/models";
import { array, random } from "@dz/ndarray";
import { expect, test } from "vitest";
import { type Chunk, growthOn, lossOn } from "./chunk.ts";
import { numbersIn, statesOf } from "./states.ts";

const inputs = [0.1, 0.2, 0.3, 0.4, 0.5].map((x) => array([[x]]));

test("the loss on the steps of a chunk is the mean of squares, and leaves the state and the random stream alone", () => {
  const model = new SimpleRNN(3, 1, { dtype: "float64" });
  const y = inputs.map((x) => model.forward(x).data.item() as number);
  const layers = [model.rnn];
  const [after, stream] = [numbersIn(statesOf(layers)), random.getState()];
  model.resetState();
  const states = statesOf(layers);
  for (const x of inputs) model.forward(x);
  const chunk: Chunk = { states, stream, inputs, targets: y.map((value, i) => Float64Array.of(value + (i % 2))) };
  expect(lossOn(chunk, model, layers)).toBeCloseTo(2 / 5, 12);
  expect(numbersIn(statesOf(layers))).toEqual(after);
  expect(random.getState()).toEqual(stream);
});

test("without a state, or in few steps, nothing grows", () => {
  const chunk: Chunk = { states: [], stream: random.getState(), inputs, targets: [] };
  expect(growthOn(chunk, new MLP([3, 1]), [])).toBeNaN();
  const model = new SimpleRNN(3, 1);
  const few = { ...chunk, states: statesOf([model.rnn]), inputs: inputs.slice(0, 3) };
  expect(growthOn(few, model, [model.rnn])).toBeNaN();
});
