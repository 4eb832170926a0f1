import { expect, test } from "vitest";
import { onDz } from "./conv2d.ts";

test("both passes give an output, and the backward pass a new gradient of the images each time", () => {
  const { forward, both } = onDz({ images: [2, 3, 6, 5], filters: [4, 3, 3, 3], pad: 1 });
  const y = forward();
  expect(y.shape).toEqual([2, 4, 6, 5]);
  expect(y.creator).toBeNull();
  const first = both().grad?.data.toArray();
  expect(both().grad?.data.toArray()).toEqual(first);
  expect(both().grad?.shape).toEqual([2, 3, 6, 5]);
});
