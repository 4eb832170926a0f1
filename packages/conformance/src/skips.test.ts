import { describe, expect, it, test } from "vitest";
import { skipReason, skips } from "./skips.ts";

test("nothing is skipped", () => {
  expect(skips).toEqual([]);
});

describe("skipReason", () => {
  const list = [
    { file: "ops.json", names: ["sin", "cos"], reason: "waves" },
    { file: "steps.json", reason: "steps" },
  ];

  it("finds a skip by file and name, or by file alone", () => {
    expect(skipReason("ops.json", "cos", list)).toBe("waves");
    expect(skipReason("ops.json", "tanh", list)).toBeNull();
    expect(skipReason("steps.json", "anything", list)).toBe("steps");
    expect(skipReason("layers.json", "sin", list)).toBeNull();
  });

  it("uses the list of this version by default", () => {
    expect(skipReason("training.json", "rnn_adam_s0")).toBeNull();
  });
});
