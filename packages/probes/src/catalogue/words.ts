/** The languages of the sentences. */
export const languages = ["en", "ja"] as const;

export type Language = (typeof languages)[number];

/**
 * Sentences by key, in each language, with places for values: `{loss}` or, with a form, `{loss:number}`.
 *
 * The forms are those of `formats.ts`; without one, a number is written as it is.
 */
export type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>;
