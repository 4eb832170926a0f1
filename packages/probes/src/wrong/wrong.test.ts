import { dataOf, makePlan } from "@dz/forecasting";
import { expect, test } from "vitest";
import type { Answer } from "../answer.ts";
import { tell } from "../catalogue/tell.ts";
import { replay } from "../replay/replay.ts";
import type { Subject } from "../subject.ts";
import { trainedSeries, trainedSine } from "../testing/trained.ts";
import { wrong } from "./wrong.ts";

function answerOf(subject: Subject): { readonly answer: Answer; readonly progress: number[] } {
  const run = <T>(work: Generator<number, T>): [T, number[]] => {
    const progress: number[] = [];
    for (let next = work.next(); ; next = work.next()) {
      if (next.done) return [next.value, progress];
      progress.push(next.value);
    }
  };
  const [replayed] = run(replay(subject));
  const [answer, progress] = run(wrong({ subject, replay: replayed }));
  return { answer, progress };
}

const sales = Float64Array.from({ length: 240 }, (_, t) => 50 + 10 * Math.sin(t / 2) + 3 * Math.sin(t * t));

test("a run on the sine that goes well: nothing is found", () => {
  const { answer, progress } = answerOf(trainedSine({ hidden: 12, epochs: 12, lr: 0.003 }));
  expect(answer.question).toBe("wrong");
  expect(answer.answer.key).toBe("wrongNothingFound");
  expect(answer.details).toEqual([]);
  expect(progress.at(-1)).toBe(1);
  expect([...progress].sort((a, b) => a - b)).toEqual(progress);
});

test("a run on the sine that diverges: that is said, and nothing breaks", () => {
  const { answer } = answerOf(trainedSine({ hidden: 6, epochs: 4, optimizer: "sgd", lr: 10 }));
  expect(answer.answer.key).toMatch(/^wrongDiverge|^wrongStep/);
  expect(tell(answer.answer, "en")).toContain("too large");
});

test("a run on the sine with steps that are far too small", () => {
  const { answer } = answerOf(trainedSine({ hidden: 8, epochs: 8, lr: 1e-7 }));
  expect(answer.answer.key).toBe("wrongStepTooSmall");
});

test("a series, in float32 and with an mlp: nothing is found", () => {
  const data = dataOf(sales);
  const subject = trainedSeries(data, makePlan(data, { horizon: 2 }), {
    model: "mlp",
    epochs: 25,
    precision: "float32",
  });
  expect(answerOf(subject).answer.answer.key).toBe("wrongNothingFound");
});

test("a series that was scaled with its test part", () => {
  const data = dataOf(sales.map((x, t) => x + (t > 190 ? 30 : 0)));
  const plan = makePlan(data, { horizon: 2 });
  const scaler = { ...plan.scaler, shift: plan.scaler.shift + 6 };
  const subject = trainedSeries(data, { ...plan, scaler }, { epochs: 20 });
  expect(answerOf(subject).answer.answer).toEqual({ key: "wrongScalerOfSeries" });
});
