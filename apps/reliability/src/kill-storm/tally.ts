/**
 * The counts of a storm.
 *
 * @module
 */

/** The counts so far. */
export interface Tally {
  kills: number;
  /** Kills before `config.json` was written, so that the run had to restart. */
  early: number;
  /** Kills after everything was written, but before the process had ended. */
  late: number;
  /** Kills of resumed processes. */
  inResumed: number;
  resumes: number;
  /** Runs that finished after at least one kill. */
  runs: number;
  /** States after a kill that were compared with those of the same epoch in other runs of the same kind. */
  states: number;
  /** Pairs of processes on the same folder. */
  pairs: number;
  /** Kills at an exact call of the file system. */
  exact: number;
  /** Finished runs that were resumed again, and remained unchanged. */
  again: number;
  corrupt: number;
  readonly findings: string[];
}

export function newTally(): Tally {
  const counts = {
    kills: 0,
    early: 0,
    late: 0,
    inResumed: 0,
    resumes: 0,
    runs: 0,
    states: 0,
    pairs: 0,
    exact: 0,
    again: 0,
    corrupt: 0,
  };
  return { ...counts, findings: [] };
}

/** The counts in words, without the seed and the time. */
export function wordsOf(tally: Tally): string {
  const { kills, early, late, again, inResumed, exact, resumes, runs, states, pairs, corrupt, findings } = tally;
  return (
    `${kills} kills (${early} before the run had begun, ${late} after its last byte, ${inResumed} of resumed processes, ${exact} at exact calls), ` +
    `${resumes} resumes, ${runs} runs finished and compared bit by bit with untouched ones, ${states} states as well, ` +
    `${pairs} times two processes on one folder, ${again} finished runs resumed again, ${corrupt} corrupt loads, ${findings.length} findings`
  );
}
