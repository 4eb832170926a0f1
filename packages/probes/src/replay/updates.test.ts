import { Parameter, variable } from "@dz/core";
import { array } from "@dz/ndarray";
import { SGD } from "@dz/optimizers";
import { expect, test } from "vitest";
import { norm, UpdateRecorder } from "./updates.ts";

test("gradients, changes and weights of each update are measured over all parameters", () => {
  const [a, b] = [new Parameter(array([3, 0])), new Parameter(array([4]))];
  const optimizer = new SGD({ lr: 0.5 }).setup({ params: () => [a, b] });
  const recorder = new UpdateRecorder(optimizer);
  optimizer.addHook(recorder);
  for (let i = 0; i < 2; i++) {
    a.cleargrad();
    b.cleargrad();
    a.mul(variable([2, 0]))
      .sum()
      .add(b.mul(variable([1])).sum())
      .backward();
    optimizer.update();
    optimizer.lr = 0.25;
  }
  const { gradNorm, stepNorm, weightNorm, lr } = recorder.take();
  expect(gradNorm).toEqual([Math.sqrt(5), Math.sqrt(5)]);
  expect(stepNorm).toEqual([0.5 * Math.sqrt(5), 0.25 * Math.sqrt(5)].map((x) => expect.closeTo(x, 12)));
  expect(weightNorm).toEqual([5, Math.hypot(2, 3.5)].map((x) => expect.closeTo(x, 12)));
  expect(lr).toEqual([0.5, 0.25]);
});

test("the norm of no numbers is 0", () => {
  expect(norm(new Float64Array())).toBe(0);
});
