/**
 * Files that TensorBoard reads. The messages and the numbers of their fields are those of
 * tensorflow/core/util/event.proto and tensorflow/core/framework/summary.proto.
 *
 * @module
 */
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { recordOf } from "./record.ts";

/** The values of one step. */
export interface ScalarStep {
  readonly step: number;
  /** When they were found, in seconds since 1970. */
  readonly wallTime: number;
  /** The values by the names of their curves; they are kept in float32, NaN and infinities included. */
  readonly values: Readonly<Record<string, number>>;
}

/** The version that the first event of a file names. */
const VERSION = "brain.Event:2";

/** The bytes of an event file: an event with the version of the format, and one for each step. */
export function eventFile(scalars: readonly ScalarStep[]): Uint8Array<ArrayBuffer> {
  const first = event(scalars[0]?.wallTime ?? 0)
    .tag(3, WireType.LengthDelimited)
    .string(VERSION);
  const records = [first, ...scalars.map(eventOf)].map((writer) => recordOf(writer.finish()));
  return new Uint8Array(Buffer.concat(records));
}

/** `Event { double wall_time = 1; int64 step = 2; string file_version = 3; Summary summary = 5; }` */
function event(wallTime: number): BinaryWriter {
  return new BinaryWriter().tag(1, WireType.Bit64).double(wallTime);
}

/** `Summary { repeated Value value = 1; }` */
function eventOf({ step, wallTime, values }: ScalarStep): BinaryWriter {
  const writer = event(wallTime).tag(2, WireType.Varint).int64(step).tag(5, WireType.LengthDelimited).fork();
  for (const [name, value] of Object.entries(values)) writeValue(writer.tag(1, WireType.LengthDelimited), name, value);
  return writer.join();
}

/** `Value { string tag = 1; float simple_value = 2; }` */
function writeValue(writer: BinaryWriter, name: string, value: number): void {
  writer.fork().tag(1, WireType.LengthDelimited).string(name);
  // The writer refuses finite numbers beyond float32, which are infinite there.
  writer.tag(2, WireType.Bit32).float(Math.fround(value)).join();
}
