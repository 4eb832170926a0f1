import { Parameter, sum } from "@dz/core";
import { array, OutOfMemoryError } from "@dz/ndarray";
import * as memory from "@dz/ndarray/memory";
import { beforeEach, expect, test, vi } from "vitest";
import { Adam } from "./adam.ts";

let left = Infinity;
const given: unknown[] = [];

beforeEach(() => {
  left = Infinity;
  const { pinnedZeros } = memory;
  vi.spyOn(memory, "pinnedZeros").mockImplementation((...args) => {
    if (left-- <= 0) throw new OutOfMemoryError("parameters: no room");
    const zeros = pinnedZeros(...args);
    given.push(zeros);
    return zeros;
  });
});

test("without memory for the arrays of Adam, no parameter changes, and the update can be repeated", () => {
  for (let room = 0; room < 4; room++) {
    const params = [new Parameter(array([1, 2])), new Parameter(array([[3]]))];
    const optimizer = new Adam().setup({ params: () => params });
    params
      .map((p) => sum(p))
      .reduce((a, b) => a.add(b))
      .backward();
    const values = () => params.map((p) => p.data.toArray());
    const before = values();
    [left, given.length] = [room, 0];
    expect(() => optimizer.update()).toThrow(new OutOfMemoryError("parameters: no room"));
    expect([values(), optimizer.steps]).toEqual([before, 0]);
    // If a parameter got only one of its two arrays, that one is released.
    expect(given.map((a) => memory.isPinned(a as never))).toEqual(
      [true, true, true].slice(0, 2 * Math.floor(room / 2)).concat(room % 2 === 1 ? [false] : []),
    );
    left = Infinity;
    optimizer.update();
    expect(optimizer.steps).toBe(1);
    expect(values().flat(2)).toEqual([1, 2, 3].map((x) => expect.closeTo(x - 0.001, 9)));
  }
});

test("without memory for a state, setState leaves the optimizer unchanged", () => {
  const params = [new Parameter(array([1, 2]), "a"), new Parameter(array([[3]]), "b")];
  const optimizer = new Adam().setup({ params: () => params });
  params
    .map((p) => sum(p))
    .reduce((a, b) => a.add(b))
    .backward();
  optimizer.update();
  const plain = () => JSON.stringify([optimizer.steps, ...optimizer.getState().arrays.values()].map(String));
  const [before, state] = [plain(), { ...optimizer.getState(), steps: 9 }];
  for (let room = 0; room < 4; room++) {
    [left, given.length] = [room, 0];
    expect(() => optimizer.setState(state)).toThrow(new OutOfMemoryError("parameters: no room"));
    left = Infinity;
    expect(plain()).toBe(before);
    expect(given.filter((a) => memory.isPinned(a as never))).toEqual([]); // all are released
  }
  optimizer.setState(state);
  expect(optimizer.steps).toBe(9);
});
