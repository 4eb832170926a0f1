import { describe, expect, test } from "vitest";
import { checkMarkup } from "../testing/check-markup.ts";
import { barMark, cellsMark, intervalMark, rows } from "./categories.ts";
import { drawChart } from "./chart.ts";
import type { Mark } from "./marks.ts";

const names = ["one", "two", "three"];
const at = [0, 1, 2];

function drawn(marks: readonly Mark[], log = false): string {
  const svg = drawChart({
    id: "c",
    size: { width: 800, height: 400 },
    title: "Title",
    x: { label: "x", log },
    y: rows(names),
    marks,
  });
  checkMarkup(svg);
  return svg;
}

/** The rectangles of a colour: where they begin, and how wide they are. */
function bars(svg: string): { x: number; y: number; width: number }[] {
  return [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="[\d.]+" fill="#123456"/g)].map(
    ([, x, y, width]) => ({ x: Number(x), y: Number(y), width: Number(width) }),
  );
}

describe("bars", () => {
  test("begin at 0 in either direction, the first at the top", () => {
    const [one, two, three] = bars(drawn([barMark([1, 2, -1], at, { color: "#123456" })])) as [
      { x: number; y: number; width: number },
      { x: number; y: number; width: number },
      { x: number; y: number; width: number },
    ];
    expect(two.width).toBeCloseTo(2 * one.width, 0);
    expect(one.x).toBe(two.x);
    expect(three.x + three.width).toBeCloseTo(one.x, 1);
    expect(one.y < two.y && two.y < three.y).toBe(true);
  });

  test("on a logarithmic axis begin at its beginning", () => {
    const found = bars(drawn([barMark([1, 10, 100], at, { color: "#123456" })], true));
    expect(new Set(found.map(({ x }) => x)).size).toBe(1);
    expect((found[2]?.width ?? 0) - (found[1]?.width ?? 0)).toBeCloseTo(
      (found[1]?.width ?? 0) - (found[0]?.width ?? 0),
      1,
    );
  });

  test("of what is not finite there is none", () => {
    expect(bars(drawn([barMark([1, Number.NaN, Number.POSITIVE_INFINITY], at, { color: "#123456" })])).length).toBe(1);
  });
});

test("an interval lies from end to end, and within the frame", () => {
  const svg = drawn([barMark([2, 2, 0], at, { color: "#123456" }), intervalMark([1], [3], [0], { color: "#654321" })]);
  const [, from, to] = /<path d="M([\d.]+) [\d.]+H([\d.]+)/.exec(svg) ?? [];
  const bar = bars(svg)[0] as { x: number; width: number };
  expect(Number(from)).toBeCloseTo(bar.x + bar.width / 2, 0);
  expect(Number(to)).toBeCloseTo(bar.x + 1.5 * bar.width, 0);
});

describe("cells", () => {
  const svg = (log: boolean, values: number[][], key = false): string =>
    drawChart({
      id: "c",
      size: { width: 800, height: 400 },
      title: "Title",
      x: { label: "x", names: ["a", "b"], domain: [-0.5, 1.5] },
      y: rows(["one", "two"]),
      marks: [cellsMark(values, { log, text: (x) => `<${x}>`, key })],
    });
  const fills = (text: string): string[] =>
    [...text.matchAll(/fill="(rgb[^"]+|#ffffff)" stroke="#ffffff"/g)].map(([, fill]) => fill as string);

  test("have their values, and shades from the least to the largest", () => {
    const text = svg(false, [
      [0, 50],
      [100, Number.NaN],
    ]);
    checkMarkup(text);
    for (const value of [0, 50, 100, Number.NaN]) expect(text).toContain(`&lt;${value}&gt;`);
    expect(fills(text)).toEqual(["rgb(240,247,255)", "rgb(124,156,192)", "rgb(8,64,129)", "#ffffff"]);
  });

  test("by logarithms, equal ratios are equal steps", () => {
    expect(
      fills(
        svg(true, [
          [1, 10],
          [100, 0],
        ]),
      ),
    ).toEqual(["rgb(240,247,255)", "rgb(124,156,192)", "rgb(8,64,129)", "#ffffff"]);
  });

  test("a key has the least and the largest value and the shades between them, outside the frame", () => {
    const values = [
      [1, 10],
      [100, Number.NaN],
    ];
    expect(svg(true, values)).not.toContain('class="key"');
    const text = svg(true, values, true);
    checkMarkup(text);
    const key = text.slice(text.indexOf('<g class="key"'));
    expect([...key.matchAll(/&lt;(\d+)&gt;/g)].slice(0, 2).map(([, value]) => value)).toEqual(["1", "100"]);
    const shades = [...key.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" [^>]*fill="(rgb[^"]+)"/g)];
    expect([shades[0]?.[3], shades.at(-1)?.[3]]).toEqual(["rgb(240,247,255)", "rgb(8,64,129)"]);
    for (const [, x, y] of shades) expect(Number(x) < 770 && Number(y) + 12 < 86).toBe(true);
  });

  test("values that are all equal need no key", () => {
    expect(svg(true, [[3, 3]], true)).not.toContain('class="key"');
  });
});
