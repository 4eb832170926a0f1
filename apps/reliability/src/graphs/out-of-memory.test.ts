/**
 * A training step in which each memory request fails once: the result is bitwise the same, or a clear error without
 * losses.
 */
import type { Parameter, Variable } from "@dz/core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Failure, prepareHost, prepareRegions, starved } from "./starved.ts";
import type { Training } from "./training.ts";

let trainings: Readonly<Record<string, () => Training>>;
let memory: typeof import("@dz/ndarray/memory");
let nd: typeof import("@dz/ndarray");
let core: typeof import("@dz/core");
let restore: () => void;

beforeAll(async () => {
  vi.resetModules();
  restore = prepareHost();
  ({ trainings } = await import("./training.ts"));
  memory = await import("@dz/ndarray/memory");
  nd = await import("@dz/ndarray");
  core = await import("@dz/core");
  // The regions of the heap are not exported by @dz/ndarray, and should not be only for a test.
  const { Region } = await import(new URL("../../../../packages/ndarray/src/memory/region.ts", import.meta.url).href);
  prepareRegions(Region);
});

afterAll(() => {
  restore();
  vi.resetModules();
});

/** How many of the failures to test: all with DZ_RUNS, otherwise about the given number. */
const all = process.env.DZ_RUNS !== undefined;
const SOME = 25;

/** The bytes of private memory in a heap of 64 MiB. */
const PRIVATE = 2 ** 24;

const failures: Failure[] = ["region", "regions", "host", "array"];
const names = ["SimpleRNN", "BetterRNN of float64", "a convolution and two linear layers"];

describe.each(names)("%s", (name) => {
  describe.each([0, 2])("after %i steps", (before) => {
    /** A training after its first steps, and its bits before, after the next step, and after the second. */
    const begun = (): Training => {
      const training = (trainings[name] as () => Training)();
      for (let i = 0; i < before; i++) training.step();
      memory.release();
      return training;
    };

    test.each(failures)("%s: no failure changes a bit, and training continues after each", (failure) => {
      const undisturbed = begun();
      const states = [undisturbed.bits()];
      const { requests } = starved(failure, Infinity, undisturbed.step);
      states.push(undisturbed.bits());
      undisturbed.step();
      states.push(undisturbed.bits());
      expect(new Set(states).size).toBe(3);
      if (failure !== "host") expect(requests).toBeGreaterThan(3);

      const outcomes = { slow: 0, refused: 0, late: 0 };
      const stride = all ? 1 : Math.max(1, Math.floor(requests / SOME));
      for (let k = 1; k <= requests; k += stride) {
        const training = begun();
        const { error } = starved(failure, k, training.step);
        expect(memory.usage().private).toBe(0);
        if (error === null) outcomes.slow++;
        else {
          expect(error, String((error as Error).stack)).toBeInstanceOf(nd.OutOfMemoryError);
          expect((error as Error).message).toMatch(/^\w+: (no room|there is no room|the host has no room) for \d/);
          // All or nothing: parameters and optimizer state are those before the step, or both those after it.
          if (training.bits() === states[1]) outcomes.late++;
          else {
            expect(training.bits() === states[0], `failure ${k}: ${error}`).toBe(true);
            outcomes.refused++;
            training.step();
          }
        }
        expect(training.bits() === states[1], `failure ${k} repeated`).toBe(true);
        training.step();
        expect(training.bits() === states[2], `the step after failure ${k}`).toBe(true);
        memory.release();
        expect({ ...memory.usage(), pinned: 0 }).toEqual({ pinned: 0, visible: 0, private: 0, staged: 0 });
      }
      if (failure === "region") expect([outcomes.refused, outcomes.late]).toEqual([0, 0]);
      if (failure === "regions") expect(outcomes.refused).toBeGreaterThan(0);
    });

    test.each(failures)("%s: repeated failures of a step leak no memory", (failure) => {
      const training = begun();
      training.step();
      const { requests } = starved(failure, Infinity, training.step);
      memory.release();
      const { pinned } = memory.usage();
      for (let k = 1; k <= requests; k += Math.max(1, Math.floor(requests / 20))) {
        starved(failure, k, training.step);
        memory.release();
        expect(memory.usage()).toEqual({ pinned, visible: 0, private: 0, staged: 0 });
      }
    });
  });
});

