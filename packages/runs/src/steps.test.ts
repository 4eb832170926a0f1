import { beforeEach, expect, test } from "vitest";
import { Abandoned, finish, finishLater, folderOf, type Steps } from "./steps.ts";
import { failing, intercepted } from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";

let disk: MemoryFileSystem;
let calls: string[];
let heard: string[];
beforeEach(() => {
  disk = new MemoryFileSystem();
  calls = [];
  heard = [];
});
const counted = () =>
  intercepted(disk, (call, args, real) => {
    calls.push(call);
    return real(...args);
  });

/** Two syncs, with what is between them. */
function* work(file: number): Steps {
  heard.push("begin");
  try {
    yield { file };
    heard.push("file");
    yield folderOf("/a");
    heard.push("folder");
  } catch (error) {
    heard.push((error as Error).message || (error as Error).name);
    throw error;
  }
}

test("finish makes the syncs one after the other", () => {
  const fs = counted();
  const file = fs.open("/a", "w");
  finish(fs, work(file));
  expect([calls, heard]).toEqual([
    ["open", "sync", "syncFolder"],
    ["begin", "file", "folder"],
  ]);
});

test("finishLater begins at once, and goes on as the disk does", async () => {
  const fs = counted();
  const later = finishLater(fs, work(fs.open("/a", "w")), () => false);
  expect([calls, heard]).toEqual([["open", "beginSync"], ["begin"]]);
  await disk.turn();
  expect(heard).toEqual(["begin", "file"]);
  await disk.turn();
  expect(heard).toEqual(["begin", "file", "folder"]);
  expect(calls).toEqual(["open", "beginSync", "beginSyncFolder"]);
  expect(await later).toBe(true);
});

test("a failed sync is thrown into the work, in both ways", async () => {
  const fs = intercepted(disk, (call, args, real) =>
    call.toLowerCase().endsWith("sync") ? failing("EIO")(call, args, real) : real(...args),
  );
  const file = fs.open("/a", "w");
  expect(() => finish(fs, work(file))).toThrow("EIO: sync");
  await expect(finishLater(fs, work(file), () => false)).rejects.toThrow("EIO: beginSync");
  expect(heard).toEqual(["begin", "EIO: sync", "begin", "EIO: beginSync"]);
});

test("abandoned work learns it at its next sync, which is not made", async () => {
  const fs = counted();
  let abandoned = false;
  const later = finishLater(fs, work(fs.open("/a", "w")), () => abandoned);
  abandoned = true;
  expect(heard).toEqual(["begin"]);
  await disk.turn();
  expect(await later).toBe(false);
  expect(heard).toEqual(["begin", "file", new Abandoned().name]);
  expect(calls).toEqual(["open", "beginSync"]);
});

test("work may make up for a failure", async () => {
  const fs = intercepted(disk, (call, args, real) =>
    call.startsWith("sync") ? failing("EIO")(call, args, real) : real(...args),
  );
  const patient = function* (): Steps<string> {
    try {
      yield folderOf("/a");
    } catch {
      return "done without";
    }
    return "done";
  };
  expect(finish(fs, patient())).toBe("done without");
});
