import { array, loadNpz, type NdArray, StateError, saveNpz } from "@dz/ndarray";
import { BestWeights } from "@dz/optimizers";
import { describe, expect, test } from "vitest";
import { createJob, type SineJob } from "../job.ts";
import { settingsOf } from "../testing/settings-of.ts";
import { type Epoch, train } from "../train.ts";
import { loadState, saveState } from "./job-state.ts";

type Options = ReturnType<typeof settingsOf>;

const parse = (...args: string[]): Options => settingsOf("--hidden", "4", "--seed", "1", ...args);

function begin(options: Options): { job: SineJob; kept: BestWeights | null } {
  const job = createJob(options);
  return { job, kept: options.keepBest ? new BestWeights(job.model) : null };
}

interface After {
  readonly result: Omit<Epoch, "seconds">;
  readonly state: Uint8Array;
}

/** The results of epochs `first` to `last`, and the states after them. */
function go({ job, kept }: ReturnType<typeof begin>, first: number, last: number): After[] {
  const found: After[] = [];
  for (const epoch of train(job, first)) {
    if (epoch === null) continue;
    kept?.update(epoch.testLoss);
    const { seconds: _, ...result } = epoch;
    found.push({ result, state: saveState(job, kept, epoch.epoch) });
    if (epoch.epoch === last) break;
  }
  return found;
}

/** Compares a training in one go with one whose every epoch is trained by a new job from the previous state. */
function expectSameBits(args: readonly string[], epochs: number): void {
  const options = parse(...args, "--epochs", String(epochs));
  const whole = go(begin(options), 1, epochs);
  expect(whole.length).toBe(epochs);
  for (let epoch = 2; epoch <= epochs; epoch++) {
    const before = whole[epoch - 2] as After;
    const next = begin(options);
    expect(loadState(before.state, next.job, next.kept, "it")).toBe(epoch - 1);
    const [after] = go(next, epoch, epoch) as [After];
    expect(after.result).toEqual(whole[epoch - 1]?.result);
    expect(Buffer.compare(after.state, (whole[epoch - 1] as After).state)).toBe(0);
  }
}

describe("a training resumed from its state gives the same bits", () => {
  const models = ["rnn", "mlp", "lstm", "gru"];
  const optimizers = ["adam", "sgd", "momentum", "adagrad", "adadelta", "adamw", "rmsprop"];
  test.each(models.flatMap((model) => optimizers.map((optimizer) => [model, optimizer])))("%s, %s", (model, name) => {
    expectSameBits(["--model", model, "--optimizer", name], 2);
  });

  test.each(["step", "cosine", "warmup-cosine", "one-cycle", "plateau"])("schedule %s", (schedule) => {
    expectSameBits(["--schedule", schedule, "--bptt", "100"], 3);
  });

  test.each([
    ["--keep-best --lr 0.02"],
    ["--precision float32 --batch 10 --model lstm"],
    ["--precision dezero --batch 30 --model gru --keep-best"],
    ["--precision dezero --model lstm --schedule plateau --lr 0.1 --bptt 200 --keep-best"],
    ["--batch 7 --bptt 13 --schedule one-cycle"],
    ["--optimizer sgd --lr 1e300 --keep-best --schedule plateau"], // NaN everywhere
    ["--hidden 1 --bptt 999 --model mlp"],
    ["--optimizer adamw --precision float32 --model gru"],
    ["--hidden 17 --model lstm --bptt 333"],
  ])("%s", (args) => expectSameBits(args.split(" "), 3));

  test("a plateau that reduces in the next epoch", () => {
    expectSameBits(["--schedule", "plateau", "--lr", "0.5", "--bptt", "500", "--keep-best"], 12);
  });
});

test("an older state of AdamW, without counts per parameter, resumes with the same bits", () => {
  const options = parse("--optimizer", "adamw", "--epochs", "2", "--bptt", "200");
  const whole = go(begin(options), 1, 2);
  const state = loadNpz((whole[0] as After).state);
  const counts = [...state.keys()].filter((name) => name.endsWith("/t"));
  expect(counts).toContain("optimizer/arrays/fc/b/t");
  const next = begin(options);
  const old = saveNpz([...state].filter(([name]) => !counts.includes(name)));
  expect(loadState(old, next.job, next.kept, "it")).toBe(1);
  const [after] = go(next, 2, 2) as [After];
  expect(after.result).toEqual(whole[1]?.result);
  expect(Buffer.compare(after.state, (whole[1] as After).state)).toBe(0);
});

