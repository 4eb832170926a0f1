import { describe, StateError, ValueError } from "@dz/ndarray";
import { Layer } from "./layer.ts";

/**
 * Stands around a call of `forward` of an observed layer: `call` makes it, with `inputs`, and what the observer returns is
 * the output. The type of the output is that of the layers `L`, and unknown if nothing more is known of them.
 */
export type ForwardObserver<L extends Layer = Layer> = (
  layer: L,
  call: () => ReturnType<L["forward"]>,
  inputs: Parameters<L["forward"]>,
) => ReturnType<L["forward"]>;

/**
 * Runs `body`, and while it runs has `observer` stand around each `forward` of the given layers; returns what `body` does.
 * A method that calls that of its superclass is one call. Layers that are not given are not observed, also not those inside.
 *
 * Classes stay as they are: each observed layer gets, for the time of `body`, a prototype of its own in front of that of its
 * class. A layer without an observer has nothing to look up, so observers cost it nothing. They end when `body` returns, so
 * what an asynchronous `body` does later is not observed.
 *
 * Throws {@link ValueError} for anything that is no layer or no function, {@link StateError} for a frozen layer, and what
 * `body` throws.
 *
 * @example
 * ```ts
 * observeForward(model.l, (layer, call) => {
 *   const y = call();
 *   console.log(layer.constructor.name, y.shape);
 *   return y;
 * }, () => model.forward(x));
 * ```
 */
export function observeForward<L extends Layer, T>(
  layers: Iterable<L>,
  observer: ForwardObserver<L>,
  body: () => T,
): T {
  const given: unknown = layers;
  if (!(typeof given === "object" && given !== null && Symbol.iterator in given)) {
    throw new ValueError(`observeForward: expected layers in an array, got ${describe(given)}`);
  }
  for (const [what, call] of [
    ["an observer", observer],
    ["a body", body],
  ] as const) {
    if (typeof call !== "function") {
      throw new ValueError(`observeForward: expected a function as ${what}, got ${describe(call)}`);
    }
  }
  const undo: (() => void)[] = [];
  try {
    for (const layer of new Set(layers)) undo.push(observe(layer, observer));
    return body();
  } finally {
    while (undo.length > 0) undo.pop()?.();
  }
}

/** Begins to observe a layer; the result ends it. */
function observe<L extends Layer>(layer: L, observer: ForwardObserver<L>): () => void {
  if (!(layer instanceof Layer)) throw new ValueError(`observeForward: expected a layer, got ${describe(layer)}`);
  if (!Object.isExtensible(layer)) {
    throw new StateError(`observeForward: a ${layer.constructor.name} is frozen, so it cannot be observed`);
  }
  const { forward } = layer;
  const observed = function (this: L, ...inputs: never[]): unknown {
    const call = (): ReturnType<L["forward"]> => forward.apply(this, inputs) as ReturnType<L["forward"]>;
    return observer(layer, call, inputs as Parameters<L["forward"]>);
  };
  if (Object.hasOwn(layer, "forward")) {
    // It hides any prototype. Not deleted: a layer from which a property was deleted is slow ever after.
    layer.forward = observed;
    return () => {
      layer.forward = forward;
    };
  }
  const prototype = Object.getPrototypeOf(layer) as Layer;
  const between = Object.create(prototype) as Layer;
  Object.defineProperty(between, "forward", { value: observed, writable: true, configurable: true });
  Object.setPrototypeOf(layer, between);
  return () => Object.setPrototypeOf(layer, prototype);
}
