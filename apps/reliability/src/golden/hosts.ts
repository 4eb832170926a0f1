/**
 * The hosts of the golden jobs: versions of Node and a browser, with the same bundle.
 *
 * @module
 */
import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Digests } from "./job.ts";

const execute = promisify(execFile);

/** The digests of jobs by name. */
export type Golden = Readonly<Record<string, Digests>>;

/** A host that can run the bundle. */
export interface Host {
  readonly name: string;
  readonly run: (bundle: string, jobs: readonly string[]) => Promise<Golden>;
}

const OPTIONS = { maxBuffer: 2 ** 26, timeout: 1_200_000 };

/** A Node, with additional environment variables. */
export function nodeHost(file: string, name: string, settings: Readonly<Record<string, string>> = {}): Host {
  const code = "require(process.argv[1]); console.log(JSON.stringify(runJobs(JSON.parse(process.argv[2]))))";
  return {
    name,
    run: async (bundle, jobs) => {
      const env = { ...process.env, NODE_OPTIONS: "", ...settings };
      const { stdout } = await execute(file, ["-e", code, bundle, JSON.stringify(jobs)], { ...OPTIONS, env });
      return JSON.parse(stdout) as Golden;
    },
  };
}

const PLACES = [
  process.env.DZ_CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A headless browser, or null if none is installed. The page is a file, which needs no server. */
export function chromiumHost(): Host | null {
  const program = PLACES.find((place) => place !== "" && existsSync(place));
  if (program === undefined) return null;
  return {
    name: "Chromium",
    run: async (bundle, jobs) => {
      const folder = dirname(bundle);
      const page = join(folder, "golden.html");
      const script = `document.body.textContent = "golden:" + btoa(JSON.stringify(runJobs(${JSON.stringify(jobs)}))) + ";"`;
      const scripts = [readFileSync(bundle, "utf8"), script].map(
        (code) => `<script>${code.replaceAll("</script", "<\\/script")}</script>`,
      );
      writeFileSync(page, `<!doctype html><meta charset="utf-8"><body>${scripts.join("")}</body>`);
      const flags = ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${join(folder, "profile")}`];
      const { stdout } = await execute(program, [...flags, "--dump-dom", `file://${page}`], OPTIONS);
      const found = /golden:([\w+/=]+);/.exec(stdout)?.[1];
      if (found === undefined) throw new Error(`golden: the page in ${program} gave nothing`);
      return JSON.parse(atob(found)) as Golden;
    },
  };
}
