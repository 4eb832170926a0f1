import { round } from "@dz/drawing";

/** A picture with a white background. */
export function picture(width: number, height: number, parts: readonly string[]): string {
  const size = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="white"/>',
    ...parts,
    "</svg>\n",
  ].join("\n");
}

/** Colours that are distinguishable with red-green colour blindness (Okabe and Ito). */
export const colors: readonly string[] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00"];

/** Colour number `i`, cyclically. */
export function colorOf(i: number): string {
  return colors[i % colors.length] as string;
}
