import { expect, test } from "vitest";
import { mean } from "../numbers.ts";
import { squaredErrors } from "../run-model.ts";
import type { Subject } from "../subject.ts";
import { trainedSine } from "../testing/trained.ts";
import type { Wave } from "../wave.ts";
import { measureSine, type SineMeasures } from "./sine-measures.ts";

function measure(subject: Subject): { measures: SineMeasures; progress: number[] } {
  const work = measureSine(subject, subject.wave as Wave);
  const progress: number[] = [];
  for (let next = work.next(); ; next = work.next()) {
    if (next.done === true) return { measures: next.value, progress };
    progress.push(next.value);
  }
}

test("errors on the test wave, on its noisy form, and on the training wave without its noise", () => {
  const subject = trainedSine({ hidden: 8, epochs: 2 });
  const { measures, progress } = measure(subject);
  const { cold, noisy, train, random, distances } = measures;
  expect(mean(cold[0] as Float64Array)).toBeCloseTo(mean(squaredErrors(subject, subject.test)), 12);
  expect(mean(train)).toBeCloseTo(mean(squaredErrors(subject, subject.train, "clean")), 12);
  expect(mean(noisy)).not.toBeCloseTo(mean(cold[0] as Float64Array), 6);
  expect(mean(random?.cold[0] as Float64Array)).not.toBeCloseTo(mean(cold[0] as Float64Array), 6);
  expect(distances?.length).toBe(999);
  expect(progress.every((part, i) => part >= (progress[i - 1] ?? 0) && part <= 1)).toBe(true);
  expect(progress.at(-1)).toBeGreaterThan(0.9);
});

test("the training from random phases has as many epochs as the saved weights", () => {
  const subject = trainedSine({ hidden: 4, epochs: 3 });
  let epochs = 0;
  const counting: Subject = {
    ...subject,
    savedEpoch: 2,
    begin(change) {
      expect(change).toEqual({ randomPhase: true });
      const training = subject.begin(change);
      return {
        ...training,
        *epochs() {
          for (const result of training.epochs()) {
            if (result !== null) epochs = result.epoch;
            yield result;
          }
        },
      };
    },
  };
  measure(counting);
  expect(epochs).toBe(2);
});

test("parallel streams and networks without a state are not trained again", () => {
  const never = (): never => {
    throw new Error("trained again");
  };
  const streams = measure({ ...trainedSine({ hidden: 4, epochs: 1, batch: 9 }), begin: never }).measures;
  expect([streams.random, streams.distances?.length]).toEqual([null, 999]);
  const mlp = measure({ ...trainedSine({ model: "mlp", hidden: 4, epochs: 1 }), begin: never }).measures;
  expect([mlp.random, mlp.distances]).toEqual([null, null]);
  mlp.cold.forEach((errors, k) => {
    expect(mean(errors)).toBeCloseTo(mean(mlp.warm[k] as Float64Array), 12);
  });
});
