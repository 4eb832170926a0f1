import * as core from "@dz/core";
import * as F from "@dz/functions";
import { expect, test } from "vitest";
import { exempt, ledger } from "./index.ts";

const place = "apps/reliability/src/graphs/ledger";

test("every exported op is in the ledger, or exempt with a reason", () => {
  const missing = Object.entries(F).flatMap(([name, value]) =>
    typeof value === "function" && !(name in ledger) && !(name in exempt)
      ? [`${name} is new in @dz/functions: draw it in ${place}, or say in ${place}/index.ts why it has no gradient`]
      : [],
  );
  expect(missing).toEqual([]);
});

test("the ledger has no entry of a missing op, and none that is also exempt", () => {
  expect([...Object.keys(ledger), ...Object.keys(exempt)].filter((name) => !(name in F))).toEqual([]);
  expect(Object.keys(ledger).filter((name) => name in exempt)).toEqual([]);
  for (const reason of Object.values(exempt)) expect(reason.length).toBeGreaterThan(20);
});

test("the ledger includes the ops that core exports", () => {
  const ops = [
    "add",
    "broadcastTo",
    "div",
    "getItem",
    "log",
    "matmul",
    "mul",
    "neg",
    "pow",
    "reshape",
    "sub",
    "sum",
    "sumTo",
    "transpose",
  ];
  expect(ops.filter((name) => !(name in ledger) || !(name in core))).toEqual([]);
});

test("exempt ops have no gradient, or one that is 0", () => {
  const x = core.variable([[0.3, -1.2, 2.6]]);
  for (const f of [F.floor, F.ceil, F.round, F.sign, F.argMax, F.logicalNot]) {
    const y = f(x);
    if (y.creator === null) continue;
    x.cleargrad();
    y.backward();
    expect(x.grad?.data.toArray() ?? [[0, 0, 0]]).toEqual([[0, 0, 0]]);
  }
});
