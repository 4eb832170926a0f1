import { describe, expect, test } from "vitest";
import type { MessageKey } from "../catalogue/catalogue.ts";
import { tell } from "../catalogue/tell.ts";
import { languages } from "../catalogue/words.ts";
import type { Seen } from "../watch/seen.ts";
import { diagnose } from "../wrong/diagnose.ts";
import { factsOf, type Rule } from "../wrong/facts.ts";
import { clean } from "./clean-seen.ts";

/**
 * Tests of a rule. `planted`: how what is seen of a training with the fault differs from one without, by what is then said;
 * `harmless`: differences that are no fault, by what they are.
 */
export function checkRule(
  rule: Rule,
  planted: Partial<Record<MessageKey, Partial<Seen>>>,
  harmless: Readonly<Record<string, Partial<Seen>>> = {},
): void {
  const cases = Object.entries(planted);
  describe(rule.fault, () => {
    test.each(cases)("is found where it is planted: %s", (key, change) => {
      const message = rule.find(factsOf({ ...clean, ...change }));
      expect(message?.key).toBe(key);
      // Every place of the sentence has a value, and none is missing there.
      for (const language of languages) expect(message && tell(message, language)).not.toMatch(/–|undefined/);
    });

    test.each(cases)("is what is named first: %s", (_, change) => {
      expect(diagnose({ ...clean, ...change })[0]?.fault).toBe(rule.fault);
    });

    test.each([["a training without a fault", {}], ...Object.entries(harmless)])("is not found in %s", (_, change) => {
      expect(rule.find(factsOf({ ...clean, ...change }))).toBeNull();
    });
  });
}
