import { expect, test } from "vitest";
import { tell } from "../catalogue/tell.ts";
import { nameOf } from "./baseline-names.ts";

test("baselines have names in both languages", () => {
  expect(tell(nameOf("persistence"), "en")).toBe("repeating the last value");
  expect(tell(nameOf("ar", { order: 16 }), "en")).toBe("an autoregression of order 16");
  expect(tell(nameOf("ar", { order: 2 }), "ja")).toBe("2次の自己回帰");
});

test("one that is not known has the name that it is called by", () => {
  expect(tell(nameOf("croston"), "ja")).toBe("croston");
  expect(tell(nameOf("constructor"), "en")).toBe("constructor");
});
