import { expect, it } from "vitest";
import { arena } from "./arena.ts";
import { beginPrivate, endPrivate, inVisible, isPrivate, release, setRecording, usage } from "./signals.ts";

it("reaches the one arena", () => {
  setRecording(true);
  const kept = arena.spanAt(arena.allocate(100));
  expect(isPrivate(kept)).toBe(false);
  const mark = beginPrivate();
  const address = arena.allocate(100);
  // Under the policy of tiny regions as well: the first of a backward is private.
  expect(isPrivate(arena.spanAt(address))).toBe(true);
  expect(inVisible(() => isPrivate(arena.spanAt(arena.allocate(100))))).toBe(false);
  expect(usage()).toEqual(arena.usage());
  expect(usage().private).toBe(112);
  endPrivate(mark);
  expect(usage().private).toBe(0);
  release();
  expect([usage().visible, kept.buffer === null]).toEqual([0, false]);
  setRecording(false);
});
