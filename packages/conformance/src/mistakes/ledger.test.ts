import { expect, test } from "vitest";
import { ledger } from "./ledger.ts";

test("every exception has a reason", () => {
  for (const reasons of Object.values(ledger)) {
    for (const reason of Object.values(reasons)) expect(reason.split(" ").length).toBeGreaterThan(5);
  }
});
