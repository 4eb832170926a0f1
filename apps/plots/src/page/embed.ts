import { pathThrough } from "@dz/drawing";

/** Path data of long lines, of absolute points, in tenths of a pixel and relative; other path data as they are. */
export function shortPath(data: string): string {
  const point = /([ML])(-?[\d.]+)[ ,](-?[\d.]+)/g;
  if (!/^M[-\d.]+[ ,][-\d.]+(?:L[-\d.]+[ ,][-\d.]+){20,}$/.test(data)) return data;
  return pathThrough([...data.matchAll(point)].map(([, , x, y]) => [Number(x), Number(y)] as const));
}

/** A value as JSON in a script element: no `<`, so that it cannot end the element, whatever the strings in it say. */
export function embeddedJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, "\\u003c")
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");
}

/**
 * A picture as the address of an image, which can run no script and ask for nothing. It belongs in an attribute between
 * single quotes: then only these characters need to be written otherwise, and pictures stay nearly as short as they are.
 */
export function dataAddress(svg: string): string {
  const short = svg.trim().replace(/ d="([^"]+)"/g, (_, data: string) => ` d="${shortPath(data)}"`);
  const escaped = short.replace(
    /[%#'&\n\r\t]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`,
  );
  return `data:image/svg+xml;charset=utf-8,${escaped}`;
}
