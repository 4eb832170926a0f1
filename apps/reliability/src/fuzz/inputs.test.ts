import { afterAll, describe, expect, it } from "vitest";
import { Inputs } from "./inputs.ts";
import { judge } from "./oracle.ts";
import { targets } from "./targets/all.ts";
import { removeFolder } from "./targets/run-folder.ts";

afterAll(removeFolder);

describe.each(targets)("the inputs of $name", (target) => {
  it("depend only on seed and index", () => {
    const inputs = new Inputs(target, 7);
    const made = Array.from({ length: 20 }, (_, i) => inputs.at(i));
    const again = new Inputs(target, 7);
    for (let i = 19; i >= 0; i--) expect(again.at(i)).toEqual(made[i]);
    const others = new Inputs(target, 8);
    expect(made.some((file, i) => Buffer.compare(file, others.at(i)) !== 0)).toBe(true);
    expect(inputs.files.length).toBeGreaterThan(0);
  });
});

it.each(["npy", "npz", "safetensors", "loadWeights"])(
  "some of the inputs generated for the format of %s are readable",
  (name) => {
    const target = targets.find((one) => one.name === name) as (typeof targets)[number];
    const inputs = new Inputs(target, 1);
    const outcomes = Array.from({ length: 60 }, (_, i) => judge(target, inputs.at(2 * i + 1)));
    const read = outcomes.filter(({ accepted }) => accepted).length;
    expect(read).toBeGreaterThan(5);
    expect(read).toBeLessThan(55);
  },
);
