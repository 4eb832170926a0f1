import { expect, test } from "vitest";
import { placesOf, tell } from "./tell.ts";

test("a value may be a message of its own, and a missing one is an error", () => {
  expect(tell({ key: "text", values: { text: { key: "epoch" } } }, "ja")).toBe("エポック");
  expect(() => tell({ key: "text" }, "en")).toThrow("message text: there is no value text");
});

test("a number without a form is written as it is", () => {
  expect(tell({ key: "text", values: { text: 0.1 } }, "en")).toBe("0.1");
});

test("places are named with their forms, each once", () => {
  expect(placesOf("{loss:number} of {name} and {loss:number}")).toEqual(["{loss:number}", "{name}"]);
});
