import { Parameter } from "@dz/core";
import { describe, type OnArrayBuffer, StateError, shown, ValueError } from "@dz/ndarray";
import { loadWeights, type SaveWeightsOptions, saveWeights } from "./weights.ts";

/** A parameter with its path in a model: `rnn/x2h/W`. */
export type NamedParameter = readonly [name: string, parameter: Parameter];

/**
 * A function with parameters.
 *
 * The parameters are the {@link Parameter} properties of the object and those of the layers in its properties, in the
 * order of declaration. Arrays, plain objects and Maps with string keys, also in one another, are searched, and name what
 * they hold: with `l = [a, b]`, `a` is `l0`; with `blocks = [[a, b]]`, `b` is `blocks0/1`; with `heads = { left: a }` or
 * `heads = new Map([["left", a]])`, `a` is `heads/left`.
 *
 * Layers in a Set, or under a key of a Map that is no string, are refused with a {@link StateError}; so are a layer that
 * contains itself, directly or indirectly, and two parameters of one name. What a `#private` field holds is not found.
 */
export abstract class Layer {
  /**
   * The output for the inputs. A subclass takes and returns what it needs: `forward(x: VariableLike): Variable`,
   * `forward(x: VariableLike, h: Variable | null): [Variable, Variable]`. So a `Layer` of which nothing more is known
   * cannot be called; one that takes and returns a Variable is a {@link UnaryLayer}.
   */
  abstract forward(...inputs: never[]): unknown;

