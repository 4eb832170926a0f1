import { describe, expect, it } from "vitest";
import { type Job, train } from "./training-loop.ts";

const job: Job = {
  model: "mlp",
  opt: "sgd",
  lr: 0.001,
  seed: 3,
  hidden: 4,
  bptt: 30,
  epochs: 2,
  types: { dtype: "float64", biasDtype: "float32" },
};

describe("train", () => {
  it("records the course of a run", () => {
    const course = train(job);
    expect([course.train.length, course.test.length, course.count]).toEqual([2, 2, 999]);
    expect(course.lossAtUpdate).toHaveLength(34); // 33 windows of 30, and the rest
    expect((course.lossAtUpdate.at(-1) as number) / 999).toBe(course.train[0]);
    expect(course.train[1]).toBeLessThan(course.train[0] as number);
    expect([course.prediction.values.length, course.prediction.dtype]).toEqual([999, "float64"]);
    expect(course.firstPrediction).not.toEqual(course.prediction);
    expect([...course.before.keys()]).toEqual(["l0/W", "l0/b", "l1/W", "l1/b", "l2/W", "l2/b"]);
    expect(course.before.get("l0/b")).toEqual({ shape: [4], dtype: "float32", values: new Float32Array(4) });
    expect(course.after.get("l0/W")).not.toEqual(course.before.get("l0/W"));
  });

  it("is reproducible, and stops after the given epochs", () => {
    const [once, again] = [train({ ...job, epochs: 1 }), train(job)];
    expect(once.train).toEqual(again.train.slice(0, 1));
    expect(once.prediction).toEqual(again.firstPrediction);
  });

  it.each(["rnn", "lstm"])("trains parallel streams with a state: %s", (model) => {
    const course = train({ ...job, model, opt: "adam", batch: 30, epochs: 1 });
    expect([course.count, course.lossAtUpdate.length]).toEqual([34, 1]);
    expect([...course.after.keys()].slice(-2)).toEqual(["fc/W", "fc/b"]);
  });

  it("has all parameters in float64 with a float64 bias dtype", () => {
    const course = train({ ...job, epochs: 1, types: { dtype: "float64", biasDtype: "float64" } });
    expect(new Set([...course.after.values()].map(({ dtype }) => dtype))).toEqual(new Set(["float64"]));
  });

  it("refuses unknown models and optimizers", () => {
    expect(() => train({ ...job, model: "gpt" })).toThrow("unknown model gpt");
    expect(() => train({ ...job, opt: "lion" })).toThrow("unknown optimizer lion");
  });
});
