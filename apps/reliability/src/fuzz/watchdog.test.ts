import { expect, it } from "vitest";
import { Watchdog } from "./watchdog.ts";

it("Watchdog finds an input that takes 15 CPU seconds, but none while the input changes", () => {
  const place = new Int32Array(2);
  const dog = new Watchdog(place);
  let cpu = 7;
  for (let i = 0; i < 40; i++) {
    place[1] = i;
    expect(dog.tick(cpu++)).toBeNull();
  }
  place[0] = 3;
  for (let i = 0; i < 15; i++) expect(dog.tick(cpu++)).toBeNull();
  expect(dog.tick(cpu)).toEqual([3, 39]);
  place[0] = 4;
  expect(dog.tick(cpu)).toBeNull();
});

it("Watchdog waits for a process without CPU time, but not for ever", () => {
  const dog = new Watchdog(new Int32Array(2));
  for (let i = 0; i < 900; i++) expect(dog.tick(i / 100)).toBeNull();
  expect(dog.tick(9)).toEqual([0, 0]);
});

it("Watchdog has the patience of the target", () => {
  const place = new Int32Array([1, 0]);
  const dog = new Watchdog(place, (target) => (target === 1 ? 300 : 15));
  expect(dog.tick(0)).toBeNull();
  expect(dog.tick(299)).toBeNull();
  expect(dog.tick(300)).toEqual([1, 0]);
});
