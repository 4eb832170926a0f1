import { SIZE } from "../pictures/size.ts";
import { gifenc } from "./gifenc.ts";
import { raster } from "./raster.ts";

/** Line drawings have few colours; one more index stands for "as before". */
const COLOURS = 31;

/** Milliseconds from frame to frame, as in the article. */
const PACE = 100;

/** The pixels that differ from the previous frame; all others get the index `same`, which stands for "as before". */
export function changes(frame: Uint8Array, before: Uint8Array | undefined, same: number): Uint8Array {
  return before === undefined ? frame : frame.map((index, i) => (index === before[i] ? same : index));
}

/** SVG documents of one size as a GIF, ten frames a second in a loop: the article's animation. Needs at least one. */
export function encodeGif(frames: readonly string[]): Uint8Array {
  const encoder = gifenc.GIFEncoder();
  const palette = gifenc.quantize(raster(frames.at(-1) ?? ""), COLOURS);
  const same = palette.length;
  let before: Uint8Array | undefined;
  for (const svg of frames) {
    const frame = gifenc.applyPalette(raster(svg), palette);
    encoder.writeFrame(changes(frame, before, same), SIZE.width, SIZE.height, {
      // A palette given once applies to all frames. The last colour is never visible.
      ...(before === undefined
        ? { palette: [...palette, [255, 255, 255]], repeat: 0 }
        : { transparent: true, transparentIndex: same }),
      delay: PACE,
      dispose: 1,
    });
    before = frame;
  }
  encoder.finish();
  return encoder.bytes();
}
