import { UsageError } from "@dz/command-line";
import { describe, expect, it } from "vitest";
import { find, listText, namedExamples, namedSteps } from "./catalog.ts";

describe("find", () => {
  it("knows steps by number and examples by name", () => {
    expect(find("28")).toMatchObject({ name: "step 28", prefix: "step28" });
    expect(find("5").prefix).toBe("step05");
    expect(find("007").name).toBe("step 7");
    expect(find("spiral")).toMatchObject({ name: "spiral", prefix: "spiral" });
  });

  it.each(["0", "61", "-1", "step", "constructor", "2.5", ""])(
    "refuses %j in one line that says what there is",
    (given) => {
      expect(() => find(given)).toThrow(UsageError);
      expect(() => find(given)).toThrow(/^there is no [^\n]*: steps are 1 to 60, examples are spiral, sine, [^\n]*$/);
    },
  );
});

describe("listText", () => {
  it("has a line for each, with number, title and idea", () => {
    const lines = listText().split("\n");
    expect(lines).toHaveLength(namedSteps.length + namedExamples.length);
    expect(lines[27]).toMatch(/^28 {8}Gradient descent on the Rosenbrock function: small steps/);
    expect(lines[60]).toMatch(/^spiral {4}Three spirals: /);
  });
});
