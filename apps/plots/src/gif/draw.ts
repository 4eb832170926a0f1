/**
 * The program that draws a GIF in a process of its own: from standard input, a JSON array of SVG documents, to standard
 * output.
 *
 * @module
 */
import { readFileSync, writeSync } from "node:fs";
import { encodeGif } from "./encode-gif.ts";

const gif = encodeGif(JSON.parse(readFileSync(0, "utf8")) as string[]);
for (let done = 0; done < gif.length; ) done += writeSync(1, gif, done);
