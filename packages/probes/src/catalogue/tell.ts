import type { Message } from "../answer.ts";
import { catalogue } from "./catalogue.ts";
import { type Format, formats } from "./formats.ts";
import type { Language } from "./words.ts";

/** A place in a sentence: `{name}` or `{name:format}`. */
const PLACE = /\{(\w+)(?::(\w+))?\}/g;

/** A message in a language. Throws an Error for a place without a value. */
export function tell({ key, values = {} }: Message, language: Language): string {
  return catalogue[key][language].replace(PLACE, (_, name: string, format: string | undefined) => {
    const value = values[name];
    if (value === undefined) throw new Error(`message ${key}: there is no value ${name}`);
    if (typeof value === "object") return tell(value, language);
    return typeof value === "number" && format !== undefined ? formats[format as Format](value) : String(value);
  });
}

/** The places of a sentence, in alphabetical order, each once. */
export function placesOf(sentence: string): string[] {
  return [...new Set(sentence.match(PLACE) ?? [])].sort();
}
