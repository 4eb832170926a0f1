import { expect, it } from "vitest";
import { Span } from "./span.ts";

it("begins in the heap, not pinned and not written", () => {
  expect(new Span(4096)).toMatchObject({ base: 4096, buffer: null, pinned: false, written: 0 });
});
