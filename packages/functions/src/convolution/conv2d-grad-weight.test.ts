import { matmul, reshape, transpose, Variable, variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { ShapeError, zeros } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { conv2d } from "./conv2d.ts";
import { conv2dGradWeight } from "./conv2d-grad-weight.ts";
import { im2col } from "./im2col.ts";

for (const options of [{}, { stride: 2, pad: 1 }, { stride: [1, 2], pad: [2, 0] }] as const) {
  const y = conv2d(zeros([2, 2, 5, 4]), zeros([3, 2, 3, 2]), null, options);
  checkFunction(
    `conv2dGradWeight with ${JSON.stringify(options)}`,
    (x, gy) => conv2dGradWeight(x, gy, [3, 2], options),
    {
      oracle: (x, gy) => {
        const rows = reshape(transpose(gy, [1, 0, 2, 3]), [3, -1]);
        return reshape(matmul(rows, im2col(x, [3, 2], options)), [3, 2, 3, 2]);
      },
      inputs: [uniform([2, 2, 5, 4], -2, 2), uniform(y.shape, -2, 2)],
    },
  );
}

test("the gradient of the filters is what a convolution uses", () => {
  const [x, W] = [
    variable([
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ]),
    variable([[[[1, 1]]]]),
  ];
  conv2d(x, W).backward();
  const gW = conv2dGradWeight(x, new Variable(zeros([1, 1, 2, 1])).add(1), [1, 2]);
  expect([W.grad?.data.toArray(), gW.data.toArray()]).toEqual([[[[[4, 6]]]], [[[[4, 6]]]]]);
});

test("a gradient of another shape", () => {
  const [x, gy] = [variable(zeros([1, 1, 4, 4])), variable(zeros([1, 2, 3, 3]))];
  expect(() => conv2dGradWeight(x, gy, 3)).toThrow(
    new ShapeError("conv2dGradWeight: gy has shape [1, 2, 3, 3], expected [1, 2, 2, 2]"),
  );
});
