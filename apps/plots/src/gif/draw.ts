/**
 * The program that draws a GIF in a separate process: from a JSON array of SVG documents on standard input to standard
 * output.
 *
 * @module
 */
import { readFileSync, writeSync } from "node:fs";
import { encodeGif } from "./encode-gif.ts";

const gif = encodeGif(JSON.parse(readFileSync(0, "utf8")) as string[]);
for (let done = 0; done < gif.length; ) done += writeSync(1, gif, done);
