import { describe, expect, test } from "vitest";
import { create, names } from "./contenders.ts";

describe.each(names)("%s", (name) => {
  test("learns the sine and follows the cosine", () => {
    const contender = create(name);
    const first = contender.train();
    const untrained = contender.test();
    let last = first;
    for (let epoch = 0; epoch < 4; epoch++) last = contender.train();
    expect(last).toBeLessThan(first / 3);
    expect(contender.test()).toBeLessThan(untrained);
  });
});
