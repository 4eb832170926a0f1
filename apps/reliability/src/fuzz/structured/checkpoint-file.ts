import { createHash } from "node:crypto";
import fc, { type Arbitrary } from "fast-check";
import { concat } from "../files.ts";
import { bytesOfText, mostly } from "./odd-json.ts";
import { sums } from "./run-file.ts";

const HEAD_AT = 16;
const DIGEST_SIZE = 32;

/** A checkpoint with its final SHA-256 corrected. */
export function repaired(mutant: Uint8Array): Uint8Array {
  const content = mutant.subarray(0, Math.max(0, mutant.length - DIGEST_SIZE));
  return concat(content, createHash("sha256").update(content).digest());
}

/** A checkpoint with another head: JSON with the sums of the files of its run. */
function withHead(checkpoint: Uint8Array, head: (json: string) => string): Uint8Array {
  const all = Buffer.from(checkpoint);
  const end = HEAD_AT + all.readUInt32LE(HEAD_AT - 4);
  const json = bytesOfText(head(all.toString("utf8", HEAD_AT, end)));
  const start = Buffer.from(all.subarray(0, HEAD_AT));
  start.writeUInt32LE(json.length, HEAD_AT - 4);
  return repaired(concat(start, json, all.subarray(end)));
}

const numbers = ["epoch", "rows", "size"] as const;
/** Another number in a head, at the first, second or third occurrence of a name. */
const change = fc.tuple(
  fc.constantFrom(...numbers),
  fc.nat(2),
  mostly(fc.constantFrom("0", "1", "2", "3", "4", "16", "48", "128", "9007199254740991")),
);

/** Variants of a valid checkpoint with inconsistent heads: rows that do not fit the epoch, impossible sizes. */
export function checkpointFile(good: () => Uint8Array): Arbitrary<Uint8Array> {
  const changed = fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) =>
    withHead(good(), (json) =>
      changes.reduce((text, [name, place, value]) => {
        let seen = 0;
        return text.replace(new RegExp(`"${name}":[^,}]*`, "g"), (field) =>
          seen++ === (name === "size" ? place : 0) ? `"${name}":${value}` : field,
        );
      }, json),
    ),
  );
  return fc.oneof(
    { weight: 3, arbitrary: changed },
    { weight: 1, arbitrary: sums.map((json) => withHead(good(), () => json)) },
  );
}
