import { expect, test } from "vitest";
import { checkMarkup } from "../testing/check-markup.ts";
import { createAxis } from "./axis.ts";
import { legend } from "./legend.ts";
import { bandMark, lineMark, type Plane, scatterMark } from "./marks.ts";

const plane: Plane = {
  x: createAxis({ label: "", domain: [0, 10] }, [], [0, 500]),
  y: createAxis({ label: "", domain: [0, 10] }, [], [400, 0]),
  left: 0,
  right: 500,
  top: 0,
  bottom: 400,
};
const color = "#123456";
const corner = (svg: string) => /<rect x="([\d.]+)" y="([\d.]+)"/.exec(svg)?.slice(1).map(Number) as [number, number];

test("without labels there is none", () => expect(legend([lineMark([0], [0], { color })], plane)).toBe(""));

test("is right above if that is free, else where it hides least", () => {
  const [x, y] = corner(legend([lineMark([0, 1], [1, 2], { color, label: "a" })], plane));
  expect([x > 250, y]).toEqual([true, 10]);
  // A falling line across the whole width leaves that corner free, a rising one does not.
  const [left, top] = corner(legend([lineMark([0, 10], [0, 10], { color, label: "a" })], plane));
  expect([left, top]).toEqual([10, 10]);
});

test("keeps its distance from dots", () => {
  const box = corner(legend([scatterMark([1], [1], { color, label: "a" })], plane));
  // A dot that only touches the corner of the box: six pixels left of it, and below its upper side.
  const [x, y] = [(box[0] - 6) / 50, 10 - (box[1] + 6) / 40];
  expect(corner(legend([scatterMark([x], [y], { color, label: "a" })], plane))).not.toEqual(box);
});

test("a row for each label, with a symbol, escaped", () => {
  const marks = [
    lineMark([0, 1], [0, 1], { color, label: "<line>" }),
    lineMark([0, 1], [0, 1], { color, label: "dashes", dashed: true }),
    scatterMark([0], [0], { color, label: "dots" }),
    scatterMark([0], [0], { color, label: "triangles", shape: "triangle" }),
    bandMark([0, 1], [0, 1], [1, 2], { color, label: "area" }),
  ];
  const svg = legend(marks, plane);
  checkMarkup(`<svg a="">${svg}</svg>`);
  expect(svg).toContain("&lt;line&gt;");
  expect(svg.match(/<text/g)?.length).toBe(5);
  expect(["<line", "stroke-dasharray", "<circle", "<path", 'opacity="0.25"'].every((part) => svg.includes(part))).toBe(
    true,
  );
});
