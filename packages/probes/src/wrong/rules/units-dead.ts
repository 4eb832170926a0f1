import type { Rule } from "../facts.ts";

const PART = 0.5;

/** Units whose value never changes in an epoch, whatever they read. */
export const unitsDead: Rule = {
  fault: "unitsDead",
  find({ seen: { epochs } }) {
    const last = epochs.at(-1)?.units ?? [];
    const worst = last.reduce((most, { constant }) => Math.max(most, constant), 0);
    const units = last.find(({ constant }) => constant === worst)?.units ?? 0;
    return worst > PART ? { key: "wrongUnitsDead", values: { dead: worst * units, units } } : null;
  },
};
