import type { Page, Values } from "../page.ts";

export const title = "Drawing graphs: the DOT language";
export const teaches = "a graph is a text that lists nodes and arrows; Graphviz and other programs draw it";

/** The sample that the book writes by hand: y is the square of x. */
const sample = `digraph g {
x
y
square
x -> square
square -> y
}
`;

export function run({ print, draw }: Page): Values {
  print(sample.trimEnd());
  draw("sample.dot", () => sample); // dot sample.dot -T svg -o sample.svg
  return { sample };
}
