import { expect, test } from "vitest";
import { logProblems, readJobLog } from "./job-log.ts";

const head = "Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand\n";
const line = (sequence: number, code: number, signal: number): string =>
  `${sequence}\t:\t1796227200.123\t     4.000\t0\t214\t${code}\t${signal}\tnpm start -- sweep --shard ${sequence}/3\n`;

test("readJobLog sorts the jobs, and takes the last line of one that was done again", () => {
  const text = head + line(2, 1, 0) + line(1, 0, 0) + line(3, 0, 9) + line(2, 0, 0);
  expect(readJobLog(text)).toEqual([
    { sequence: 1, code: 0, signal: 0 },
    { sequence: 2, code: 0, signal: 0 },
    { sequence: 3, code: 0, signal: 9 },
  ]);
  expect(readJobLog(head)).toEqual([]);
});

test("a line that is not understood is an error", () => {
  expect(() => readJobLog(`${head}cut off`)).toThrow("the job log has a line that is not understood: cut off");
});

test("logProblems wants the failures that were made, and no other", () => {
  const jobs = readJobLog(head + line(1, 0, 0) + line(2, 1, 0) + line(3, 0, 9));
  expect(logProblems(jobs, 3, [2, 3])).toEqual([]);
  expect(logProblems(jobs, 4, [1, 2])).toEqual([
    "part 1 has exit code 0 and signal 0 in the job log",
    "part 3 has exit code 0 and signal 9 in the job log",
    "the job log has no part 4",
  ]);
});
