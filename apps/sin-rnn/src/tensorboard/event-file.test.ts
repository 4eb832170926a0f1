import { readFileSync } from "node:fs";
import { BinaryReader } from "@bufbuild/protobuf/wire";
import { expect, test } from "vitest";
import { eventFile } from "./event-file.ts";
import { scalars } from "./golden/scalars.ts";
import { recordOf } from "./record.ts";

const golden = (name: string): Buffer => readFileSync(new URL(`golden/${name}`, import.meta.url));

/** What TensorBoard read in the golden file: `read_events.py` printed it, with the EventAccumulator of 2.21.0. */
interface Read {
  readonly reader: string;
  readonly file_version: number;
  readonly first_wall_time: number;
  readonly scalars: Readonly<
    Record<string, readonly (readonly [step: number, time: number, value: number | string])[]>
  >;
}

test("the bytes are those that TensorBoard read", () => {
  expect(Buffer.from(eventFile(scalars))).toEqual(golden("scalars.tfevents.golden"));
});

test("TensorBoard read the values that were written, in float32", () => {
  const read = JSON.parse(golden("read-by-tensorboard.json").toString()) as Read;
  expect(read.reader).toBe("EventAccumulator of TensorBoard 2.21.0");
  expect([read.file_version, read.first_wall_time]).toEqual([2, scalars[0]?.wallTime]);
  const found = Object.entries(read.scalars).map(([name, events]) => [
    name,
    events.map(([step, time, value]) => [step, time, Number(value)]),
  ]);
  const names = new Set(scalars.flatMap(({ values }) => Object.keys(values)));
  const written = Array.from(names, (name) => [
    name,
    scalars.flatMap(({ step, wallTime, values }) =>
      values[name] === undefined ? [] : [[step, wallTime, Math.fround(values[name])]],
    ),
  ]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(written));
});

test("a file without steps has the version, at time 0", () => {
  const bytes = eventFile([]);
  const record = bytes.subarray(12, -4);
  expect(Buffer.from(recordOf(record))).toEqual(Buffer.from(bytes));
  const reader = new BinaryReader(record);
  expect([reader.tag()[0], reader.double()]).toEqual([1, 0]);
  expect([reader.tag()[0], reader.string()]).toEqual([3, "brain.Event:2"]);
  expect(reader.pos).toBe(reader.len);
});
