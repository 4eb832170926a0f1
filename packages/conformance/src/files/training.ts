/**
 * `training.json`: complete training runs, each with a floor: the difference between two runs of DeZero when only the
 * last bits of its matrix products and of tanh and exp change. The tolerances follow the floor, epoch by epoch.
 *
 * @module
 */
import { type Context, dataFile, type Runner, runCases } from "../cases.ts";
import type { Check, Flat } from "../check.ts";
import { type Allowance, within } from "../compare.ts";
import { DataError, decodeArray, decodeNumber, decodeShape } from "../decode.ts";
import type { Fields } from "../fields.ts";
import { type Course, type Job, train } from "../training-loop.ts";

/** Where the floor of a loss or of the predictions is higher, the run is chaotic and no number is compared. */
const CHAOTIC = 1e-4;

/** If the floor of the last loss is higher, the weights are not compared. */
const CHAOTIC_WEIGHTS = 1e-8;

/** The tolerance of all results of the first epoch. */
const firstEpoch = within(1e-12, 1e-12);

export const training: Runner = (data, context) =>
  dataFile(data, "dz-conformance/training/1", function* (file) {
    file.ignore("kernels", "test_input", "tolerance"); // in words: what the README says
    yield* runCases(file.list("runs"), {
      file: "training.json",
      id: (fields) => fields.text("name"),
      name: (fields) => fields.text("name"),
      run: (check, fields) => checkRun(check, fields, context),
    });
  });

function checkRun(check: Check, fields: Fields, { epochs = Number.POSITIVE_INFINITY }: Context): void {
  const job = jobOf(fields.fields("config"));
  const course = train({ ...job, epochs: Math.min(job.epochs, epochs) });
  const expected = fields.fields("expected");
  const floor = fields.fields("floor");
  floor.ignore("train", "test", "by_kernel"); // the envelope is derived from these
  const envelope = floor.numbers("envelope");
  checkLosses(check, "train", course.train, expected, envelope, job);
  checkLosses(check, "test", course.test, expected, envelope, job);
  check.same("count_per_epoch", course.count, expected.number("count_per_epoch"));
  check.same("dtype_of_prediction", course.prediction.dtype, expected.text("dtype_of_prediction"));
  checkFirstEpoch(check, expected, course);
  if (epochs >= job.epochs) checkEnd(check, expected, course, floor.number("pred_max_abs"), envelope.at(-1) as number);
  else {
    expected.ignore("pred", "weights_final");
    floor.ignore("pred_max_abs");
  }
}

function jobOf(config: Fields): Job {
  const bias = config.has("bias_dtype") ? config.text("bias_dtype") : "float32";
  if (bias !== "float64" && bias !== "float32") throw new DataError(`config.bias_dtype: unknown dtype ${bias}`);
  return {
    model: config.text("model"),
    opt: config.text("opt"),
    lr: config.number("lr"),
    seed: config.number("seed"),
    hidden: config.number("hidden"),
    bptt: config.number("bptt"),
    epochs: config.number("epochs"),
    ...(config.has("batch") ? { batch: config.number("batch") } : {}),
    types: { dtype: "float64", biasDtype: bias },
  };
}

function checkLosses(
  check: Check,
  field: "train" | "test",
  losses: readonly number[],
  expected: Fields,
  envelope: readonly number[],
  { epochs }: Job,
): void {
  const want = expected.numbers(field);
  if (want.length !== epochs || envelope.length !== epochs) {
    throw new DataError(`${field}: ${want.length} losses and ${envelope.length} floors for ${epochs} epochs`);
  }
  for (const [i, loss] of losses.entries()) {
    const [wanted, floor] = [want[i] as number, envelope[i] as number];
    const name = `${field} loss of epoch ${i + 1}`;
    if (floor <= CHAOTIC) check.number(name, loss, wanted, within(Math.max(1e-12, 100 * floor), 0));
    else if (!(loss < 10 * wanted)) check.fail(name, String(loss), `a number below ${10 * wanted}`);
  }
}

function checkFirstEpoch(check: Check, expected: Fields, course: Course): void {
  const losses = expected.numbers("cumulative_loss_at_update_epoch1");
  check.numbers("cumulative_loss_at_update_epoch1", course.lossAtUpdate, losses, within(1e-12, 0));
  const head = expected.numbers("pred_epoch1_head");
  check.numbers("pred_epoch1_head", course.firstPrediction.values.slice(0, head.length), head, firstEpoch);
  checkWeights(check, expected.fields("weights_before_first_update"), course.before, 1e-12);
}

function checkEnd(check: Check, expected: Fields, course: Course, floor: number, lossFloor: number): void {
  if (floor <= CHAOTIC) {
    const atol = Math.max(1e-12, 100 * floor);
    check.numbers("pred", course.prediction.values, expected.numbers("pred"), () => atol);
  } else expected.ignore("pred");
  if (lossFloor > CHAOTIC_WEIGHTS) expected.ignore("weights_final");
  else checkWeights(check, expected.fields("weights_final"), course.after, Math.max(1e-10, 1000 * lossFloor));
}

/**
 * Compares parameters by name. For large ones the data have the first values, the sum, and the sum of absolute values.
 */
function checkWeights(check: Check, want: Fields, got: ReadonlyMap<string, Flat>, rtol: number): void {
  check.same(want.path, [...got.keys()].sort(), want.names().sort());
  const allowance = within(rtol, 1e-12);
  for (const [name, flat] of got) {
    if (!want.has(name)) continue;
    const value = want.get(name) as object;
    const path = want.pathOf(name);
    if ("data" in value) check.flat(path, flat, decodeArray(value, path), allowance);
    else checkDigest(check, want.fields(name), flat, rtol, allowance);
  }
}

function checkDigest(
  check: Check,
  want: Fields,
  { shape, dtype, values }: Flat,
  rtol: number,
  allowance: Allowance,
): void {
  check.same(want.pathOf("shape"), shape, decodeShape(want.get("shape"), want.pathOf("shape")));
  check.same(want.pathOf("dtype"), dtype, want.text("dtype"));
  const numbers = Array.from(values, Number);
  const head = want.list("head").map((value) => decodeNumber(value, want.pathOf("head")));
  check.numbers(want.pathOf("head"), numbers.slice(0, head.length), head, allowance);
  // If every value is within rtol, both sums are within rtol of the sum of absolute values.
  const size = want.number("sum_abs");
  const ofSum: Allowance = () => rtol * size;
  check.number(want.pathOf("sum"), accurateSum(numbers), want.number("sum"), ofSum);
  check.number(want.pathOf("sum_abs"), accurateSum(numbers.map(Math.abs)), size, ofSum);
}

/** Compensated summation (Neumaier), so that the order of the values does not matter. */
function accurateSum(numbers: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const x of numbers) {
    const next = sum + x;
    lost += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
    sum = next;
  }
  return sum + lost;
}