test("a part of the state may begin anew, for a job that continues another with other settings", () => {
  const of = parse("--optimizer", "adam", "--schedule", "plateau", "--keep-best", "--epochs", "3");
  const [{ state }] = go(begin(of), 1, 1) as [After];
  const anew = { schedule: "new", optimizer: "new", best: "new" } as const;
  const other = parse("--optimizer", "momentum", "--schedule", "cosine", "--epochs", "3");
  const [{ job, kept }, fresh] = [begin(other), begin(other)];
  expect(loadState(state, job, kept, "it", anew)).toBe(1);
  const found = loadNpz(saveState(job, kept, 1));
  const names = [...found.keys()].filter((name) => !/^(random|weights)\//.test(name));
  expect(names).toEqual(["format", "epoch", "optimizer/steps", "rate/steps", "rate/base"]);
  expect(found.get("optimizer/steps")?.item()).toBe(0);
  expect(() => loadState(state, fresh.job, null, "it", { ...anew, best: "continued" })).toThrow('field "best/value"');
  // What is not begun anew goes on.
  const same = begin(of);
  loadState(state, same.job, same.kept, "it", { schedule: "new" });
  expect(Buffer.compare(saveState(same.job, same.kept, 1), state)).not.toBe(0); // plateau has forgotten the best loss
  const steps = (bytes: Uint8Array): unknown => loadNpz(bytes).get("optimizer/steps")?.item();
  expect(steps(saveState(same.job, same.kept, 1))).toBe(steps(state));
});

describe("a wrong state is refused in one line", () => {
  const options = parse("--keep-best", "--schedule", "plateau", "--bptt", "500", "--epochs", "2");
  const [{ state }] = go(begin(options), 1, 1) as [After];

  function refusal(bytes: Uint8Array, other: Options = options): string {
    const { job, kept } = begin(other);
    try {
      loadState(bytes, job, kept, "checkpoint");
    } catch (error) {
      expect(error).toBeInstanceOf(StateError);
      return (error as Error).message;
    }
    throw new Error("nothing was refused");
  }

  /** The state with some fields changed, added or removed. */
  function changed(fields: Readonly<Record<string, NdArray | null>>): Uint8Array {
    const all = new Map<string, NdArray | null>([...loadNpz(state), ...Object.entries(fields)]);
    return saveNpz([...all].flatMap(([name, a]) => (a === null ? [] : [[name, a] as const])));
  }

  test.each<[Readonly<Record<string, NdArray | null>>, string]>([
    [{ format: array(2) }, "checkpoint: format is 2, expected 1, the only one that is read"],
    [{ format: null }, "checkpoint: format is missing"],
    [{ epoch: array(0) }, "checkpoint: epoch is 0, expected a whole number from 1 to 2"],
    [{ epoch: array(3) }, "checkpoint: epoch is 3, expected a whole number from 1 to 2"],
    [{ "random/pos": array(625) }, "checkpoint: setState: pos is 625, expected 0 to 624"],
    [{ "random/pos": array(Number.NaN) }, "checkpoint: setState: pos is NaN, expected 0 to 624"],
    [{ "random/key": array([1]) }, "checkpoint: random/key is [1] float64, expected [624] int32"],
    [{ "optimizer/steps": array(-1) }, "checkpoint: setState: the number of updates is a whole number from 0, got -1"],
    [{ "optimizer/arrays/fc/b/v": null }, "checkpoint: setState: there is fc/b/m, but no fc/b/v"],
    [
      { "optimizer/arrays/fc/b/v": array([1], { dtype: "float32" }) },
      "checkpoint: optimizer/arrays/fc/b/v is float32, expected float64",
    ],
    [{ "optimizer/arrays/nobody/m": array(1) }, "checkpoint: setState: no parameter has a state called nobody/m"],
    [{ "weights/fc/b": null }, "checkpoint: loadWeights: the file has no fc/b, but has rnn/x2h/W"],
    [{ "weights/fc/b": array([1, 2]) }, "checkpoint: loadWeights: fc/b has shape [2] in the file, [1] in the model"],
    [{ "weights/fc/b": array([1], { dtype: "float32" }) }, "checkpoint: weights/fc/b is float32, expected float64"],
    [{ "rate/factor": array(2) }, "checkpoint: ReduceOnPlateau: factor is 2, expected a number from 0 to 1"],
    [{ "rate/base": array(Infinity) }, "checkpoint: Scheduler: base is Infinity, expected a number from 0"],
    [{ "best/at": array(2) }, "checkpoint: BestWeights bestAt: 2 cannot be that of the best"],
    [{ "best/weights/fc/b": array([1, 2]) }, "checkpoint: BestWeights: fc/b has shape [2], the parameter [1]"],
    [{ "rate/more": array(1) }, 'checkpoint: there is a field "rate/more", which is unknown'],
    [{ "\u2028": array(1) }, 'checkpoint: there is a field "\\u{2028}", which is unknown'],
  ])("%o", (fields, message) => {
    const text = refusal(changed(fields));
    expect(text).toContain(message);
    expect(text).not.toMatch(/[\n\u2028]/);
  });

  test("states of other jobs", () => {
    expect(refusal(state, parse("--model", "lstm"))).toContain("loadWeights: the file has no rnn/x2f/W");
    expect(refusal(state, parse("--hidden", "5"))).toContain("has shape");
    expect(refusal(state, parse("--precision", "float32", "--keep-best", "--schedule", "plateau"))).toContain(
      "is float64, expected float32",
    );
    expect(refusal(state, parse("--optimizer", "sgd", "--keep-best", "--schedule", "plateau"))).toContain(
      "no parameter has a state called",
    );
    expect(refusal(state, parse("--schedule", "plateau"))).toContain('"best/value", which is unknown');
    expect(refusal(state, parse("--keep-best"))).toContain('"rate/steps", which is unknown');
  });

  test("a file truncated anywhere", () => {
    for (const at of [...Array(200).keys(), ...Array.from({ length: 200 }, (_, i) => state.length - 1 - i)]) {
      expect(() => refusal(state.subarray(0, at))).not.toThrow();
    }
  });
});
