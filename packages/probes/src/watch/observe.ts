import type { Variable, VariableLike } from "@dz/core";
import type { Layer } from "@dz/layers";

/** What turns one input into one output. */
export interface OneInput {
  forward(x: VariableLike): Variable;
}

/**
 * Stands around every call of a method of an object until the returned function is called. The object gets a prototype of
 * its own in front of that of its class, so its properties stay as they are; a method that is a property of its own is
 * replaced for the time.
 */
export function around<K extends string, F extends (...args: never[]) => unknown>(
  object: Record<K, F>,
  name: K,
  observer: (call: F, args: Parameters<F>) => ReturnType<F>,
): () => void {
  const own = object[name];
  const observed = function (this: unknown, ...args: Parameters<F>): ReturnType<F> {
    return observer(((...given: never[]) => own.apply(object, given)) as F, args);
  } as F;
  if (Object.hasOwn(object, name)) {
    object[name] = observed;
    return () => {
      object[name] = own;
    };
  }
  const prototype = Object.getPrototypeOf(object) as object;
  const between = Object.create(prototype) as object;
  Object.defineProperty(between, name, { value: observed, writable: true, configurable: true });
  Object.setPrototypeOf(object, between);
  return () => Object.setPrototypeOf(object, prototype);
}

/** A layer and all layers inside of it. `childrenOf`: the layers that a layer holds itself. */
export function layersIn(layer: Layer, childrenOf: (layer: Layer) => Layer[]): Layer[] {
  return [layer, ...childrenOf(layer).flatMap((child) => layersIn(child, childrenOf))];
}
