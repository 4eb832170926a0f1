import { ValueError } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { hostTurn } from "./host-turn.ts";
import { makeNextTurn, nextTurn } from "./next-turn.ts";

/** A clock that is set by hand, and turns that end when they are told to. */
function byHand(): { time: number; turns: number; end: () => void; next: typeof nextTurn } {
  const host = { time: 0, turns: 0, end: (): void => {}, next: nextTurn };
  host.next = makeNextTurn(
    () => host.time,
    () => {
      host.turns++;
      return new Promise((resolve) => {
        host.end = resolve;
      });
    },
  );
  return host;
}

describe("makeNextTurn", () => {
  it("gives a turn when 12 ms have passed since the last one ended", async () => {
    const host = byHand();
    const turnsAt = async (time: number): Promise<number> => {
      host.time = time;
      const waiting = host.next();
      host.end();
      await waiting;
      return host.turns;
    };
    expect([await turnsAt(0), await turnsAt(11.9)]).toEqual([0, 0]);
    expect([await turnsAt(12), await turnsAt(12), await turnsAt(23.9)]).toEqual([1, 1, 1]);
    expect([await turnsAt(24), await turnsAt(1000), await turnsAt(1011)]).toEqual([2, 3, 3]);
  });

  it("counts from the end of a turn, not from its beginning", async () => {
    const host = byHand();
    host.time = 20;
    const waiting = host.next();
    host.time = 100; // the host took its time
    host.end();
    await waiting;
    host.time = 111;
    await host.next();
    expect(host.turns).toBe(1);
  });

  it("lets all loops wait for the same turn", async () => {
    const host = byHand();
    host.time = 20;
    const waiting = [host.next(), host.next()];
    expect(host.turns).toBe(1);
    host.end();
    await Promise.all(waiting);
    expect(host.turns).toBe(1);
  });

  it("takes another time than 12 ms", async () => {
    const host = byHand();
    host.time = 40;
    await host.next({ every: 41 });
    expect(host.turns).toBe(0);
    const waiting = host.next({ every: 0 });
    host.end();
    await waiting;
    expect(host.turns).toBe(1);
    expect(() => host.next({ every: -1 })).toThrow(new ValueError("nextTurn: every is -1, expected a number from 0"));
  });

  it("gives the turns of the host: timers fire in a long loop, and do not without them", async () => {
    let time = 0;
    const tick = makeNextTurn(() => time++, hostTurn); // a millisecond a call
    let fired = false;
    setTimeout(() => {
      fired = true;
    }, 0);
    for (let i = 0; i < 100_000; i++) await Promise.resolve();
    expect(fired).toBe(false);
    while (!fired) await tick(); // would not end without the turns
    expect(fired).toBe(true);
  });
});

describe("nextTurn", () => {
  it("lets a timer fire in a loop", async () => {
    let fired = 0;
    const interval = setInterval(() => fired++, 0);
    while (fired < 2) await nextTurn();
    clearInterval(interval);
    expect(fired).toBe(2);
  });
});
