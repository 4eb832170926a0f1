/**
 * What a user's `^` ranges let in, and whether a release can give a program two copies of a package.
 *
 * A user has `^` ranges of several packages, which were released together. A range lets in the newer versions of its own
 * line: `^0.2.0` those of 0.2, `^1.4.0` those of 1. If a package stayed in its line but had begun to need another line
 * of `@dz/ndarray`, the next installation would give that user both: one for the program, one for the package.
 *
 * @module
 */

/** How much a version moves. */
export type Bump = "patch" | "minor" | "major";

/** A published package, as far as its releases go; `needs` are the published packages that it depends on. */
export interface Released {
  readonly name: string;
  readonly version: string;
  readonly needs: readonly string[];
}

const order: readonly Bump[] = ["patch", "minor", "major"];

function numbers(version: string): [number, number, number] {
  const parts = /^(\d+)\.(\d+)\.(\d+)$/.exec(version);
  if (parts === null)
    throw new Error(`version ${version} is not of the form 1.2.3; leave prereleases to their own trial`);
  return [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}

/** The line of a version, which `^` does not leave: `1` for 1.4.2, `0.4` for 0.4.2, `0.0.2` for 0.0.2. */
export function lineOf(version: string): string {
  const [major, minor, patch] = numbers(version);
  if (major > 0) return `${major}`;
  return minor > 0 ? `0.${minor}` : `0.0.${patch}`;
}

/** The version after a bump. */
export function bumped(version: string, bump: Bump): string {
  const [major, minor, patch] = numbers(version);
  if (bump === "major") return `${major + 1}.0.0`;
  return bump === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** The smallest bump with which a version leaves its line: major from 1.0.0 on, minor before. */
export function leavingBump(version: string): Bump {
  return order.find((bump) => lineOf(bumped(version, bump)) !== lineOf(version)) as Bump;
}

/** The larger of two bumps, of which the first may be none. */
export function larger(a: Bump | undefined, b: Bump): Bump {
  return a === undefined || order.indexOf(a) < order.indexOf(b) ? b : a;
}

/**
 * The bumps of all packages once those that must have followed: a package whose dependency leaves its line leaves its
 * own line, too. `changes` are the bumps that changesets ask for.
 */
export function followed(packages: readonly Released[], changes: ReadonlyMap<string, Bump>): Map<string, Bump> {
  const bumps = new Map(changes);
  const leaves = ({ name, version }: Released): boolean => {
    const bump = bumps.get(name);
    return bump !== undefined && lineOf(bumped(version, bump)) !== lineOf(version);
  };
  const late = (one: Released): boolean =>
    !leaves(one) && packages.some((other) => one.needs.includes(other.name) && leaves(other));
  for (let next = packages.find(late); next !== undefined; next = packages.find(late)) {
    bumps.set(next.name, leavingBump(next.version));
  }
  return bumps;
}

/**
 * Where a release can give a program two copies: a line for each package that stays in its line although a package that
 * it needs has left its own. Both lists have the same packages.
 */
export function splits(before: readonly Released[], after: readonly Released[]): string[] {
  const moved = (name: string): { from: string; to: string } => ({
    from: before.find((old) => old.name === name)?.version ?? "",
    to: after.find((now) => now.name === name)?.version ?? "",
  });
  return after.flatMap(({ name, needs }) => {
    const own = moved(name);
    if (lineOf(own.from) !== lineOf(own.to)) return [];
    return needs
      .map((need) => ({ need, ...moved(need) }))
      .filter(({ from, to }) => lineOf(from) !== lineOf(to))
      .map(({ need, from, to }) => `${name} ${own.from} → ${own.to} needs ${need} ${from} → ${to}`);
  });
}
