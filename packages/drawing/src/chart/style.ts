/**
 * The style of figures: the sizes, colours and dashes of the article's pictures, drawn by matplotlib at 100 dots per
 * inch.
 *
 * @module
 */

/** Matplotlib's default colours, in their order. */
export const cycle: readonly string[] = [
  "#1f77b4",
  "#ff7f0e",
  "#2ca02c",
  "#d62728",
  "#9467bd",
  "#8c564b",
  "#e377c2",
  "#7f7f7f",
  "#bcbd22",
  "#17becf",
];

/** Colour number `i`, cyclically. */
export function color(i: number): string {
  return cycle[i % cycle.length] as string;
}

/** A point, the unit of fonts and lines, in pixels. */
const POINT = 100 / 72;

export const lineWidth: number = 1.5 * POINT;

/** A dashed line: lengths of dash and gap. */
export const dashes: string = `${(3.7 * lineWidth).toFixed(2)} ${(1.6 * lineWidth).toFixed(2)}`;

/** The size of a figure of 8 × 6 inches. */
export const square = { width: 800, height: 600 } as const;

/** The size of a figure of 12 × 6 inches. */
export const wide = { width: 1200, height: 600 } as const;

/** Sizes of fonts in pixels. */
export const fonts: { readonly title: number; readonly subtitle: number; readonly label: number } = {
  title: 20 * POINT,
  subtitle: 12 * POINT,
  label: 10 * POINT,
};

export const fontFamily: string = "DejaVu Sans, Verdana, Arial, sans-serif";

export const colors = {
  text: "#000000",
  frame: "#000000",
  grid: "#b0b0b0",
  paper: "#ffffff",
  faint: "#e8e8e8",
} as const;

/** Characters that are as wide as high: kana, kanji, hangul and their punctuation. */
const WIDE = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g;

/** The estimated width of a text: fonts are not measured here, so it is that of a wide one. */
export function textWidth(text: string, size: number): number {
  const wide = text.match(WIDE)?.length ?? 0;
  return (text.length - wide) * size * 0.61 + wide * size;
}
