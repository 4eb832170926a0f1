import { asArray, config, Variable, type VariableLike } from "@dz/core";
import type { UnaryModel } from "@dz/models";
import { copy, type NdArray, random } from "@dz/ndarray";
import type { Optimizer } from "@dz/optimizers";
import { type Chunk, growthOn, lossOn } from "./chunk.ts";
import { EpochRecorder } from "./epoch.ts";
import { LayerUnits } from "./layer-units.ts";
import { around, type OneInput } from "./observe.ts";
import type { About, EpochSeen, Seen, UnitsSeen } from "./seen.ts";
import { isEmpty, type Recurrent, setStates, statesOf } from "./states.ts";
import { StepRecorder } from "./steps.ts";
import { UpdateRecords } from "./updates.ts";

/** A training to be watched. */
export interface Watched {
  readonly model: UnaryModel;
  readonly optimizer: Pick<Optimizer<string>, "update">;
  /**
   * The targets of an input [streams, size], for a loop that does not call {@link Watch.step} itself; null where they are
   * not known.
   */
  readonly targetsOf?: (x: NdArray) => NdArray | null;
}

/** The loss is measured again after every EACH-th update, since that costs a third of the training. */
const EACH = 7;

/**
 * Watches a training that someone wrote, whatever its loop looks like: each call of `model.forward` and of
 * `optimizer.update`, and what it is told. Steps without a graph are taken as judging. It reads before any hook of the
 * optimizer acts, and changes nothing: a training that is watched gives the same bits.
 *
 * @example
 * ```ts
 * const watch = new Watch({ task: { column: 0, ahead: 1 } });
 * watch.attach({ model, optimizer });
 * // in the loop, after y = model.forward(x) and loss = meanSquaredError(y, t):
 * watch.step(y, t);
 * // after each epoch:
 * watch.epochEnded({ trainLoss, heldOutLoss });
 * diagnose(watch.seen());
 * ```
 */
export class Watch {
  private readonly about: About;
  private readonly records = new UpdateRecords();
  private readonly train = new StepRecorder();
  private readonly judged = new StepRecorder();
  private readonly epochs: EpochSeen[] = [];
  private watched: Watched | null = null;
  private layers: LayerUnits | null = null;
  private recurrent: readonly Recurrent[] = [];
  private readonly undo: (() => void)[] = [];
  private epoch = new EpochRecorder();
  private chunk: Chunk | null = null;
  /** The input of the last step, which waits for its target. */
  private input: NdArray | null = null;
  private errorSum: number[] = [];
  private chunkErrors = new EpochRecorder().trainErrors;
  private broadcast: Seen["broadcast"] = null;
  private firstUnits: UnitsSeen[] | null = null;
  private firstGrowth = Number.NaN;
  private rereading = Number.NaN;
  /** Whether the watch itself runs the model. */
  private own = false;
  private hadOutput: LayerUnits["output"] = null;

  constructor(about: About = {}) {
    this.about = about;
  }

  /** Begins to watch a training; one watched before is let go. What was seen is kept. */
  attach(watched: Watched): void {
    this.detach();
    this.watched = watched;
    const layers = new LayerUnits(watched.model);
    this.layers = layers;
    this.recurrent = layers.recurrent;
    this.undo.push(
      () => layers.end(),
      around(watched.model as OneInput, "forward", (call, [x]) => this.forward(call, x)),
      around(watched.optimizer, "update", (call) => this.update(call)),
    );
  }

  /** Ends watching. */
  detach(): void {
    while (this.undo.length > 0) this.undo.pop()?.();
    this.watched = null;
    this.chunk = null;
  }

  /** Tells the targets of the last step, [streams, outputs] as the outputs y. */
  step(y: Variable, t: VariableLike): void {
    const target = t instanceof Variable ? t.data : asArray(t as NdArray);
    const output = y.data;
    const { input } = this;
    if (input === null) return;
    this.input = null;
    if (output.size > 1 && String(output.shape) !== String(target.shape) && !oneByOne(output, target)) {
      this.broadcast ??= { output: output.shape, target: target.shape };
    }
    if (output.size !== target.size) return;
    const streams = output.shape[0] ?? 1;
    const numbers = Float64Array.from(target.toTypedArray() as Float64Array);
    const answers = output.toTypedArray() as Float64Array;
    const { epoch } = this;
    const first = this.epochs.length === 0;
    if (!config.enableBackprop) {
      epoch.heldOutErrors.add(answers, numbers);
      if (first) this.judged.add(input.toTypedArray() as Float64Array, numbers, streams);
      return;
    }
    epoch.trainErrors.add(answers, numbers);
    this.chunkErrors.add(answers, numbers);
    if (first) this.train.add(input.toTypedArray() as Float64Array, numbers, streams);
    this.chunk?.targets.push(numbers);
    const outputs = numbers.length / streams;
    for (let i = 0; i < numbers.length; i++) {
      const j = i % outputs;
      this.errorSum[j] = (this.errorSum[j] ?? 0) + (answers[i] as number) - (numbers[i] as number);
    }
  }

