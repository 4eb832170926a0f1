import { expect, test } from "vitest";
import { callable, exportsOf, property, subject } from "./subject.ts";

class Box {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

test("exportsOf constructs classes, and finds the function of a numbered call", () => {
  expect(callable(Box)(...([3] as never[]))).toEqual(new Box(3));
  const [first, second] = exportsOf({ f: Math.abs }, { f: () => [-1], "f 2": () => [-2] });
  expect([first?.name, second?.name]).toEqual(["f", "f"]);
  expect(second?.call(...(second.args() as never[]))).toBe(2);
});

test("property sets a property, and subject creates new arguments for each call", () => {
  const box = { value: 1 };
  property("Box.value", () => box, 1).call(...([5] as never[]));
  expect(box.value).toBe(5);
  const { args } = subject(
    "f",
    () => 0,
    () => [1],
  );
  expect(args()).toEqual([[1]]);
  expect(args()[0]).not.toBe(args()[0]);
});
