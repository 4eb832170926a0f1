import type { Tally } from "./tally.ts";

/** The table of kinds, as lines of Markdown. */
export function tableLines(tallies: readonly Tally[]): string[] {
  return [
    "| fault | trainings | named first | named | nothing found | first named instead |",
    "|---|---|---|---|---|---|",
    ...tallies.map(({ fault, lessons, first, among, missed, instead }) => {
      const others = Object.entries(instead).map(([name, count]) => `${name} ${count}`);
      return `| ${fault} | ${lessons} | ${first} | ${among} | ${missed} | ${others.join(", ")} |`;
    }),
  ];
}