  /**
   * All parameters with their paths, as DeZero names them in weight files. Throws {@link StateError} for two of one name.
   */
  namedParams(): Iterable<NamedParameter> {
    return inside(this, "params", (layer) => {
      const found: NamedParameter[] = [];
      eachChild(layer, (child, name) => {
        if (child instanceof Parameter) found.push([name, child]);
        else for (const [path, parameter] of child.namedParams()) found.push([`${name}/${path}`, parameter]);
      });
      refuseTwice(layer, found);
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
  saveWeights(options?: SaveWeightsOptions): OnArrayBuffer<Uint8Array> {
    return saveWeights(this.namedParams(), options);
  }

  /**
   * Sets all parameters from the bytes of an npz or safetensors file, converted to the dtypes of this layer. A
   * parameter that has no size yet takes its size from the file; where the layer was made without a dtype and has had no
   * input, it takes that of the file, too (float32 for numbers that are no floats).
   *
   * Throws {@link FormatError} for a broken file, {@link ValueError} if the names differ, {@link ShapeError} if a shape
   * differs and {@link OutOfMemoryError} if the host has no room; all parameters are then unchanged.
   */
  loadWeights(bytes: Uint8Array): void {
    loadWeights(this.namedParams(), bytes);
  }
}

/** A layer or a parameter, which a layer holds. */
export type Child = Layer | Parameter;

/** The layers and parameters that a layer holds itself, with their names, in the order of declaration. */
export function childrenOf(layer: Layer): [name: string, child: Child][] {
  if (!(layer instanceof Layer)) throw new ValueError(`childrenOf: expected a layer, got ${describe(layer)}`);
  const found: [string, Child][] = [];
  eachChild(layer, (child, name) => found.push([name, child]));
  return found;
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
 * Throws {@link StateError} if a layer or a collection contains itself or one that does. `path`: the enclosing ones, each
 * with what the name of its member adds to a path.
 */
function refuseCycle(holder: object, op: string, path: Map<object, string>): void {
  for (const [suffix, member] of membersOf(holder, false)) {
    if (!(member instanceof Layer || isCollection(member))) continue;
    path.set(holder, suffix);
    if (path.has(member)) {
      const kind = Object.getPrototypeOf(member)?.constructor.name ?? "Object";
      throw new StateError(
        `${op}: ${kind} contains itself, as ${cycleOf(path, member)}; keep what points back in a #private field`,
      );
    }
    refuseCycle(member, op, path);
    path.delete(holder);
  }
}

/** The path from a layer or a collection back to itself. */
function cycleOf(path: ReadonlyMap<object, string>, from: object): string {
  const holders = [...path.keys()];
  const suffixes = holders.slice(holders.indexOf(from)).map((holder) => path.get(holder) as string);
  return suffixes.join("").replace(/^\//, "");
}

/** Adds the parameters of a layer to a list, without building names: every update asks for them twice. */
function collect(layer: Layer, found: Parameter[]): Parameter[] {
  for (const value of Object.values(layer)) add(value, found, 0);
  return found;
}

/** `level`: the number of enclosing collections, up to the next layer. */
function add(value: unknown, found: Parameter[], level: number): void {
  if (typeof value !== "object" || value === null) return;
  if (value instanceof Parameter) found.push(value);
  else if (value instanceof Layer) found.push(...value.params());
  else if (Array.isArray(value)) {
    if (level === DEEP) refuseCycle(value, "params", new Map());
    for (const element of value) add(element, found, level + 1);
  } else if (isCollection(value)) {
    if (level === DEEP) refuseCycle(value, "params", new Map());
    for (const [, element] of membersOf(value, false)) add(element, found, level + 1);
  }
}

/**
 * Visits the layers and parameters that a layer or a collection holds, with their paths. `name`: the path to the holder,
 * `inArray`: whether it is an element of an array, `level` as in {@link add}.
 */
function eachChild(
  holder: object,
  visit: (child: Child, name: string) => void,
  name = "",
  inArray = false,
  level = 0,
): void {
  if (level === DEEP) refuseCycle(holder, "params", new Map());
  for (const [suffix, member] of membersOf(holder, inArray)) {
    if (isChild(member)) visit(member, (name + suffix).replace(/^\//, ""));
    else if (isCollection(member)) eachChild(member, visit, name + suffix, Array.isArray(holder), level + 1);
  }
}

/**
 * The members of a layer or a collection, with what they add to the name of the holder: an array its numbers, separated
 * only if it is itself numbered, all others `/` and a key.
 */
function* membersOf(holder: object, inArray: boolean): Generator<[suffix: string, member: unknown]> {
  if (Array.isArray(holder)) {
    for (const [i, element] of holder.entries()) yield [inArray ? `/${i}` : String(i), element];
  } else if (holder instanceof Set) {
    for (const element of holder) refuseHidden(element, "in a Set is not found; keep layers in an array");
  } else if (holder instanceof Map) {
    for (const [key, element] of holder) {
      if (typeof key === "string") yield [`/${key}`, element];
      else refuseHidden(element, `under ${shown(key)} in a Map has no name; use strings as keys`);
    }
  } else for (const [key, value] of Object.entries(holder)) yield [`/${key}`, value];
}

/** Refuses layers where they are not found: they would silently never learn. */
function refuseHidden(element: unknown, why: string): void {
  const seen = new Set([element]); // grows while it is walked, so that a cycle ends
  for (const value of seen) {
    if (isChild(value)) throw new StateError(`params: a ${value.constructor.name} ${why}`);
    if (!isCollection(value)) continue;
    const inner: Iterable<unknown> =
      value instanceof Map || value instanceof Set ? value.values() : Object.values(value);
    for (const each of inner) seen.add(each);
  }
}

/** Refuses parameters of equal names, of which a weight file could keep one only. */
function refuseTwice(layer: Layer, found: readonly NamedParameter[]): void {
  if (depth > 1) return; // the outermost layer has all names
  const names = new Set<string>();
  for (const [name] of found) {
    if (names.has(name)) {
      const kind = layer.constructor.name;
      throw new StateError(`namedParams: ${kind} has two parameters called ${name}; rename one of the properties`);
    }
    names.add(name);
  }
}

function isChild(value: unknown): value is Child {
  return value instanceof Parameter || value instanceof Layer;
}

/** Whether a value may hold layers without being one: an array, a Map, a Set or a plain object. */
function isCollection(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value) || value instanceof Map || value instanceof Set) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
