import { pathThrough } from "@dz/drawing";

/** Path data of long lines, given in absolute points, as relative tenths of a pixel; other path data unchanged. */
export function shortPath(data: string): string {
  const point = /([ML])(-?[\d.]+)[ ,](-?[\d.]+)/g;
  if (!/^M[-\d.]+[ ,][-\d.]+(?:L[-\d.]+[ ,][-\d.]+){20,}$/.test(data)) return data;
  return pathThrough([...data.matchAll(point)].map(([, , x, y]) => [Number(x), Number(y)] as const));
}

/** A value as JSON for a script element: without `<`, so that no string in it can end the element. */
export function embeddedJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, "\\u003c")
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");
}

/**
 * A picture as a data URL for an image, which can neither run scripts nor load anything. For an attribute in single
 * quotes, where only these characters need escaping, so that pictures become little longer.
 */
export function dataAddress(svg: string): string {
  const short = svg.trim().replace(/ d="([^"]+)"/g, (_, data: string) => ` d="${shortPath(data)}"`);
  const escaped = short.replace(
    /[%#'&\n\r\t]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`,
  );
  return `data:image/svg+xml;charset=utf-8,${escaped}`;
}