  /** Tells that an epoch has ended, and its losses. */
  epochEnded({
    trainLoss = Number.NaN,
    heldOutLoss = Number.NaN,
  }: Partial<Pick<EpochSeen, "trainLoss" | "heldOutLoss">> = {}): void {
    const { watched, layers, epoch } = this;
    const growth =
      this.lastChunk === null || watched === null
        ? Number.NaN
        : this.alone(() => growthOn(this.lastChunk as Chunk, watched.model, this.recurrent));
    this.epochs.push(epoch.seen({ trainLoss, heldOutLoss }, { units: layers?.take() ?? [], growth }));
    this.epoch = new EpochRecorder();
  }

  /** Everything that was seen so far. */
  seen(): Seen {
    return {
      about: this.about,
      recurrent: this.recurrent.length > 0,
      train: this.train.seen(),
      judged: this.judged.seen(),
      broadcast: this.broadcast,
      updates: this.records.updates,
      parameters: this.records.parameters(this.hadOutput),
      weights: this.records.weights(),
      pull: this.records.pull(),
      firstUnits: this.firstUnits ?? [],
      firstGrowth: this.firstGrowth,
      epochs: this.epochs,
      record: this.epochs,
      rereading: this.rereading,
    };
  }

  /** The chunk of the last update. */
  private lastChunk: Chunk | null = null;

  private forward(call: (x: VariableLike) => Variable, x: VariableLike): Variable {
    const layers = this.layers as LayerUnits;
    if (this.own) return call(x);
    const input = x instanceof Variable ? x.data : asArray(x as NdArray);
    const kept = copy(input);
    const states = statesOf(this.recurrent);
    if (config.enableBackprop) this.beforeStep(kept, states);
    const y = layers.during(input, () => call(x));
    this.hadOutput = layers.output ?? this.hadOutput;
    if (!config.enableBackprop && this.epoch.judged++ === 0) this.readTwice(call, x, y, states);
    this.input = kept;
    const t = this.watched?.targetsOf?.(kept) ?? null;
    if (t !== null) this.step(y, t);
    return y;
  }

  private beforeStep(x: NdArray, states: ReturnType<typeof statesOf>): void {
    const { epoch } = this;
    const empty = isEmpty(states);
    if (epoch.steps === 0) epoch.beganEmpty = this.recurrent.length === 0 ? null : empty;
    else if (empty && this.recurrent.length > 0) epoch.emptied++;
    epoch.steps++;
    this.chunk ??= { states, stream: random.getState(), inputs: [], targets: [] };
    this.chunk.inputs.push(x);
  }

  /** Reads the first input of a test once more. */
  private readTwice(
    call: (x: VariableLike) => Variable,
    x: VariableLike,
    y: Variable,
    before: ReturnType<typeof statesOf>,
  ): void {
    const after = statesOf(this.recurrent);
    const stream = random.getState();
    setStates(this.recurrent, before);
    const again = this.alone(() => call(x)).data.toTypedArray() as Float64Array;
    setStates(this.recurrent, after);
    random.setState(stream);
    const first = y.data.toTypedArray() as Float64Array;
    const difference = Math.max(...first.map((value, i) => Math.abs(value - (again[i] as number))));
    if (!(difference <= this.rereading)) this.rereading = difference;
  }

  private update(call: () => void): void {
    const { watched, chunk, epoch, epochs } = this;
    if (watched === null) {
      call();
      return;
    }
    const { model } = watched;
    if (this.firstUnits === null) {
      this.firstUnits = this.layers?.take() ?? [];
      if (chunk !== null) this.firstGrowth = this.alone(() => growthOn(chunk, model, this.recurrent));
    }
    this.records.begin(model, epochs.length);
    call();
    const measures =
      chunk !== null && epoch.updates % EACH === epochs.length % EACH && chunk.targets.length === chunk.inputs.length;
    this.records.end(
      {
        epoch: epochs.length,
        errorSum: this.errorSum,
        lossBefore: this.chunkErrors.mean(),
        lossAfter: measures ? this.alone(() => lossOn(chunk, model, this.recurrent)) : Number.NaN,
      },
      this.hadOutput,
    );
    epoch.updates++;
    this.lastChunk = chunk ?? this.lastChunk;
    this.chunk = null;
    this.errorSum = [];
    this.chunkErrors = new EpochRecorder().trainErrors;
  }

  private alone<T>(body: () => T): T {
    this.own = true;
    try {
      return body();
    } finally {
      this.own = false;
    }
  }
}

/** Whether two shapes are compared element by element although they differ, as [1, 1] and [1], or [n, 1] and [1, n] are not. */
function oneByOne(a: NdArray, b: NdArray): boolean {
  const trimmed = ({ shape }: NdArray): string => {
    const first = shape.findIndex((size) => size !== 1);
    return String(first < 0 ? [] : shape.slice(first));
  };
  return trimmed(a) === trimmed(b);
}
