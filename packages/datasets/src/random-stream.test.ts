import { RandomState, random as standard, ValueError } from "@dz/ndarray";
import { expect, it } from "vitest";
import { streamOf } from "./random-stream.ts";

it("chooses the stream that is given, one with the seed, or the standard one", () => {
  const stream = new RandomState(1);
  expect(streamOf("f", stream, undefined)).toBe(stream);
  expect(streamOf("f", undefined, undefined)).toBe(standard);
  expect(streamOf("f", undefined, 0).randomSample()).toBe(0.5488135039273248);
  expect(() => streamOf("f", stream, 0)).toThrow(
    new ValueError("f: random and seed are given, of which one is enough"),
  );
});