describe("accumulated gradients", () => {
  const ways = [{}, { retainGrad: true }, { createGraph: true }];
  const cases = ways.flatMap((way) => (["region", "regions", "host"] as const).map((failure) => ({ way, failure })));

  test.each(cases)("are unchanged if a backward fails for lack of memory ($way, $failure)", ({ way, failure }) => {
    const [first, second] = [nd.arange(12).reshape(3, 4), nd.array([1, -1, 2, -2])];
    const make = (): { leaves: Variable[]; loss: Variable; bits: () => string } => {
      const leaves = [
        new core.Variable(first),
        new core.Variable(second),
        new core.Parameter(first),
        new core.Parameter(second),
      ];
      const [a, b, p, q] = leaves as [Variable, Variable, Parameter, Parameter];
      const loss = core.sum(a.mul(p).add(b).mul(q).add(b.mul(b))).add(core.sum(p.pow(2)));
      loss.backward(way);
      void q.grad; // once read, it must not be overwritten
      return { leaves, loss, bits: () => leaves.map((x) => x.gradient?.data.toTypedArray().join()).join(" | ") };
    };
    const undisturbed = make();
    const states = [undisturbed.bits()];
    const { requests } = starved(failure, Infinity, () => undisturbed.loss.backward(way));
    states.push(undisturbed.bits());
    expect(states[1]).not.toBe(states[0]);
    for (let k = 1; k <= requests; k++) {
      const { loss, bits } = make();
      memory.release();
      const { error } = starved(failure, k, () => loss.backward(way));
      if (error !== null) {
        expect(error).toBeInstanceOf(nd.OutOfMemoryError);
        expect(bits(), `failure ${k}`).toBe(states[0]);
        loss.backward(way);
      }
      expect(bits(), `failure ${k}, in the end`).toBe(states[1]);
    }
  });
});

test.each(names)("%s: private memory that is full after any number of bytes only slows a step down", (name) => {
  const training = (trainings[name] as () => Training)();
  const other = (trainings[name] as () => Training)();
  for (let i = 0, left = 0; i < 24; i++, left = Math.ceil(left * 1.4 + 16)) {
    const mark = memory.beginPrivate();
    try {
      nd.zeros([PRIVATE - left], { dtype: "bool" });
      expect(memory.usage().private).toBeGreaterThan(PRIVATE - left - 16);
      memory.inVisible(training.step);
    } finally {
      memory.endPrivate(mark);
    }
    memory.release();
    other.step();
    expect(training.bits() === other.bits(), `${left} bytes`).toBe(true);
  }
});

test("without memory for a gradient or optimizer state nothing changes, and training continues once there is room", () => {
  const make = trainings.SimpleRNN as () => Training;
  const undisturbed = make();
  const states = [undisturbed.bits()];
  undisturbed.step();
  states.push(undisturbed.bits());
  // A gradient and Adam's two arrays per parameter.
  const blocks = undisturbed.params.length * 3;
  const tried = Array.from({ length: blocks }, () => {
    const training = make();
    const room = [0, 1, 2].flatMap(() => training.params.map(({ shape, dtype }) => memory.pinnedZeros(shape, dtype)));
    return { training, room };
  });
  const full: unknown[] = [];
  for (let size = 2 ** 22; size >= 4; size /= 2) {
    expect(() => {
      for (;;) full.push(memory.pinnedZeros([size], "float32"));
    }).toThrow(/^parameters: no room for /);
  }
  const refusedIn = new Set<string>();
  for (const [k, { training, room }] of tried.entries()) {
    for (const a of room.splice(0, k)) memory.unpin(a);
    expect(training.step, `room for ${k}`).toThrow(/^parameters: no room for /);
    expect(training.bits() === states[0], `room for ${k} blocks`).toBe(true);
    expect(memory.usage().private).toBe(0);
    refusedIn.add(training.params.every((p) => p.gradient !== null) ? "update" : "backward");
    for (const a of room) memory.unpin(a);
    training.step();
    expect(training.bits() === states[1], `room for ${k} blocks, then for all`).toBe(true);
  }
  expect(refusedIn).toEqual(new Set(["backward", "update"]));
  expect(full.length).toBeGreaterThan(0);
});
