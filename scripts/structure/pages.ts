/**
 * Rules about the documents: what they name exists, and figures of speed are those that were measured.
 *
 * @module
 */
import { posix } from "node:path";
import type { Page, Problem, Tree } from "./tree.ts";

/** Documents about the past, in which names and figures stay as they were. */
const HISTORY = /(^|\/)(CHANGELOG|LOG)\.md$|^\.changeset\//;

/** A page taken apart: what readers read, and what they type. */
interface Parts {
  /** The prose with its links, without code. */
  readonly prose: string;
  /** The texts in backticks, and the commands in `sh` blocks. */
  readonly code: readonly string[];
}

function partsOf({ text }: Page): Parts {
  const code: string[] = [];
  const prose = text
    .replace(/^```(\w*)\n(.*?)^```/gms, (_, language: string, body: string) => {
      if (language === "sh") code.push(body);
      return "";
    })
    .replace(/(`+)(.+?)\1/gs, (_, _ticks, body: string) => {
      code.push(body);
      return "";
    });
  return { prose, code };
}

/**
 * The targets of links inside the repository, as paths from its root; `#…` stays behind a path. The READMEs of published
 * packages, which are read elsewhere, too, have links with the address of the project.
 */
function linksOf(page: Page, prose: string, address: string | undefined): string[] {
  const up = posix.relative(posix.dirname(page.path), "");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target as string)
    .map((target) => {
      const inside = address === undefined ? undefined : insideOf(target, address);
      return inside === undefined ? target : posix.join(up, inside);
    })
    .filter((target) => !/^\w+:/.test(target))
    .map((target) => {
      const [path = "", heading] = target.split("#");
      const whole = path === "" ? page.path : posix.join(posix.dirname(page.path), path).replace(/\/$/, "");
      return heading === undefined ? whole : `${whole}#${heading}`;
    });
}

/** The path from the root of what a link to the project's address shows; undefined for other links. */
function insideOf(target: string, address: string): string | undefined {
  if (target === `${address}#readme`) return "README.md";
  return [`${address}/blob/main/`, `${address}/tree/main/`]
    .filter((start) => target.startsWith(start))
    .map((start) => target.slice(start.length).replace(/#readme$/, ""))[0];
}

/** The names by which links reach the headings of a page. */
function headingsOf({ text }: Page): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    (title as string)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** Links and paths in backticks or commands must lead to a file or folder of the repository. */
export function namedFilesExist(tree: Tree): Problem[] {
  const folders = new Set([...tree.paths].flatMap(foldersOf));
  const isThere = (path: string): boolean => tree.paths.has(path) || folders.has(path) || path === ".";
  // A command may name the beginning of a path, as the tests below it are chosen: `packages/runs/src/lock`.
  const begins = (path: string): boolean => isThere(path) || [...tree.paths].some((each) => each.startsWith(path));
  const names = new Set([...tree.paths].map((path) => posix.basename(path)));

  return current(tree).flatMap((page) => {
    const { prose, code } = partsOf(page);
    const folder = posix.dirname(page.path);
    const badLinks = linksOf(page, prose, tree.manifest.homepage).filter((link) => {
      const [path = "", heading] = link.split("#");
      const target = tree.pages.find((each) => each.path === path);
      return !isThere(path) || (heading !== undefined && target !== undefined && !headingsOf(target).includes(heading));
    });
    const badWords = code.flatMap(wordsOf).filter((word) => {
      if (!word.includes("/")) return /^[\w-][\w.-]*\.(ts|mjs)$/.test(word) && !names.has(word);
      const first = word.split("/")[0] as string;
      const bases = [...new Set([".", folder])].filter((base) => folders.has(posix.join(base, first)));
      return bases.length > 0 && !bases.some((base) => begins(posix.join(base, word)));
    });
    return [...new Set([...badLinks, ...badWords])].map((name) => ({
      file: page.path,
      message: `names ${name}, which is not there`,
    }));
  });
}

function foldersOf(path: string): string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join("/"));
}

/** The words of a command or a text in backticks; of a pattern such as `src/**`, the folder before it. */
function wordsOf(code: string): string[] {
  return code
    .split(/[\s"'`,|]+/)
    .map((word) => word.replace(/(^|\/)[^/]*[*{}<>$…].*$/s, "").replace(/[/:.;]+$/, ""))
    .filter((word) => word !== "" && !word.startsWith("/"));
}

/** A time or a ratio of times: `0.7 s`, `4.5 to 4.9 ms`, `31 and 20 times as fast`. */
const FIGURE =
  /(?<![\w.])\d[\d.,]*(?:\s(?:and|to)\s\d[\d.,]*)*\s(?:ns|µs|ms|s|times\s(?:as\s(?:fast|long)|faster|slower|the\s(?:time|speed)))(?!\w)/g;

const NUMBER = /\d+(?:[.,]\d+)*/g;

/**
 * A time or a ratio of times outside of `docs` must stand in a paragraph that links to the page of `docs` where it was
 * measured, and must occur there. Sizes are not looked at: in READMEs they are limits, which the tests of the code hold.
 */
export function figuresMeasured(tree: Tree): Problem[] {
  return current(tree)
    .filter(({ path }) => !path.startsWith("docs/"))
    .flatMap((page) =>
      partsOf(page)
        .prose.split(/\n\s*\n/)
        .flatMap((paragraph) => {
          const linked = linksOf(page, paragraph, tree.manifest.homepage).map((link) => link.split("#")[0]);
          const sources = tree.pages.filter(({ path }) => path.startsWith("docs/") && linked.includes(path));
          const known = new Set(sources.flatMap(({ text }) => text.match(NUMBER) ?? []));
          return [...paragraph.matchAll(FIGURE)]
            .map(([figure]) => figure.replace(/\s+/g, " "))
            .filter((figure) => !(figure.match(NUMBER) ?? []).every((number) => known.has(number)))
            .map((figure) => ({
              file: page.path,
              message:
                sources.length === 0
                  ? `says "${figure}" without a link to the page of docs where that was measured`
                  : `says "${figure}", which does not stand in ${sources.map(({ path }) => path).join(", ")}`,
            }));
        }),
    );
}

function current(tree: Tree): Page[] {
  return tree.pages.filter(({ path }) => !HISTORY.test(path));
}
