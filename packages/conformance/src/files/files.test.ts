import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folder, type Json, load, numberPlaces, problems, withChange } from "../testing.ts";
import { files } from "./files.ts";

const data = load("files/index.json");
const { format, versions } = data;
const none = { weights: [], npy: [], npz: [], mnist: [], cifar: [] };
const run = (sections: object) => problems(files, { format, versions, ...none, ...sections });
const entry = (section: string, file: string): Json =>
  (data[section] as Json[]).find((one) => (one.file as unknown) === file) as Json;

describe("files", () => {
  it.each(["npy/f8_c.npy", "npy/f4_fortran.npy", "npy/i8_big_endian.npy", "npy/b1_c.npy"])(
    "fails for every changed number of %s",
    (file) => {
      const one = entry("npy", file);
      const places = numberPlaces({ expect: one.expect });
      expect(places.length).toBeGreaterThan(1);
      expect(places.filter((place) => run({ npy: [withChange(one, place)] }).length === 0)).toEqual([]);
    },
  );

  it.each(["npz/stored.npz", "npz/compressed.npz", "npz/hostile_names.npz"])("fails for every change in %s", (file) => {
    const one = entry("npz", file);
    const places = numberPlaces({ members: one.members });
    expect(places.filter((place) => run({ npz: [withChange(one, place)] }).length === 0)).toEqual([]);
    const [first, ...rest] = Object.entries(one.members as Json);
    expect(run({ npz: [{ ...one, members: Object.fromEntries(rest) }] })[0]?.field).toBe("names");
    expect(run({ npz: [{ ...one, members: { ...(one.members as Json), extra: first?.[1] } }] })[0]?.field).toBe(
      "names",
    );
  });

  it("distinguishes NaN and the infinities", () => {
    const one = entry("npy", "npy/f8_special.npy");
    const values = (one.expect as Json).data as unknown as unknown[];
    expect(values.slice(0, 3)).toEqual(["NaN", "Infinity", "-Infinity"]);
    for (const [i, other] of ["Infinity", "-Infinity", 0].entries()) {
      const expected = { ...(one.expect as Json), data: values.with(i, other) };
      expect(run({ npy: [{ ...one, expect: expected }] })[0]).toMatchObject({ element: `[${i}]`, wrong: 1 });
    }
  });

  it("fails for a changed digit of a 64-bit integer", () => {
    const one = structuredClone(entry("npy", "npy/i8_c.npy"));
    Object.assign((one.expect as Json).data as Json, { 0: "9223372036854775806" });
    expect(run({ npy: [one] })).toMatchObject([{ got: "9223372036854775807", want: "9223372036854775806" }]);
  });

  it("fails for a good file that is declared bad, and for a bad one that is declared good", () => {
    const bad = { ...entry("npy", "npy_bad/bad_magic.npy"), file: "npy/f8_c.npy" };
    expect(run({ npy: [bad] }).map(({ field, got }) => [field, got])).toEqual([
      ["read", "accepted"],
      ["load", "accepted"],
    ]);
    expect(run({ npy: [{ ...bad, must_refuse: false }] })).toEqual([]);
    const good = { ...entry("npy", "npy/f8_c.npy"), file: "npy_bad/bad_magic.npy" };
    expect(run({ npy: [good] })[0]?.got).toContain("FormatError");
  });

  it("fails for another size, an unknown field and a missing file", () => {
    const bomb = entry("npz", "npz_bad/bomb_member.npz");
    expect(run({ npz: [{ ...bomb, bytes: 5 }] })[0]?.field).toBe("bytes");
    expect(run({ npz: [{ ...bomb, extra: 5 }] })[0]?.field).toBe("extra");
    expect(run({ npy: [{ ...entry("npy", "npy/f8_c.npy"), file: "npy/none.npy" }] })[0]?.got).toContain("ENOENT");
    expect(run({ safetensors: [] })[0]?.field).toBe("safetensors");
  });
});

describe("a file that changes globals", () => {
  let temporary: string;

  beforeAll(() => {
    temporary = mkdtempSync(join(tmpdir(), "dz-files-"));
    mkdirSync(join(temporary, "files"));
    writeFileSync(join(temporary, "files", "x.npy"), "no npy");
  });
  afterAll(() => rmSync(temporary, { recursive: true }));

  it("is detected", () => {
    const one = { file: "x.npy", ok: false, why: "", numpy: "", must_refuse: true };
    const polluted = { ...one };
    // Reading the entry changes a prototype, as a key in a hostile file could.
    Object.defineProperty(polluted, "must_refuse", {
      enumerable: true,
      get: () => {
        Object.assign(Object.prototype, { pwned: 1 });
        return true;
      },
    });
    try {
      const all = [...files({ format, versions, ...none, npy: [polluted] }, { folder: temporary })];
      expect(all[0]).toMatchObject({ status: "failed", problems: [{ field: "prototypes and globals" }] });
    } finally {
      delete (Object.prototype as { pwned?: number }).pwned;
    }
    expect([...files({ format, versions, ...none, npy: [one] }, { folder: temporary })]).toEqual([
      { id: "x.npy", status: "passed" },
    ]);
    expect(folder).not.toBe(temporary);
  });
});
