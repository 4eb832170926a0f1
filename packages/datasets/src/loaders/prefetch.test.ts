import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { prefetch } from "./prefetch.ts";

/** Waits for the tasks of twenty timers in turn, more than any loop here prepares. */
async function tasks(): Promise<void> {
  for (let i = 0; i < 20; i++) await setTimeout();
}

/** Counts to `length`, and records which values were made and how often it ended. */
function counter(length: number): { made: number[]; ended: number; values: Iterable<number> } {
  const log = { made: [] as number[], ended: 0, values: [] as Iterable<number> };
  log.values = {
    *[Symbol.iterator]() {
      try {
        for (let i = 0; i < length; i++) {
          log.made.push(i);
          yield i;
        }
      } finally {
        log.ended++;
      }
    },
  };
  return log;
}

describe("prefetch", () => {
  it.each([0, 1, 3, 100])("gives all values in order, %d ahead", async (ahead) => {
    for (const wait of [true, false]) {
      const { values } = counter(5);
      const got: number[] = [];
      for await (const value of prefetch(values, 5, ahead)) {
        got.push(value);
        if (wait && value < 2) await tasks();
      }
      expect(got).toEqual([0, 1, 2, 3, 4]);
    }
  });

  it("prepares the given number of values while the caller waits", async () => {
    const [two, none] = [counter(9), counter(9)];
    const [ahead, onDemand] = [prefetch(two.values, 9, 2), prefetch(none.values, 9, 0)];
    expect([(await ahead.next()).value, (await onDemand.next()).value]).toEqual([0, 0]);
    await tasks();
    expect([two.made, none.made]).toEqual([[0, 1, 2], [0]]);
    expect((await ahead.next()).value).toBe(1);
    await tasks();
    expect(two.made).toEqual([0, 1, 2, 3]);
    await ahead.return();
    await onDemand.return();
    expect([two.ended, none.ended]).toEqual([1, 1]);
  });

  it("does not end the iterable before the caller reaches the end", async () => {
    const log = counter(2);
    const values = prefetch(log.values, 2, 10);
    await values.next();
    await tasks();
    expect([log.made, log.ended]).toEqual([[0, 1], 0]);
    await values.next();
    await tasks();
    expect(log.ended).toBe(0);
    expect((await values.next()).done).toBe(true);
    expect(log.ended).toBe(1);
  });

  it("ends the iterable when the loop is left, and prepares no more values", async () => {
    const log = counter(9);
    for await (const value of prefetch(log.values, 9, 2)) if (value === 1) break;
    const { length } = log.made;
    await tasks();
    expect([log.made.length, log.ended]).toEqual([length, 1]);
  });

  it("throws an error in place of its value", async () => {
    function* failing(): Generator<number> {
      yield 0;
      throw new Error("broken");
    }
    for (const ahead of [0, 2]) {
      const values = prefetch(failing(), 2, ahead);
      expect((await values.next()).value).toBe(0);
      await tasks();
      await expect(values.next()).rejects.toThrow("broken");
      expect((await values.next()).done).toBe(true);
    }
  });

  it.each([0, 2])("lets timers fire in a loop that never waits, %d ahead", async (ahead) => {
    function* endless(): Generator<number> {
      for (let i = 0; ; i++) yield i;
    }
    let fired = false;
    globalThis.setTimeout(() => {
      fired = true;
    });
    let expected = 0;
    for await (const value of prefetch(endless(), Number.POSITIVE_INFINITY, ahead)) {
      expect(value).toBe(expected++);
      if (fired) break; // it would not end without turns of the host
    }
    expect(fired).toBe(true);
  });
});
