import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { Stop, type Stoppable } from "./stop.ts";

class Exit extends Error {}

function start(): {
  stop: Stop;
  process: EventEmitter;
  stdout: EventEmitter;
  stderr: EventEmitter;
  at: (ms: number) => void;
} {
  const [process, stdout, stderr] = [new EventEmitter(), new EventEmitter(), new EventEmitter()];
  let now = 1000;
  const exit = (code: number): never => {
    throw new Exit(String(code));
  };
  const stop = new Stop(Object.assign(process, { stdout, stderr, exit }) as unknown as Stoppable, () => now);
  return { stop, process, stdout, stderr, at: (ms) => (now = 1000 + ms) };
}

function failure(code: string, message = code): Error {
  return Object.assign(new Error(message), { code });
}

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
])("%s requests a stop, and a later second one ends the program", (signal, code) => {
  const { stop, process, at } = start();
  expect([stop.exitCode, stop.unwritable]).toEqual([null, false]);
  process.emit(signal);
  expect([stop.exitCode, stop.output]).toEqual([code, null]);
  at(500);
  process.emit("SIGINT");
  expect(stop.exitCode).toBe(code);
  at(501);
  expect(() => process.emit(signal)).toThrow(new Exit(String(code)));
});

test("a closed output requests a stop, and later failures change nothing", () => {
  for (const code of ["EPIPE", "EIO"]) {
    const { stop, stdout } = start();
    stdout.emit("error", failure(code));
    stdout.emit("error", failure("ERR_STREAM_DESTROYED"));
    expect([stop.exitCode, stop.output]).toEqual([141, "the reader of standard output is gone"]);
    expect(stop.unwritable).toBe(false);
  }
});

test("a full disk requests a stop", () => {
  const { stop, stdout } = start();
  stdout.emit("error", failure("ENOSPC", "ENOSPC: no space left on device, write"));
  expect([stop.exitCode, stop.output]).toEqual([
    1,
    "standard output cannot be written, ENOSPC: no space left on device, write",
  ]);
  expect(stop.unwritable).toBe(true);
});

test("the first reason determines the exit code: a closed terminal gives a signal, then errors", () => {
  const { stop, process, stdout, stderr } = start();
  process.emit("SIGHUP");
  stdout.emit("error", failure("EIO"));
  stderr.emit("error", failure("EIO"));
  expect(stop.exitCode).toBe(129);
});
