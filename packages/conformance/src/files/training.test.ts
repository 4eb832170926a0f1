import { beforeAll, describe, expect, it } from "vitest";
import type { Flat } from "../check.ts";
import { counts, type Json, load, numberPlaces, problems, results, withChange } from "../testing.ts";
import { type Course, train } from "../training-loop.ts";
import { training } from "./training.ts";

const data = load("training.json");
const runs = data.runs as Json[];
const { format, versions } = data;
const only = (run: unknown): object => ({ format, versions, runs: [run] });

describe("training", () => {
  // All eight runs, but two epochs of each: `pnpm trial conformance` trains them to the end, which takes minutes.
  it("passes on the beginning of the committed runs", () => {
    const all = results(training, data, 2);
    expect(all.filter(({ status }) => status === "failed")).toEqual([]);
    expect(counts(all)).toEqual({ passed: 8 });
  });
});

/** A small complete run with data computed by dz itself: this tests what the runner compares. */
const config = { model: "rnn", opt: "adam", lr: 0.01, seed: 1, hidden: 3, bptt: 17, epochs: 2, batch: 30 };
let run: Record<string, Json>;

beforeAll(() => {
  const course = train({ ...config, types: { dtype: "float64", biasDtype: "float32" } });
  const floor = { train: [0, 0], test: [0, 0], by_kernel: {}, pred_max_abs: 1e-15, envelope: [1e-15, 1e-15] };
  run = JSON.parse(JSON.stringify({ name: "small", config, expected: expectedOf(course), floor }));
});

function expectedOf({ train, test, lossAtUpdate, firstPrediction, prediction, count, before, after }: Course): object {
  return {
    train,
    test,
    cumulative_loss_at_update_epoch1: lossAtUpdate,
    pred_epoch1_head: firstPrediction.values.slice(0, 20),
    count_per_epoch: count,
    pred: prediction.values,
    weights_before_first_update: Object.fromEntries(Array.from(before, ([name, flat]) => [name, encode(flat)])),
    weights_final: Object.fromEntries(Array.from(after, ([name, flat]) => [name, encode(flat)])),
    dtype_of_prediction: prediction.dtype,
  };
}

/** Encodes matrices as the data encode large ones. */
function encode({ shape, dtype, values }: Flat): object {
  const data = Array.from(values, Number);
  if (shape.length === 1) return { shape, dtype, data };
  const sum = data.reduce((total, x) => total + x, 0);
  const sum_abs = data.reduce((total, x) => total + Math.abs(x), 0);
  return { shape, dtype, head: data.slice(0, 4), sum, sum_abs };
}

const withFloor = (floor: object, expected: object): object => ({
  ...run,
  floor: { ...run.floor, ...floor },
  expected: { ...run.expected, ...expected },
});

describe("the comparison of a run", () => {
  it("covers every expected number", () => {
    expect(problems(training, only(run), 2)).toEqual([]);
    const places = numberPlaces({ expected: run.expected });
    expect(places.length).toBeGreaterThan(30);
    const unseen = places.filter((place) => problems(training, only(withChange(run, place)), 2).length === 0);
    expect(unseen).toEqual([]);
  });

  it("omits the final results if there are fewer epochs", () => {
    const other = withFloor({}, { pred: [1], weights_final: {}, train: [(run.expected as Json).train?.[0], 5] });
    expect(problems(training, only(other), 1)).toEqual([]);
    expect(problems(training, only(other), 2).map(({ field }) => field)).toEqual([
      "train loss of epoch 2",
      "pred.shape",
      "expected.weights_final",
    ]);
  });

  it("allows 100 times the envelope of the floor for a loss", () => {
    const [first, second] = (run.expected as Json).train as unknown as [number, number];
    const moved = { train: [first, second * (1 + 1e-7)] };
    expect(problems(training, only(withFloor({}, moved)), 2)[0]?.field).toBe("train loss of epoch 2");
    expect(problems(training, only(withFloor({ envelope: [1e-15, 0.9e-9] }, moved)), 2)).not.toEqual([]);
    expect(problems(training, only(withFloor({ envelope: [1e-15, 1.1e-9] }, moved)), 2)).toEqual([]);
  });

  it("requires only a loss below 10 times the expected one where a run is chaotic", () => {
    const chaos = { envelope: [1e-15, 2e-4] };
    const [first, second] = (run.expected as Json).train as unknown as [number, number];
    const losses = (factor: number): object => withFloor(chaos, { train: [first, second * factor], weights_final: {} });
    expect(problems(training, only(losses(0.2)), 2)).toEqual([]);
    expect(problems(training, only(losses(0.05)), 2).map(({ field }) => field)).toEqual(["train loss of epoch 2"]);
  });

  it("omits predictions and weights with too high floors", () => {
    const pred = (run.expected as Json).pred as unknown as number[];
    const moved = { pred: pred.map((y) => y + 1e-5) };
    expect(problems(training, only(withFloor({}, moved)), 2)[0]).toMatchObject({ field: "pred", wrong: 999 });
    expect(problems(training, only(withFloor({ pred_max_abs: 2e-7 }, moved)), 2)).toEqual([]);
    expect(problems(training, only(withFloor({ pred_max_abs: 2e-4 }, { pred: [0] })), 2)).toEqual([]);
    const weights = { weights_final: {} };
    expect(problems(training, only(withFloor({ envelope: [1e-15, 2e-8] }, weights)), 2)).toEqual([]);
    expect(problems(training, only(withFloor({ envelope: [1e-15, 0.9e-8] }, weights)), 2)).not.toEqual([]);
  });

  it.each([
    ["an unknown option", { config: { ...config, dropout: 1 } }, "a field that the runner does not know"],
    ["an unknown model", { config: { ...config, model: "gpt" } }, "unknown model gpt"],
    ["an unknown optimizer", { config: { ...config, opt: "lion" } }, "unknown optimizer lion"],
    ["an unknown dtype", { config: { ...config, bias_dtype: "float16" } }, "unknown dtype float16"],
    ["another number of losses", { config: { ...config, epochs: 3 } }, "2 losses and 2 floors for 3 epochs"],
    ["an unknown field", { extra: 1 }, "a field that the runner does not know"],
    ["other types of the biases", { config: { ...config, bias_dtype: "float64" } }, "float64"],
  ])("fails for %s", (_, change, message) => {
    const found = problems(training, only({ ...run, ...change }), 3).map(({ got }) => got);
    expect(found.join("; ")).toContain(message);
  });

  it("fails for an unknown field of the committed runs, too", () => {
    const [first] = runs;
    expect(
      problems(training, only({ ...first, expected: { ...(first?.expected as Json), loss2: 1 } }), 1),
    ).toMatchObject([{ field: "expected.loss2" }]);
  });
});
