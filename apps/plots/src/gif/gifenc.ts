import { createRequire } from "node:module";

type Palette = number[][];

interface FrameOptions {
  readonly palette?: Palette;
  /** In milliseconds. */
  readonly delay?: number;
  /** How often to repeat: 0 for ever. */
  readonly repeat?: number;
  readonly transparent?: boolean;
  readonly transparentIndex?: number;
  /** What happens before the next frame: 1 leaves this one. */
  readonly dispose?: number;
}

/** Writes one GIF, frame by frame. */
interface Encoder {
  writeFrame(indices: Uint8Array, width: number, height: number, options?: FrameOptions): void;
  finish(): void;
  bytes(): Uint8Array;
}

/** The part of gifenc that is used here; it comes without types. */
interface Gifenc {
  GIFEncoder(): Encoder;
  quantize(rgba: Uint8Array, colours: number): Palette;
  applyPalette(rgba: Uint8Array, palette: Palette): Uint8Array;
}

const require = createRequire(import.meta.url);

/** The GIF encoder. Required, because what an import of this CommonJS package gives is not the same in Node and in tests. */
export const gifenc: Gifenc = require("gifenc");
