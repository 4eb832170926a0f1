import { noGrad, testMode, Variable } from "@dz/core";
import { childrenOf, type ForwardObserver, Layer, observeForward } from "@dz/layers";
import {
  checkDType,
  type DType,
  describe,
  formatShape,
  type OptionTable,
  readOptions,
  type Shape,
  ValueError,
  zeros,
} from "@dz/ndarray";
import { formatBytes, formatCount, formatTable } from "./summary-text.ts";

/** Options of {@link summary}. */
export interface SummaryOptions {
  /** The dtype of the input (default float32); int32 for numbers of words. */
  readonly dtype?: DType;
}

const summaryOptions = { dtype: { default: "float32", check: checkDType } } satisfies OptionTable<SummaryOptions>;

/** A layer that can be called with one Variable, whatever it returns. */
type OneInput = Layer & { forward(x: Variable): unknown };

/** The findings about one layer. */
interface Entry {
  readonly name: string;
  readonly layer: Layer;
  /** Its properties before the run, to restore its state. */
  readonly before: ReadonlyMap<string, unknown>;
  calls: number;
  /** The shape of the last output, as text. */
  shape: string;
  parameters: number;
}

/**
 * A table of the layers that an input passes through, in the order of use, with name, kind, output shape and number of
 * parameters, and a total. A parameter counts for the innermost called layer that contains it, and once if layers share
 * it. The model itself has a row, `.`, only if parameters count for it.
 *
 * The model is run on zeros of the given shape, without a graph and in test mode. This draws weights whose size depends
 * on the input, like any first forward (a second one follows if some are still not drawn); states, such as that of an
 * RNN, are restored. A layer that returns several Variables has their shapes in its row. Throws {@link ValueError} for a value that is not a layer or a shape, and rethrows errors of the
 * model.
 *
 * @example
 * ```ts
 * console.log(summary(new MLP([100, 10]), [1, 784]));
 * ```
 */
export function summary(model: OneInput, inputShape: Shape, options?: SummaryOptions): string {
  const { dtype } = readOptions("summary", summaryOptions, options);
  if (!(model instanceof Layer)) throw new ValueError(`summary: expected a layer, got ${describe(model)}`);
  const x = new Variable(zeros(checkInput(inputShape), { dtype }));
  const entries = new Map<Layer, Entry>();
  find(model, ".", entries);
  const used = new Set<Entry>();
  let shape: string;
  try {
    shape = observeForward(entries.keys(), noteIn(entries, used), () => {
      model.resetState();
      const first = run(model, x);
      if ([...model.params()].every(({ size }) => size > 0)) return first;
      used.clear();
      return run(model, x);
    });
  } finally {
    for (const entry of entries.values()) restore(entry);
  }
  count(model, null, entries, used, new Set());
  const rows = [...used].filter(({ layer, parameters }) => layer !== model || parameters > 0);
  const params = new Set(model.params());
  const size = [...params].reduce((sum, { data }) => sum + data.size, 0);
  const bytes = [...params].reduce((sum, { data, dtype: type }) => sum + data.size * (type === "float64" ? 8 : 4), 0);
  return [
    `${kindOf(model)}: ${formatShape(inputShape)} → ${shape}`,
    ...formatTable([
      ["name", "kind", "output", "parameters"],
      ...rows.map((entry) => [
        entry.name,
        kindOf(entry.layer),
        entry.shape + (entry.calls > 1 ? ` × ${entry.calls}` : ""),
        formatCount(entry.parameters),
      ]),
      ["total", "", formatBytes(bytes), formatCount(size)],
    ]),
  ].join("\n");
}

function checkInput(shape: Shape): Shape {
  if (Array.isArray(shape) && shape.length <= 64 && shape.every((n) => Number.isSafeInteger(n) && n > 0)) return shape;
  const got = Array.isArray(shape) ? formatShape(shape) : describe(shape);
  throw new ValueError(`summary: expected the shape of an input such as [1, 784], got ${got}`);
}

function run(model: OneInput, x: Variable): string {
  let y: unknown;
  noGrad(() =>
    testMode(() => {
      y = model.forward(x);
    }),
  );
  return shapesOf(y);
}

/** The shape of an output, those of several outputs, and for anything else what it is. */
function shapesOf(y: unknown): string {
  if (y instanceof Variable) return formatShape(y.shape);
  return Array.isArray(y) ? y.map(shapesOf).join(" ") : describe(y);
}

/** Finds the layers of a model with their paths; a layer with two paths has the first. */
function find(layer: Layer, name: string, found: Map<Layer, Entry>): void {
  if (found.has(layer)) return;
  const before = new Map(Object.entries(layer));
  found.set(layer, { name, layer, before, calls: 0, shape: "", parameters: 0 });
  for (const [key, child] of childrenOf(layer)) {
    if (child instanceof Layer) find(child, name === "." ? key : `${name}/${key}`, found);
  }
}

/** Notes each call in `entries`, and in `used` the layers in the order of their first calls. */
function noteIn(entries: ReadonlyMap<Layer, Entry>, used: Set<Entry>): ForwardObserver {
  const running = new Set<Layer>();
  return (layer, call) => {
    const entry = entries.get(layer) as Entry;
    if (running.has(layer)) return call(); // a layer that calls itself has one output
    if (!used.has(entry)) entry.calls = 0;
    used.add(entry);
    entry.calls++;
    running.add(layer);
    try {
      const y = call();
      entry.shape = shapesOf(y);
      return y;
    } finally {
      running.delete(layer);
    }
  };
}

/** Restores the properties that the run has changed, except for layers created by it. */
function restore({ layer, before }: Entry): void {
  const properties = layer as unknown as Record<string, unknown>;
  for (const [key, value] of before) {
    if (properties[key] !== value && !(properties[key] instanceof Layer)) properties[key] = value;
  }
}

function count(
  layer: Layer,
  owner: Entry | null,
  entries: ReadonlyMap<Layer, Entry>,
  used: ReadonlySet<Entry>,
  seen: Set<unknown>,
): void {
  if (seen.has(layer)) return;
  seen.add(layer);
  const entry = entries.get(layer);
  const here = entry !== undefined && used.has(entry) ? entry : owner;
  for (const [, child] of childrenOf(layer)) {
    if (child instanceof Layer) count(child, here, entries, used, seen);
    else if (here !== null && !seen.has(child)) {
      seen.add(child);
      here.parameters += child.size;
    }
  }
}

function kindOf(layer: Layer): string {
  return layer.constructor.name;
}
