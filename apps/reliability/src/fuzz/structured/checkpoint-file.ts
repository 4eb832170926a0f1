import { createHash } from "node:crypto";
import fc, { type Arbitrary } from "fast-check";
import { concat } from "../files.ts";
import { bytesOfText, mostly } from "./odd-json.ts";
import { sums } from "./run-file.ts";

const HEAD_AT = 16;
const DIGEST_SIZE = 32;

/** A checkpoint with the SHA-256 at its end that it needs. */
export function repaired(mutant: Uint8Array): Uint8Array {
  const content = mutant.subarray(0, Math.max(0, mutant.length - DIGEST_SIZE));
  return concat(content, createHash("sha256").update(content).digest());
}

/** One with another head: JSON that says what the files of its run are. */
function withHead(checkpoint: Uint8Array, head: (json: string) => string): Uint8Array {
  const all = Buffer.from(checkpoint);
  const end = HEAD_AT + all.readUInt32LE(HEAD_AT - 4);
  const json = bytesOfText(head(all.toString("utf8", HEAD_AT, end)));
  const start = Buffer.from(all.subarray(0, HEAD_AT));
  start.writeUInt32LE(json.length, HEAD_AT - 4);
  return repaired(concat(start, json, all.subarray(end)));
}

const numbers = ["epoch", "rows", "size"] as const;
/** Another number in a place of a head: the first, second or third of its name. */
const change = fc.tuple(
  fc.constantFrom(...numbers),
  fc.nat(2),
  mostly(fc.constantFrom("0", "1", "2", "3", "4", "16", "48", "128", "9007199254740991")),
);

/** Checkpoints made from a good one, whose heads say odd things: rows that do not fit the epoch, sizes that no file has. */
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
