import { expect, test } from "vitest";
import { catalogue, type MessageKey } from "./catalogue.ts";
import { formats } from "./formats.ts";
import { placesOf } from "./tell.ts";
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
