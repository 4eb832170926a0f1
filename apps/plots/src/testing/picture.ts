/**
 * Pictures that figures are compared with: `snapshots/<name>.svg`, with numbers rounded, so that the last digit of a sine,
 * which differs between machines, makes no difference. Run the tests with UPDATE_PICTURES=1 to accept what they draw.
 *
 * @module
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The text with every number that has a point, inside of tags, rounded to two digits after it. */
export function roundNumbers(svg: string): string {
  const rounded = (number: string): string => String(Number(Number(number).toFixed(2)) + 0);
  return svg.replace(/<[^>]*>/g, (tag) => tag.replace(/-?\d+\.\d+/g, rounded));
}

/**
 * Throws if the picture is not the one that is kept; then the new one is beside it, as `<name>-changed.svg`. `folder` is
 * where they are kept.
 */
export function comparePicture(
  name: string,
  svg: string,
  folder: string = join(import.meta.dirname, "../../snapshots"),
): void {
  const kept = join(folder, `${name}.svg`);
  const changed = join(folder, `${name}-changed.svg`);
  const picture = `${roundNumbers(svg)}\n`;
  if (process.env.UPDATE_PICTURES === "1") {
    mkdirSync(folder, { recursive: true });
    writeFileSync(kept, picture);
  }
  rmSync(changed, { force: true });
  if (existsSync(kept) && readFileSync(kept, "utf8") === picture) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(changed, picture);
  throw new Error(`the picture differs from ${kept}; the new one is ${changed}, UPDATE_PICTURES=1 accepts it`);
}
