import { createRequire } from "node:module";

type Palette = number[][];

interface FrameOptions {
  readonly palette?: Palette;
  /** In milliseconds. */
  readonly delay?: number;
  /** The number of repetitions: 0 for ever. */
  readonly repeat?: number;
  readonly transparent?: boolean;
  readonly transparentIndex?: number;
  /** The disposal before the next frame: 1 leaves this one. */
  readonly dispose?: number;
}

/** Writes one GIF, frame by frame. */
interface Encoder {
  writeFrame(indices: Uint8Array, width: number, height: number, options?: FrameOptions): void;
  finish(): void;
  bytes(): Uint8Array;
}

/** The part of gifenc that is used here; the package has no types. */
interface Gifenc {
  GIFEncoder(): Encoder;
  quantize(rgba: Uint8Array, colours: number): Palette;
  applyPalette(rgba: Uint8Array, palette: Palette): Uint8Array;
}

const require = createRequire(import.meta.url);

/**
 * The GIF encoder. Loaded with `require`, because an import of this CommonJS package gives different objects in Node
 * and in tests.
 */
export const gifenc: Gifenc = require("gifenc");
