import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";

const require = createRequire(import.meta.url);

/** A font from the package that ships it, so that text looks the same on every machine, also where no font is installed. */
const FONT = require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf");

/** The pixels of an SVG document, red, green, blue and opacity of each, row by row. */
export function raster(svg: string): Uint8Array {
  const font = { loadSystemFonts: false, fontFiles: [FONT], defaultFontFamily: "DejaVu Sans" };
  return new Uint8Array(new Resvg(svg, { font }).render().pixels);
}
