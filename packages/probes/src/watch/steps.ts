import type { StepsSeen } from "./seen.ts";

/** How many numbers are kept of the inputs and targets. */
const MOST = 100_000;

/** Keeps the steps of one epoch, from its first on. */
export class StepRecorder {
  private readonly inputs: number[] = [];
  private readonly targets: number[] = [];
  private streams = 0;
  private size = 0;
  private outputs = 0;
  private steps = 0;

  /** Adds a step: inputs [streams, size] and targets [streams, outputs]; one of other sizes, or one too many, is left out. */
  add(x: ArrayLike<number>, t: ArrayLike<number>, streams: number): void {
    const size = x.length / streams;
    const outputs = t.length / streams;
    if (this.steps === 0) Object.assign(this, { streams, size, outputs });
    if (streams !== this.streams || size !== this.size || outputs !== this.outputs) return;
    if (this.inputs.length + this.targets.length > MOST) return;
    for (let i = 0; i < x.length; i++) this.inputs.push(x[i] as number);
    for (let i = 0; i < t.length; i++) this.targets.push(t[i] as number);
    this.steps++;
  }

  seen(): StepsSeen {
    const { steps, streams, inputs, size, targets, outputs } = this;
    return { steps, streams, inputs, size, targets, outputs };
  }
}
