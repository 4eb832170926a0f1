import { expect, test } from "vitest";
import { ValueError } from "./errors.ts";
import { type Entries, unknownOption } from "./option-names.ts";

const table: Entries = { alpha: { synonyms: ["lr", "learning_rate"] }, beta1: {}, nesterov: {} };
const message = (name: string, entries: Entries = table): string => unknownOption("Adam", name, entries).message;
const all = "there are alpha, beta1 and nesterov";

test("names the nearest option, and all that there are", () => {
  expect(unknownOption("Adam", "x", table)).toBeInstanceOf(ValueError);
  expect(message("beta")).toBe(`Adam: there is no option beta; did you mean beta1? ${all}`);
  expect(message("Nesterow")).toBe(`Adam: there is no option Nesterow; did you mean nesterov? ${all}`);
  expect(message("nonsense")).toBe(`Adam: there is no option nonsense; ${all}`);
  expect(message("x".repeat(5000))).toBe(`Adam: there is no option ${"x".repeat(60)}…; ${all}`);
});

test("knows what other libraries call an option", () => {
  expect(message("lr")).toBe(`Adam: there is no option lr; did you mean alpha? ${all}`);
  expect(message("learning_rate")).toContain("did you mean alpha?");
  expect(message("dim", { axis: {} })).toBe("Adam: there is no option dim; did you mean axis? the only one is axis");
  expect(message("padding", { pad: {}, stride: {} })).toContain("did you mean pad?");
  expect(message("padding", { pad: { synonyms: [] } })).toContain("no option padding; the only");
});
