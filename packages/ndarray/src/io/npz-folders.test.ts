import { expect, it } from "vitest";
import { arange } from "../array/creation.ts";
import { FormatError } from "../errors/errors.ts";
import { saveNpy } from "./npy.ts";
import { loadNpz, readNpz } from "./npz.ts";
import { writeZip } from "./zip-writer.ts";

it("readNpz and loadNpz go over the folders that an archive of a folder has", () => {
  const W = saveNpy(arange(2));
  for (const compress of [false, true]) {
    const file = (folder: string, content = ""): Uint8Array =>
      writeZip(
        [
          { name: folder, data: new TextEncoder().encode(content) },
          { name: "l0/W.npy", data: W },
        ],
        compress,
      );
    for (const folder of ["l0/", "a/b c/"]) expect([...loadNpz(file(folder)).keys()]).toEqual(["l0/W"]);
    for (const [folder, problem] of [
      ["../", 'the name "../" has "." or ".." as a part'],
      ["/", 'the name "/" is empty'],
      ["l0//", 'the name "l0//" has an empty part'],
    ]) {
      expect(() => readNpz(file(folder as string))).toThrow(new FormatError(`npz: ${problem}`));
    }
    expect(() => readNpz(file("l0/", "x"))).toThrow(new FormatError('npz: the name "l0/" has an empty part'));
  }
  // Bytes or a checksum without a size.
  const hidden = writeZip([{ name: "l0/", data: new Uint8Array(0) }], true);
  const directory = new DataView(hidden.buffer).getUint32(hidden.length - 6, true);
  const odd = hidden.slice();
  for (const at of [14, directory + 16]) odd[at] = 1;
  expect(() => readNpz(odd)).toThrow(new FormatError('npz: the name "l0/" has an empty part'));
});
