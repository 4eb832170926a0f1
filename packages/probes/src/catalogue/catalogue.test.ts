import { expect, test } from "vitest";
import { catalogue, type MessageKey } from "./catalogue.ts";
import { formats } from "./formats.ts";
import { placesOf, tell } from "./tell.ts";
import { languages } from "./words.ts";

const keys = Object.keys(catalogue) as MessageKey[];

test("each sentence exists in every language, with the same places", () => {
  for (const key of keys) {
    const words = catalogue[key];
    expect(Object.keys(words).sort(), key).toEqual([...languages].sort());
    for (const language of languages) {
      expect(words[language].trim(), key).not.toBe("");
      expect(placesOf(words[language]), key).toEqual(placesOf(words.en));
    }
  }
});

test("places have forms that exist, and no brace is left over", () => {
  for (const key of keys) {
    for (const language of languages) {
      for (const place of placesOf(catalogue[key][language])) {
        const form = /:(\w+)\}$/.exec(place)?.[1];
        if (form !== undefined) expect(Object.keys(formats), `${key} ${place}`).toContain(form);
      }
      expect(catalogue[key][language].replace(/\{\w+(:\w+)?\}/g, ""), key).not.toMatch(/[{}]/);
    }
  }
});

test("numbers stand in sentences with few digits", () => {
  expect(formats.number(0.00304836831)).toBe("0.00305");
  expect(formats.number(7.9e-5)).toBe("7.9e-5");
  expect(formats.number(-123456)).toBe("−123456");
  expect(formats.percent(0.876)).toBe("88 %");
  expect(formats.times(4.0)).toBe("4");
  expect(formats.phase(Math.PI / 2)).toBe("0.5 π");
  expect(formats.number(Number.NaN)).toBe("–");
  expect(formats.number(Number.POSITIVE_INFINITY)).toBe("∞");
});

test("a value may be a message of its own, and a missing one is an error", () => {
  expect(tell({ key: "text", values: { text: { key: "epoch" } } }, "ja")).toBe("エポック");
  expect(() => tell({ key: "text" }, "en")).toThrow("message text: there is no value text");
});
