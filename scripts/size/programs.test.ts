import { expect, test, vi } from "vitest";
import { budgets } from "./budgets.ts";
import { programs } from "./check-size.ts";

test("each program has a budget, and each budget a program", () => {
  expect(Object.keys(budgets).sort()).toEqual(programs);
});

test("a budget is above what was reached, and not by much", () => {
  for (const { reached, most } of Object.values(budgets)) {
    expect(most).toBeGreaterThan(reached);
    expect(most).toBeLessThan(reached + 2);
  }
});

test.each(programs)("%s runs", async (name) => {
  const log = vi.spyOn(console, "log").mockReturnValue();
  await import(`./programs/${name}.ts`);
  expect(log).toHaveBeenCalled();
  expect(log.mock.calls.flat()).not.toContain(Number.NaN);
});
