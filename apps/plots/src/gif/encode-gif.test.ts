import { describe, expect, test } from "vitest";
import { fixtureReport, fixtureRun } from "../testing/fixture.ts";
import { changes, encodeGif } from "./encode-gif.ts";
import { still } from "./still.ts";

/** The delay of each frame in hundredths of a second, from the graphic control extensions. */
function delays(gif: Uint8Array): number[] {
  const found: number[] = [];
  for (let i = 0; i + 7 < gif.length; i++) {
    if (gif[i] === 0x21 && gif[i + 1] === 0xf9 && gif[i + 2] === 4 && gif[i + 7] === 0) {
      found.push((gif[i + 4] ?? 0) + 256 * (gif[i + 5] ?? 0));
    }
  }
  return found;
}

describe("encodeGif", () => {
  const target = fixtureReport().data.testWave.ts;
  const gif = encodeGif([0, 4, 8, 11].map((index) => still(fixtureRun({}), target, index)));

  test("is 720 by 360 pixels and goes on for ever", () => {
    expect(Buffer.from(gif.subarray(0, 6)).toString("latin1")).toBe("GIF89a");
    const view = new DataView(gif.buffer, gif.byteOffset);
    expect([view.getUint16(6, true), view.getUint16(8, true)]).toEqual([720, 360]);
    expect(Buffer.from(gif).includes("NETSCAPE2.0")).toBe(true);
  });

  test("has ten frames a second", () => {
    expect(delays(gif)).toEqual([10, 10, 10, 10]);
  });

  test("takes at most 9 KB a frame, so that 100 stay below a megabyte", () => {
    expect(gif.length).toBeLessThan(4 * 9000 + 1000);
  });
});

test("changes names only the pixels that differ", () => {
  const frame = Uint8Array.of(1, 2, 3);
  expect(changes(frame, undefined, 9)).toBe(frame);
  expect(changes(frame, Uint8Array.of(1, 0, 3), 9)).toEqual(Uint8Array.of(9, 2, 9));
});
