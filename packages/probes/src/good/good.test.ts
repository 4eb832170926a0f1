import { expect, test } from "vitest";
import { asked } from "../testing/asked.ts";
import { trainedSine } from "../testing/trained.ts";
import { good } from "./good.ts";

test("it answers its question, and refuses a run of which it knows nothing", () => {
  const subject = trainedSine({ hidden: 4, epochs: 1 });
  expect(asked(good, subject).question).toBe("good");
  expect(() => asked(good, { ...subject, wave: null })).toThrow("needs its series and its backtest");
});
