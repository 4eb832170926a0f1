/** The queue that add.ts fills and work.ts empties. */
import { Redis } from "ioredis";

/** Its name in Redis. */
export const queueName = "sweep";

/** A part of a sweep. */
export interface Part {
  readonly index: number;
  readonly count: number;
  /** The options of the sweep: which runs, and `--out`. */
  readonly options: readonly string[];
}

/** A connection to the Redis of REDIS_URL (default that of this machine); a worker waits as long as Redis is away. */
export function connect(): Redis {
  return new Redis(process.env.REDIS_URL ?? "redis://127.0.0.1:6379", { maxRetriesPerRequest: null });
}
