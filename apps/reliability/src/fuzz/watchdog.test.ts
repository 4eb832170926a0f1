import { expect, it } from "vitest";
import { Watchdog } from "./watchdog.ts";

it("speaks up after 15 ticks at the same place, and not as long as there is another", () => {
  const place = new Int32Array(2);
  const dog = new Watchdog(place);
  for (let i = 0; i < 40; i++) {
    place[1] = i;
    expect(dog.tick()).toBeNull();
  }
  place[0] = 3;
  for (let i = 0; i < 15; i++) expect(dog.tick()).toBeNull();
  expect(dog.tick()).toEqual([3, 39]);
  place[0] = 4;
  expect(dog.tick()).toBeNull();
});
