import { describe, expect, it } from "vitest";
import * as errors from "./errors.ts";

describe("errors", () => {
  it.each(Object.entries(errors))("%s is an Error and a DzError with its own name", (name, kind) => {
    const error = new kind("op: what is wrong");
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(errors.DzError);
    expect(error.name).toBe(name);
    expect(String(error)).toBe(`${name}: op: what is wrong`);
    expect(error.stack).toContain("errors.test.ts");
  });

  it("an anomaly has a cause, if there is one", () => {
    const cause = new Error("here");
    expect(new errors.AnomalyError("", { cause }).cause).toBe(cause);
    expect("cause" in new errors.AnomalyError("", {})).toBe(false);
  });

  it("of different kinds can be told apart", () => {
    expect(new errors.ShapeError("")).not.toBeInstanceOf(errors.AxisError);
  });
});
