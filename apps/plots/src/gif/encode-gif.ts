import { SIZE } from "../pictures/size.ts";
import { gifenc } from "./gifenc.ts";
import { raster } from "./raster.ts";

/** Pictures of lines have few colours; one more stands for "as before". */
const COLOURS = 31;

/** Milliseconds from frame to frame, as in the article. */
const PACE = 100;

/** The pixels that differ from the frame before; all others get the index that stands for "as before". */
export function changes(frame: Uint8Array, before: Uint8Array | undefined, same: number): Uint8Array {
  return before === undefined ? frame : frame.map((index, i) => (index === before[i] ? same : index));
}

/** SVG documents of one size as a GIF, ten frames a second, over and over: the article's animation. At least one is needed. */
export function encodeGif(frames: readonly string[]): Uint8Array {
  const encoder = gifenc.GIFEncoder();
  const palette = gifenc.quantize(raster(frames.at(-1) ?? ""), COLOURS);
  const same = palette.length;
  let before: Uint8Array | undefined;
  for (const svg of frames) {
    const frame = gifenc.applyPalette(raster(svg), palette);
    encoder.writeFrame(changes(frame, before, same), SIZE.width, SIZE.height, {
      // Given once, it holds for all frames. The last colour is never seen.
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
