import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** A font from a package, so that text looks the same on every machine, even without installed fonts. */
const FONT = require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf");

/** The native library, which is missing if optional dependencies were not installed. */
function library(): typeof import("@resvg/resvg-js") {
  try {
    return require("@resvg/resvg-js") as typeof import("@resvg/resvg-js");
  } catch (cause) {
    const system = `${process.platform}-${process.arch}`;
    throw new Error(`gif: @resvg/resvg-js is not installed for ${system}; run pnpm install, without --no-optional`, {
      cause,
    });
  }
}

/** The pixels of an SVG document, red, green, blue and opacity of each, row by row. */
export function raster(svg: string): Uint8Array {
  const { Resvg } = library();
  const font = { loadSystemFonts: false, fontFiles: [FONT], defaultFontFamily: "DejaVu Sans" };
  return new Uint8Array(new Resvg(svg, { font }).render().pixels);
}
