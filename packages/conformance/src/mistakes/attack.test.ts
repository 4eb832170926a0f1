import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { attack, untried } from "./attack.ts";
import { subject } from "./calls/subject.ts";

test("attack accepts refusals in sentences of dz, and requires them for useless values", async () => {
  const good = subject("good", refuse("good: no"), () => 1);
  const { bad, accepted, unwilling } = await attack([good]);
  expect([bad, accepted, unwilling]).toEqual([[], [], ["good: ValueError: good: no"]]);
  const deaf = await attack([
    subject(
      "deaf",
      () => undefined,
      () => ({ a: 1 }),
    ),
  ]);
  expect(deaf.accepted).toContain("deaf(symbol in argument 0 at a)");
  expect(deaf.accepted).toContain("deaf(an unknown option in argument 0)");
  expect(
    (
      await attack(
        [
          subject(
            "deaf",
            () => undefined,
            () => 1,
          ),
        ],
        ["deaf"],
      )
    ).accepted,
  ).toEqual([]);
});

test("attack reports other errors with their call, those of promises included", async () => {
  const late = subject(
    "late",
    async () => Promise.reject(new TypeError("oh")),
    () => [1],
  );
  const { bad, calls } = await attack([late]);
  expect(bad).toHaveLength(calls);
  expect(bad).toContain("late(null in argument 0 at 0): TypeError: oh");
});

test("untried names functions without a call", () => {
  const all = { tried: () => 1, left: () => 1, value: 1 };
  expect(untried(all, [subject("tried.too", () => 1)])).toEqual(["left"]);
});

function refuse(message: string): () => never {
  return () => {
    throw new ValueError(message);
  };
}
