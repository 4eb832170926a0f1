import { asVariable, config, type Variable, type VariableLike } from "@dz/core";
import { childrenOf, Layer, Linear } from "@dz/layers";
import type { UnaryModel } from "@dz/models";
import type { NdArray } from "@dz/ndarray";
import { flatSums } from "./gates.ts";
import { around, layersIn, type OneInput } from "./observe.ts";
import type { UnitsSeen } from "./seen.ts";
import { isRecurrent, type Recurrent } from "./states.ts";
import { UnitRecorder } from "./units.ts";

/** The sums of activations are computed at every EACH-th step, since they cost as much as the step. */
const EACH = 5;

/** Observes the units inside of a network: what recurrent layers give, and what other Linear layers get. */
export class LayerUnits {
  readonly recurrent: readonly Recurrent[];
  /** The layer that gave the output at the last step, if it is a Linear. */
  output: Linear | null = null;
  private readonly recorders = new Map<Layer, UnitRecorder>();
  private readonly flat = new Map<Layer, { flat: number; all: number }>();
  private readonly undo: (() => void)[] = [];
  /** What the network got, and what its recurrent layers gave at this step: not to be taken for other units. */
  private known: NdArray[] = [];
  private lastLinear: { readonly layer: Linear; readonly y: NdArray } | null = null;
  private step = 0;
  /** Whether the steps before the first update, which are few, are over. */
  private taken = false;
  private observing = false;

  constructor(model: UnaryModel) {
    const inner = (layer: Layer): Layer[] =>
      childrenOf(layer).flatMap(([, child]) => (child instanceof Layer ? [child] : []));
    const layers = [...new Set(layersIn(model, inner))];
    this.recurrent = layers.filter(isRecurrent);
    for (const layer of this.recurrent) {
      const observed: OneInput = layer;
      this.undo.push(around(observed, "forward", (call, [x]) => this.recurrentStep(layer, call, x)));
    }
    for (const layer of layers) {
      if (layer instanceof Linear) {
        const observed: OneInput = layer;
        this.undo.push(around(observed, "forward", (call, [x]) => this.linearStep(layer, call, x)));
      }
    }
  }

  end(): void {
    while (this.undo.length > 0) this.undo.pop()?.();
  }

  /** Runs a step of the network with the input x, and observes it. */
  during(x: NdArray, body: () => Variable): Variable {
    this.known = [x];
    this.lastLinear = null;
    this.observing = config.enableBackprop;
    if (this.observing) this.step++;
    try {
      const y = body();
      const last = this.lastLinear as { readonly layer: Linear; readonly y: NdArray } | null;
      if (last !== null) this.output = last.y === y.data ? last.layer : null;
      return y;
    } finally {
      this.observing = false;
    }
  }

  /** What the units did since the last call. */
  take(): UnitsSeen[] {
    this.taken = true;
    return Array.from(this.recorders, ([layer, recorder]) => {
      const counted = this.flat.get(layer);
      this.flat.delete(layer);
      return recorder.take(counted === undefined ? null : counted.flat / counted.all);
    }).filter((units) => units !== null);
  }

  private recurrentStep(layer: Recurrent, call: (x: VariableLike) => Variable, x: VariableLike): Variable {
    const { h } = layer;
    const input = asVariable(x, "input");
    const y = call(input);
    if (!this.observing) return y;
    this.known.push(y.data);
    this.recorderOf(layer).add(y.data.toTypedArray() as Float64Array, y.shape[1] as number);
    if (!this.taken || this.step % EACH === 0) {
      const sums = flatSums(
        layer,
        input.data.toTypedArray() as Float64Array,
        h === null ? null : (h.data.toTypedArray() as Float64Array),
      );
      const before = this.flat.get(layer) ?? { flat: 0, all: 0 };
      this.flat.set(layer, { flat: before.flat + sums.flat, all: before.all + sums.all });
    }
    return y;
  }

  private linearStep(layer: Linear, call: (x: VariableLike) => Variable, x: VariableLike): Variable {
    const input = asVariable(x, "input");
    const y = call(input);
    this.lastLinear = { layer, y: y.data };
    if (this.observing && !this.known.includes(input.data)) {
      this.recorderOf(layer).add(input.data.toTypedArray() as Float64Array, input.shape.at(-1) as number);
    }
    return y;
  }

  private recorderOf(layer: Layer): UnitRecorder {
    const recorder = this.recorders.get(layer) ?? new UnitRecorder();
    this.recorders.set(layer, recorder);
    return recorder;
  }
}
