import { expect, test } from "vitest";
import { type Command, execute } from "./execute.ts";

const node = (code: string, more: Partial<Command> = {}): Command => ({
  file: process.execPath,
  args: ["-e", code],
  ...more,
});
const line = (value: string): string => `console.log(JSON.stringify({ name: "a", value: ${value}, unit: "ms" }));`;

test("execute returns the values of a program, which has one thread", async () => {
  const code = line("Number(process.env.OPENBLAS_NUM_THREADS) + Number(process.env.MORE)");
  const outcome = await execute(node(code, { env: { MORE: "2" } }));
  expect(outcome).toEqual({ values: [{ name: "a", value: 3, unit: "ms" }] });
});

test("execute returns the values before a failure, and its reason", async () => {
  const outcome = await execute(node(`${line("1")} throw new RangeError("too large");`));
  expect(outcome).toEqual({ values: [{ name: "a", value: 1, unit: "ms" }], failure: "RangeError: too large" });
});

test("execute stops a program that hangs", async () => {
  const outcome = await execute(node("setInterval(() => {}, 1000);"), 200);
  expect(outcome).toEqual({ values: [], failure: "stopped after 0.2 s" });
});

test("execute reports a missing program as a failure", async () => {
  const { values, failure } = await execute({ file: "/no/such/program", args: [] });
  expect(values).toEqual([]);
  expect(failure).toContain("/no/such/program");
});
