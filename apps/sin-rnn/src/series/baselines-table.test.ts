import { expect, test } from "vitest";
import { baselinesTable } from "./baselines-table.ts";
import { compareBaselines } from "./compare-baselines.ts";

const values = Float64Array.from({ length: 50 }, (_, t) => 20_000 * (t % 4) + (t % 3));
const step = { unit: "month", count: 1, day: 1, offset: 0 } as const;

test("scores one step ahead, and errors of some further steps, in aligned columns", () => {
  const compared = compareBaselines(values, { testStart: 40, period: 4, horizon: 8, ar: 2 });
  expect(baselinesTable(compared, { name: "y", step, notes: "3 rows dropped" }).join("\n")).toMatchInlineSnapshot(`
    "y: 50 values, steps of 1 month, a period of 4, the last 10 for testing
    in the file: 3 rows dropped

    one step ahead                       MSE    RMSE     MAE   sMAPE    MASE
    persistence                   1360004002   36878   32000   1.413   24000
    the mean                       500003801   22361   20000  0.9104   15000
    the drift                     1374678250   37077   31385   1.307   23539
    the seasonal naive                 1.900   1.378   1.300  0.4667  0.9750
    an autoregression of order 2   234847596   15325   12218  0.7678    9164
    Theta                             0.6835  0.8267  0.6583  0.2752  0.4937

    MAE at step, of 3 origins          1       2       4       6       8  MASE of all
    persistence                    33333   39999   1.333   40000   1.333        20000
    the mean                       16666   16666   23333   16667   23334        15000
    the drift                      32820   38973    6154   36923   12308        21538
    the seasonal naive             1.333   1.333   1.333   1.333   1.333        1.000
    an autoregression of order 2    9212   15939   18381   15830   24602        12582
    Theta                         0.7270  0.6996  0.7264  0.6330  0.7008       0.5200"
  `);
});

test("without a period, step and notes, and with one step", () => {
  const compared = compareBaselines(values, { testStart: 49, period: null, horizon: 1, ar: 0 });
  const lines = baselinesTable(compared, { name: "y", step: null, notes: null });
  expect(lines.slice(0, 2)).toEqual(["y: 50 values, no period, the last 1 for testing", ""]);
  expect(lines.find((line) => line.startsWith("MAE"))?.trimEnd()).toMatch(
    /^MAE at step, of 1 origin +1 {2}MASE of all$/,
  );
});
