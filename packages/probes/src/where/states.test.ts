import { expect, test } from "vitest";
import { answersOf } from "../run-model.ts";
import { trainedSine } from "../testing/trained.ts";
import { cut, distances, quarters, seenStates } from "./states.ts";

function result<T>(work: Generator<null, T>): T {
  for (let next = work.next(); ; next = work.next()) if (next.done === true) return next.value;
}

test("the distance to the nearest state", () => {
  const seen = [Float64Array.of(0, 0), Float64Array.of(3, 4)];
  const found = result(distances([Float64Array.of(3, 0), Float64Array.of(3, 4), Float64Array.of(6, 8)], seen));
  expect([...found]).toEqual([3, 0, 5]);
});

test("quarters by size, equal values in their order", () => {
  expect(quarters(Float64Array.of(5, 1, 8, 2, 9, 3, 7, 4))).toEqual([2, 0, 3, 0, 3, 1, 2, 1]);
  expect(quarters(Float64Array.of(1, 1, 1, 1))).toEqual([0, 1, 2, 3]);
});

test("a part of a sequence, whose steps all count", () => {
  const sequence = {
    inputs: Float64Array.of(1, 2, 3, 4, 5, 6),
    size: 2,
    targets: Float64Array.of(7, 8, 9),
    outputs: 1,
    clean: null,
    from: 1,
  };
  const part = cut(sequence, 1, 3);
  expect([...part.inputs]).toEqual([3, 4, 5, 6]);
  expect([...part.targets]).toEqual([8, 9]);
  expect([part.from, part.clean]).toEqual([0, null]);
});

test("the training data is read whole, or as streams that begin empty", () => {
  const subject = trainedSine({ hidden: 6, epochs: 1 });
  const whole = result(seenStates(subject, subject.train, 1));
  expect(whole.states.length).toBe(999);
  expect(whole.states[0]?.length).toBe(6);
  expect(whole.answers[998]).toBeCloseTo(answersOf(subject, subject.train)[998] as number, 10);
  const streams = result(seenStates(subject, subject.train, 3));
  expect(streams.answers.length).toBe(999);
  expect(streams.answers[333]).toBeCloseTo(answersOf(subject, cut(subject.train, 333, 334))[0] as number, 10);
});

test("a network without a state has none to keep", () => {
  const subject = trainedSine({ model: "mlp", hidden: 4, epochs: 1 });
  expect(result(seenStates(subject, subject.train, 1)).states).toEqual([]);
});
