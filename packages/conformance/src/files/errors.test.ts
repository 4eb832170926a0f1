import { describe, expect, it } from "vitest";
import { type Json, load, problems } from "../testing.ts";
import { errors } from "./errors.ts";

const data = load("errors.json");
const cases = data.cases as Json[];
const changed = (id: string, change: (one: Json) => void): Json => {
  const one = structuredClone(cases.find((other) => (other.id as unknown) === id)) as Json;
  change(one);
  return { ...data, cases: [one] } as unknown as Json;
};
const array = (shape: number[], values: number[]) => ({ shape, dtype: "float64", data: values });

describe("errors", () => {
  it.each([
    ["add/0", "x1", array([4], [1, 2, 3, 4])],
    ["layer.linear/0", "x_second", array([1, 4], [1, 2, 3, 4])],
    ["layer.rnn/0", "x_second", array([1, 4], [1, 2, 3, 4])],
  ])("fails if %s is a call that dz accepts", (id, name, value) => {
    const sound = changed(id, (one) => {
      const input = (one.inputs as Json[]).find((other) => (other.name as unknown) === name);
      Object.assign(input as Json, { value });
    });
    expect(problems(errors, sound).map(({ field, got }) => [field, got])).toContainEqual(["error", "no error"]);
  });

  it.each([
    ["reshape/0", { shape: [4, 3] }],
    ["sum/0", { axis: 1 }],
    ["dropout/0", { ratio: 0.5, train: false }],
    ["dataloader/0", { size: 10, batch: 3 }],
    ["seqdataloader/0", { size: 10, batch: 3 }],
  ])("fails if %s has attributes that dz accepts", (id, attrs) => {
    const [problem] = problems(
      errors,
      changed(id, (one) => Object.assign(one, { attrs })),
    );
    expect(problem).toEqual({ field: "error", got: "no error", want: "an error of dz's own" });
  });

  it("lets dz choose only where a note says optional", () => {
    const leaf = problems(
      errors,
      changed("backward/1", (one) => Object.assign(one, { attrs: {} })),
    );
    expect(leaf).toEqual([]);
    const text = { inputs: [{ name: "data", value: [1, 2] }] };
    const list = changed("variable/1", (one) => Object.assign(one, text));
    expect(problems(errors, list).at(-1)?.got).toBe("no error");
    const optional = changed("variable/1", (one) => Object.assign(one, text, { note: "optional" }));
    expect(problems(errors, optional).some(({ got }) => got === "no error")).toBe(false);
  });

  it.each([
    ["an unknown op", { op: "subtract" }, "unknown op subtract"],
    ["an unknown kind", { kind: "mood" }, "unknown kind mood"],
    ["an unknown stage", { when: "later" }, "unknown when later"],
    ["an op that cannot fail backwards", { when: "backward" }, "unknown op add"],
    ["an unknown field", { extra: 1 }, "a field that the runner does not know"],
    ["an unknown attribute", { attrs: { extra: 1 } }, "a field that the runner does not know"],
  ])("fails for %s", (_, change, message) => {
    expect(
      problems(
        errors,
        changed("add/0", (one) => Object.assign(one, change)),
      )[0]?.got,
    ).toContain(message);
  });

  it("fails if a message does not mention the shapes or values of the case", () => {
    const [problem] = problems(
      errors,
      changed("sum/0", (one) => Object.assign(one, { kind: "dtype" })),
    );
    expect(problem?.want).toContain("float64");
  });
});
