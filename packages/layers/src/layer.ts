import { Parameter } from "@dz/core";
import { StateError } from "@dz/ndarray";
import { loadWeights, type SaveWeightsOptions, saveWeights } from "./weights.ts";

/** A parameter with its path in a model: `rnn/x2h/W`. */
export type NamedParameter = readonly [name: string, parameter: Parameter];

/**
 * A function with parameters.
 *
 * The parameters are the {@link Parameter} properties of the object and those of the layers in its properties, in the
 * order of declaration. An array of layers gives them numbered names: a property `l` with two layers gives `l0` and
 * `l1`. Layers in a Map or a Set are refused; layers in a `#private` field, a plain object or a nested array are not
 * found. A layer that contains itself, directly or indirectly, is refused with a {@link StateError}.
 */
export abstract class Layer {
  /**
   * The output for the inputs. A subclass takes and returns what it needs: `forward(x: VariableLike): Variable`,
   * `forward(x: VariableLike, h: Variable | null): [Variable, Variable]`. So a `Layer` of which nothing more is known
   * cannot be called; one that takes and returns a Variable is a {@link UnaryLayer}.
   */
  abstract forward(...inputs: never[]): unknown;

  /** All parameters with their paths, as DeZero names them in weight files. */
  namedParams(): Iterable<NamedParameter> {
    return inside(this, "params", (layer) => {
      const found: NamedParameter[] = [];
      eachChild(layer, (child, name) => {
        if (child instanceof Parameter) found.push([name, child]);
        else for (const [path, parameter] of child.namedParams()) found.push([`${name}/${path}`, parameter]);
      });
      return found;
    });
  }

  /** All parameters. */
  params(): Iterable<Parameter> {
    return inside(this, "params", (layer) => collect(layer, []));
  }

  /** Resets the hidden states of this layer and of all layers in its properties; does nothing without any. */
  resetState(): void {
    inside(this, "resetState", (layer) => {
      eachChild(layer, (child) => {
        if (child instanceof Layer) child.resetState();
      });
    });
  }

  /** Clears the gradients of all parameters. */
  cleargrads(): void {
    for (const parameter of this.params()) parameter.cleargrad();
  }

  /**
   * All parameters as the bytes of an npz file, which Python's `np.load` and DeZero's `load_weights` read, or of a
   * safetensors file. Throws {@link StateError} for a parameter that has no size yet.
   */
  saveWeights(options?: SaveWeightsOptions): Uint8Array<ArrayBuffer> {
    return saveWeights(this.namedParams(), options);
  }

  /**
   * Sets all parameters from the bytes of an npz or safetensors file, converted to the dtypes of this layer. A
   * parameter that has no size yet takes its size from the file.
   *
   * Throws {@link FormatError} for a broken file, {@link ValueError} if the names differ, {@link ShapeError} if a shape
   * differs and {@link OutOfMemoryError} if the host has no room; all parameters are then unchanged.
   */
  loadWeights(bytes: Uint8Array): void {
    loadWeights(this.namedParams(), bytes);
  }
}

/** The nesting depth of the traversals in progress. */
let depth = 0;

/** Deeper than any real model: at multiples of this depth, a traversal looks for cycles. */
const DEEP = 64;

/** Traverses a layer. Throws {@link StateError} for one that contains itself. */
function inside<T>(layer: Layer, op: string, body: (layer: Layer) => T): T {
  // Looking for cycles at every layer would cost more than the update itself.
  if (depth > 0 && depth % DEEP === 0) refuseCycle(layer, op, new Map());
  depth++;
  try {
    return body(layer);
  } finally {
    depth--;
  }
}

/**
 * Throws {@link StateError} if a layer contains itself or one that does. `path`: the enclosing layers, each with the
 * name of its child.
 */
function refuseCycle(layer: Layer, op: string, path: Map<Layer, string>): void {
  eachChild(layer, (child, name) => {
    if (!(child instanceof Layer)) return;
    path.set(layer, name);
    if (path.has(child)) {
      const [kind, names] = [child.constructor.name, cycleOf(path, child).join("/")];
      throw new StateError(`${op}: ${kind} contains itself, as ${names}; keep what points back in a #private field`);
    }
    refuseCycle(child, op, path);
    path.delete(layer);
  });
}

/** The names on the path from a layer back to itself. */
function cycleOf(path: ReadonlyMap<Layer, string>, from: Layer): string[] {
  const layers = [...path.keys()];
  return layers.slice(layers.indexOf(from)).map((layer) => path.get(layer) as string);
}

/** Adds the parameters of a layer to a list, without building names: every update asks for them twice. */
function collect(layer: Layer, found: Parameter[]): Parameter[] {
  for (const value of Object.values(layer)) add(value, found);
  return found;
}

function add(value: unknown, found: Parameter[]): void {
  if (value instanceof Parameter) found.push(value);
  else if (value instanceof Layer) found.push(...value.params());
  else if (Array.isArray(value)) {
    for (const element of value) if (isChild(element)) add(element, found);
  } else refuseHidden(value);
}

/** Refuses layers in collections that are not traversed: they would silently never learn. */
function refuseHidden(value: unknown): void {
  if (!(value instanceof Map || value instanceof Set)) return;
  for (const element of value.values()) {
    if (!isChild(element)) continue;
    const [what, kind] = [element.constructor.name, value.constructor.name];
    throw new StateError(`params: a ${what} in a ${kind} is not found; keep layers in properties or in an array`);
  }
}

type Child = Layer | Parameter;

function eachChild(layer: Layer, visit: (child: Child, name: string) => void): void {
  for (const name of Object.keys(layer)) {
    const value = (layer as unknown as Record<string, unknown>)[name];
    if (isChild(value)) visit(value, name);
    else if (Array.isArray(value)) {
      for (const [i, element] of value.entries()) if (isChild(element)) visit(element, `${name}${i}`);
    } else refuseHidden(value);
  }
}

function isChild(value: unknown): value is Child {
  return value instanceof Parameter || value instanceof Layer;
}
