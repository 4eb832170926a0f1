import { describe, expect, it } from "vitest";
import { fileNames } from "./run.ts";
import { skipReason, skips } from "./skips.ts";
import { type Json, load } from "./testing.ts";

describe("skips", () => {
  it("have a reason each", () => {
    for (const { reason } of skips) expect(reason).toMatch(/^\w.{20,}/);
  });

  it("name only what there is in the data", () => {
    for (const { file, names = [] } of skips) {
      expect(fileNames).toContain(file);
      const data = load(file);
      const cases = (data.cases ?? []) as Json[];
      const known = new Set([...Object.keys(data), ...cases.flatMap(({ op, layer }) => [op, layer])]);
      for (const name of names) expect(known).toContain(name);
    }
  });
});

describe("skipReason", () => {
  it("is of a file and a name, or of a whole file", () => {
    expect(skipReason("files/index.json", "mnist")).toContain("MNIST");
    expect(skipReason("steps.json", "anything")).toContain("steps");
    expect(skipReason("ops.json", "sin")).toBeNull();
    expect(skipReason("layers.json", "mnist")).toBeNull();
    expect(skipReason("training.json", "rnn_adam_s0")).toBeNull();
  });
});
