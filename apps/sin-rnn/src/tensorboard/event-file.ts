/**
 * Event files, as TensorBoard reads them: records with the bytes of `Event` messages
 * (tensorflow/core/util/event.proto and summary.proto).
 *
 * @module
 */
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { maskedCrc32c } from "./crc32c.ts";

/** Numbers of one step. */
export interface ScalarStep {
  readonly step: number;
  /** In seconds since 1970. */
  readonly wallTime: number;
  /** The numbers by their tags; they are stored as float32. */
  readonly values: Readonly<Record<string, number>>;
}

/** The bytes of an event file with numbers of some steps, in their order. */
export function eventFile(steps: readonly ScalarStep[]): Uint8Array {
  const version = event(steps[0]?.wallTime ?? 0, (writer) =>
    writer.tag(3, WireType.LengthDelimited).string("brain.Event:2"),
  );
  return Buffer.concat([version, ...steps.map(scalars)].map(recordOf));
}

/** The `Event` of one step: field 5 is its `Summary`, whose field 1 is a value with a tag (1) and a number (2). */
function scalars({ step, wallTime, values }: ScalarStep): Uint8Array {
  return event(wallTime, (writer) => {
    writer.tag(2, WireType.Varint).int64(step).tag(5, WireType.LengthDelimited).fork();
    for (const [tag, value] of Object.entries(values)) {
      writer.tag(1, WireType.LengthDelimited).fork();
      writer.tag(1, WireType.LengthDelimited).string(tag).tag(2, WireType.Bit32).float(value).join();
    }
    return writer.join();
  });
}

function event(wallTime: number, rest: (writer: BinaryWriter) => BinaryWriter): Uint8Array {
  return rest(new BinaryWriter().tag(1, WireType.Bit64).double(wallTime)).finish();
}

/** A record: its length as uint64, the checksum of that, its bytes, and their checksum; little-endian. */
function recordOf(bytes: Uint8Array): Uint8Array {
  const record = Buffer.alloc(bytes.length + 16);
  record.writeBigUInt64LE(BigInt(bytes.length), 0);
  record.writeUInt32LE(maskedCrc32c(record.subarray(0, 8)), 8);
  record.set(bytes, 12);
  record.writeUInt32LE(maskedCrc32c(bytes), 12 + bytes.length);
  return record;
}
