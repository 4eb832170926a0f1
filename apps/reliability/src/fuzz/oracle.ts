import { getHeapStatistics } from "node:v8";
import { DzError } from "@dz/ndarray";
import type { Target } from "./target.ts";

/** The result for an input. */
export interface Outcome {
  readonly accepted: boolean;
  /** CPU time: time given to other programs does not count. */
  readonly milliseconds: number;
  /** The bytes of buffers allocated while it was read. */
  readonly bytes: number;
  /** The violated requirement, or null. */
  readonly problem: string | null;
}

/** The limit on CPU time in milliseconds; an input that exceeds it hangs the reader. */
const TIME_LIMIT = 1000;

/** Reads one input and judges the outcome. */
export function judge(target: Target, file: Uint8Array): Outcome {
  let best = attempt(target, file);
  const limit = target.untimed ? Number.POSITIVE_INFINITY : TIME_LIMIT;
  // The first attempt may include compilation and garbage collection; a hanging input exceeds the limit each time.
  for (let i = 0; i < 2 && best.milliseconds > limit; i++) {
    const again = attempt(target, file);
    if (again.milliseconds < best.milliseconds) best = again;
  }
  if (best.problem !== null) return best;
  if (best.milliseconds > limit) return { ...best, problem: `takes ${Math.round(best.milliseconds)} ms` };
  const most = target.memory(file.length);
  if (best.bytes > most)
    return { ...best, problem: `takes ${best.bytes} bytes of buffers, at most ${most} are allowed` };
  return best;
}

function attempt(target: Target, file: Uint8Array): Outcome {
  const before = buffers();
  const start = process.cpuUsage();
  let accepted = false;
  let problem: string | null = null;
  try {
    target.read(file);
    accepted = true;
  } catch (error) {
    if (!(error instanceof DzError)) problem = textOf(error);
    else problem = wrongMessage(error);
  }
  const { user, system } = process.cpuUsage(start);
  return { accepted, milliseconds: (user + system) / 1000, bytes: buffers() - before, problem };
}

/** The maximum length of a message: a path, a truncated name, and a sentence or two. */
const LONGEST = 1000;

/** The defect of an error message, which must be one printable line; null without one. */
function wrongMessage(error: DzError): string | null {
  const { message } = error;
  if (message === "" || message.includes("\n")) return `the message is not one line: ${error}`;
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(message))
    return `the message has characters that are not seen: ${JSON.stringify(message)}`;
  return message.length > LONGEST ? `the message has ${message.length} characters` : null;
}

/** The bytes of buffers, including garbage that is not collected yet. */
function buffers(): number {
  return getHeapStatistics().external_memory;
}

/** The error, and the first position in the sources of dz in its stack. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return `throws ${String(error)}`;
  const place = /[^/\s(]*\/(?:packages|apps\/plots)\/[^\s)]*/
    .exec(error.stack ?? "")?.[0]
    .replace(/^.*\/(?=packages|apps)/, "");
  return `throws ${error.name}: ${error.message.slice(0, 200)}${place === undefined ? "" : ` (${place})`}`;
}
