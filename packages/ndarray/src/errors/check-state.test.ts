import { expect, test } from "vitest";
import { checkState } from "./check-state.ts";

test("checkState refuses what getState cannot have given", () => {
  expect(() => checkState({}, "Adam.setState")).not.toThrow();
  for (const state of [null, undefined, 3, []]) {
    expect(() => checkState(state, "Adam.setState")).toThrow(
      /^Adam.setState: expected a state that getState\(\) has given, got /,
    );
  }
});
