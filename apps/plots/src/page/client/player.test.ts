import { beforeEach, describe, expect, test } from "vitest";
import { type Clock, nearest, Player, type Position } from "./player.ts";

/** A clock whose time the test advances. */
class Hands implements Clock {
  #next: { callback: () => void; milliseconds: number } | undefined;

  setTimeout(callback: () => void, milliseconds: number): number {
    this.#next = { callback, milliseconds };
    return 1;
  }

  clearTimeout(): void {
    this.#next = undefined;
  }

  /** Advances the time to the next call, and returns how long that was; 0 if there is none. */
  tick(): number {
    const next = this.#next;
    this.#next = undefined;
    next?.callback();
    return next?.milliseconds ?? 0;
  }
}

let shown: Position[];
let clock: Hands;
let player: Player;

beforeEach(() => {
  shown = [];
  clock = new Hands();
  player = new Player(
    [
      [1, 2, 3],
      [1, 2],
    ],
    (position) => shown.push(position),
    clock,
  );
});

describe("Player", () => {
  test("begins at the last epoch, at rest", () => {
    expect(player.position).toEqual({ run: 0, frame: 2, playing: false });
    expect(clock.tick()).toBe(0);
  });

  test("plays from the beginning to the end, ten epochs a second, and stops", () => {
    player.play();
    expect([clock.tick(), clock.tick(), clock.tick(), clock.tick()]).toEqual([100, 100, 100, 0]);
    expect(shown.map(({ frame }) => frame)).toEqual([0, 1, 2, 2]);
    expect(player.position.playing).toBe(false);
  });

  test("plays on from where it is", () => {
    player.seek(1);
    player.toggle();
    clock.tick();
    expect(player.position).toEqual({ run: 0, frame: 2, playing: true });
    player.toggle();
    expect(player.position.playing).toBe(false);
    expect(clock.tick()).toBe(0);
  });

  test("another speed counts at once", () => {
    player.play();
    player.speed = 4;
    expect(clock.tick()).toBe(25);
  });

  test("seeks within the run", () => {
    player.seek(-5);
    expect(player.position.frame).toBe(0);
    player.seek(99);
    expect(player.position.frame).toBe(2);
  });

  test("another run is shown at the same epoch, or at its last", () => {
    player.choose(1);
    expect(player.position).toEqual({ run: 1, frame: 1, playing: false });
    player.seek(0);
    player.choose(0);
    expect(player.position.frame).toBe(0);
  });
});

test("of runs of which not all epochs are shown, the nearest one is", () => {
  const long = new Player(
    [
      [1, 500, 1000],
      [1, 2, 3, 600, 900],
    ],
    (position) => shown.push(position),
    clock,
  );
  long.seekEpoch(760);
  expect(long.position.frame).toBe(2);
  long.seek(1);
  long.choose(1);
  expect(long.position).toEqual({ run: 1, frame: 3, playing: false });
});

test("nearest finds the number that is least away", () => {
  const numbers = [1, 4, 9, 10];
  expect([-3, 1, 2.5, 2.6, 5, 8, 9.4, 99].map((x) => nearest(numbers, x))).toEqual([0, 0, 0, 1, 1, 2, 2, 3]);
  expect([nearest([], 3), nearest([7], 3)]).toEqual([0, 0]);
});
