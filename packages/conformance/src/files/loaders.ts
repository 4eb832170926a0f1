/**
 * The sections of `datasets.json` about loaders.
 *
 * @module
 */
import { DataLoader, type ExampleSource, SeqDataLoader, SinCurve, Spiral } from "@dz/datasets";
import { arange, type NdArray, RandomState } from "@dz/ndarray";
import type { Check } from "../check.ts";
import { exact, ulps } from "../compare.ts";
import type { Fields } from "../fields.ts";
import { checkNext } from "./rng-part.ts";
import { sineAndNoise } from "./series-tolerance.ts";

/** The sections by name. */
export const loaders: Readonly<Record<string, (check: Check, fields: Fields) => void>> = {
  dataloader_shuffle: checkShuffled,
  dataloader_in_order: checkInOrder,
  seqdataloader_index: checkSequences,
  seqdataloader_sincurve: checkSinCurveSequences,
  spiral_loader_first_batch: checkSpiralBatch,
};

/** The numbers from 0, each as an input of shape [1] and as its own label. */
function numbers(length: number): ExampleSource {
  return { length, get: (i) => [arange(i, i + 1), i] };
}

/** Compares the labels of all batches with the wanted ones, and the inputs with the labels. */
function checkBatches(check: Check, field: string, got: Iterable<readonly [NdArray, NdArray]>, want: unknown): void {
  const batches = Array.from(got, ([x, t]) => [Array.from(x.toTypedArray()), Array.from(t.toTypedArray())]);
  const labels = batches.map(([, t]) => t);
  check.same(field, labels, want);
  check.same(
    `${field} (inputs)`,
    batches.map(([x]) => x),
    labels,
  );
}

function checkShuffled(check: Check, fields: Fields): void {
  fields.ignore("note");
  const stream = new RandomState(fields.number("seed"));
  const loader = new DataLoader(numbers(fields.number("size")), fields.number("batch"), { random: stream });
  check.same("max_iter", loader.maxIter, fields.number("max_iter"));
  const epochs = fields.list("batches");
  check.same("epochs", epochs.length, fields.number("epochs"));
  for (const [i, want] of epochs.entries()) checkBatches(check, `batches[${i}]`, loader, want);
  checkNext(check, fields, stream);
}

function checkInOrder(check: Check, fields: Fields): void {
  const loader = new DataLoader(numbers(fields.number("size")), fields.number("batch"), { shuffle: false });
  checkBatches(check, "batches", loader, fields.list("batches"));
}

function checkSequences(check: Check, fields: Fields): void {
  const [size, batch] = [fields.number("size"), fields.number("batch")];
  const loader = new SeqDataLoader(numbers(size), batch);
  check.same("max_iter", loader.maxIter, fields.number("max_iter"));
  checkBatches(check, "batches", loader, fields.list("batches"));
  // Without the overlapping batch at the end, there are `jump` batches.
  check.same("jump", new SeqDataLoader(numbers(size), batch, { tail: "drop" }).maxIter, fields.number("jump"));
}

function checkSinCurveSequences(check: Check, fields: Fields): void {
  const stream = new RandomState(fields.number("seed"));
  const set = new SinCurve({ random: stream });
  const loader = new SeqDataLoader(set, fields.number("batch"));
  check.same("per_epoch", loader.maxIter, fields.number("per_epoch"));
  const [xs, ts, shape] = [fields.list("x"), fields.list("t"), fields.numbers("shape")];
  const count = fields.number("iterations");
  check.same("iterations", [xs.length, ts.length], [count, count]);
  const jump = Math.floor(set.length / fields.number("batch"));
  const batches = [...loader, ...loader].slice(0, count);
  for (const [i, [x, t]] of batches.entries()) {
    check.same(`shape[${i}]`, [x.shape, t.shape], [shape, shape]);
    const at = (row: number): number => (row * jump + (i % loader.maxIter)) % set.length;
    check.numbers(`x[${i}]`, x.toTypedArray(), xs[i] as number[], sineAndNoise(at));
    check.numbers(
      `t[${i}]`,
      t.toTypedArray(),
      ts[i] as number[],
      sineAndNoise((row) => at(row) + 1),
    );
  }
}

function checkSpiralBatch(check: Check, fields: Fields): void {
  fields.ignore("note");
  const stream = new RandomState(0);
  const set = new Spiral({ random: stream });
  const want = fields.array("x");
  const [batch] = new DataLoader(set, want.shape[0] as number, { random: stream });
  const [x, t] = batch as readonly [NdArray, NdArray];
  check.array("x", x, want, ulps(1, "float32"));
  check.array("t", t, fields.array("t"), exact);
  // The order of the loader is drawn after those of the dataset.
  const again = new RandomState(0);
  const rows = new Spiral({ random: again }).length;
  const head = fields.numbers("index_head");
  check.numbers("index_head", again.permutation(rows).toTypedArray().subarray(0, head.length), head, exact);
}
