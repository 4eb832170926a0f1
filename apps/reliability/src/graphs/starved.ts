/**
 * Memory that fails when a test wants it to: the k-th request of one kind, while a callback runs.
 *
 * - `region`: a region of the heap is full, once. What lies in it has to move out.
 * - `regions`: it is full twice in a row, so that even after everything has moved out there is no room.
 * - `host`: the host refuses the ordinary memory that bytes are to move to.
 * - `array`: the host refuses the room for numbers of a program, on their way into the heap or out of it.
 *
 * @module
 */

/** What may fail. */
export type Failure = "region" | "regions" | "host" | "array";

/** As much of a region of the heap as is needed to let it fail. */
interface Region {
  bump(size: number): number;
}

let failure: Failure | null = null;
let first = 0;
let requests = 0;

/** Whether this request fails. */
function fails(kind: Failure, times = 1): boolean {
  if (failure !== kind) return false;
  const number = ++requests;
  return number >= first && number < first + times;
}

const HEAP = 2 ** 26;

const refused = (): RangeError => new RangeError("Array buffer allocation failed");

/** Prepares the regions of a heap. They are internal to @dz/ndarray, so a test hands over their class. */
export function prepareRegions({ prototype }: { readonly prototype: Region }): void {
  const { bump } = prototype;
  prototype.bump = function (size: number): number {
    return fails("region") || fails("regions", 2) ? -1 : bump.call(this, size);
  };
}

/**
 * Prepares the host: call it before dz is loaded, which keeps the constructors that it finds. It gives a heap of at most
 * 64 MiB, so that a test can fill it. Returns what makes the host as it was.
 */
export function prepareHost(): () => void {
  const before: [owner: object, name: string, value: unknown][] = [];
  const replace = (owner: object, name: string, make: (value: never) => unknown): void => {
    const value: unknown = Reflect.get(owner, name);
    before.push([owner, name, value]);
    Reflect.set(owner, name, make(value as never));
  };
  const withRefusal = (kind: Failure) => (copy: (...range: unknown[]) => unknown) => {
    return function (this: unknown, ...range: unknown[]): unknown {
      if (fails(kind)) throw refused();
      return copy.apply(this, range);
    };
  };
  replace(WebAssembly, "Memory", (memory: typeof WebAssembly.Memory) => {
    return new Proxy(memory, {
      construct(target, [descriptor], newTarget): object {
        if (descriptor.initial * 65536 > HEAP) throw refused();
        return Reflect.construct(target, [descriptor], newTarget);
      },
    });
  });
  replace(ArrayBuffer.prototype, "slice", withRefusal("host"));
  replace(Object.getPrototypeOf(Uint8Array.prototype), "slice", withRefusal("array"));
  for (const name of ["Float64Array", "Float32Array", "Int32Array", "Uint8Array"]) {
    replace(globalThis, name, (own: Float64ArrayConstructor) => {
      return new Proxy(own, {
        construct(target, args, newTarget): object {
          if (typeof args[0] === "number" && fails("array")) throw refused();
          return Reflect.construct(target, args, newTarget);
        },
      });
    });
  }
  return () => {
    for (const [owner, name, value] of before) Reflect.set(owner, name, value);
  };
}

/**
 * Runs `f` with the `k`-th request (from 1) of a kind failing. Returns what was thrown, or null, and how many requests there
 * were.
 */
export function starved(kind: Failure, k: number, f: () => void): { error: unknown; requests: number } {
  [failure, first, requests] = [kind, k, 0];
  let error: unknown = null;
  try {
    f();
  } catch (thrown) {
    error = thrown;
  } finally {
    failure = null;
  }
  return { error, requests };
}
