/**
 * A page in a browser, which runs a module and posts what it found to the server that it came from.
 *
 * @module
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

/** What a page posts: what the module returned, or why it did not. */
export type Posted = { readonly found: unknown } | { readonly error: string };

/** How the module runs. */
export interface PageOptions {
  /** In the page, or in a module worker of the page. */
  readonly place: "page" | "worker";
  /** The Content-Security-Policy of the page and its scripts (default none). */
  readonly policy?: string;
}

const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" };

/** The script of the page or the worker: imports `bundle.js`, which exports `found`, and posts the result or the error. */
const report = `
const post = (result) => fetch("/posted", { method: "POST", body: JSON.stringify(result) });
import("./bundle.js")
  .then(({ found }) => ({ found: found() }))
  .catch((error) => ({ error: String(error && error.stack || error) }))
  .then(post);
`;

/** A worker that cannot be started has no error to catch. */
const inWorker = `
const worker = new Worker("/report.js", { type: "module" });
worker.onerror = (event) => fetch("/posted", { method: "POST", body: JSON.stringify({ error: "worker: " + event.message }) });
`;

const html = (script: string): string =>
  `<!doctype html><meta charset="utf-8"><title>dz</title><script type="module" src="/${script}"></script>`;

/** The files of the server; `bundle` is the path of the module. */
function filesOf(bundle: string, place: PageOptions["place"]): Readonly<Record<string, string>> {
  return {
    "/index.html": html(place === "page" ? "report.js" : "start.js"),
    "/report.js": report,
    "/start.js": inWorker,
    "/bundle.js": readFileSync(bundle, "utf8"),
  };
}

/**
 * Serves a page with a module and calls `open` with its address; resolves to what the page posts, or to an error when `open`
 * ends before that. `open` is told by its signal that it may close the page.
 */
export async function postedBy(
  bundle: string,
  { place, policy }: PageOptions,
  open: (url: string, signal: AbortSignal) => Promise<string>,
): Promise<Posted> {
  const files = filesOf(bundle, place);
  const done = new AbortController();
  let resolve: (posted: Posted) => void = () => {};
  const promise = new Promise<Posted>((settle) => {
    resolve = settle;
  });
  const server = createServer((request, response) => {
    if (request.method === "POST") {
      let body = "";
      request.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      request.on("end", () => {
        response.end();
        resolve(JSON.parse(body) as Posted);
      });
      return;
    }
    const path = request.url === "/" ? "/index.html" : (request.url ?? "");
    const text = files[path];
    const headers = { "content-type": TYPES[extname(path)] ?? "text/plain" };
    response.writeHead(text === undefined ? 404 : 200, {
      ...headers,
      ...(policy === undefined ? {} : { "content-security-policy": policy }),
    });
    response.end(text);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const opened = open(url, done.signal).then((output): Posted => ({ error: `the browser ended first\n${output}` }));
  try {
    return await Promise.race([promise, opened]);
  } finally {
    done.abort();
    await opened;
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

/** A browser: its name and how a page is opened in it, without a window and with a profile in `folder`. */
export interface Browser {
  readonly name: string;
  readonly open: (url: string, folder: string, signal: AbortSignal) => Promise<string>;
}

const PLACES = {
  Chromium: [
    process.env.DZ_CHROMIUM ?? "",
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ],
  Firefox: [
    process.env.DZ_FIREFOX ?? "",
    "/usr/bin/firefox",
    "/usr/bin/firefox-esr",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
  ],
} as const;

const FLAGS = {
  Chromium: (folder: string) => [
    ...["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"],
    ...["--remote-debugging-port=0", `--user-data-dir=${join(folder, "chromium")}`], // a port keeps it from ending at once
  ],
  Firefox: (folder: string) => ["--headless", "--no-remote", "--profile", folder],
} as const;

/** The browsers that can be tested. */
export const BROWSERS = Object.keys(PLACES) as readonly (keyof typeof PLACES)[];

/** A browser of this machine, or null. */
export function findBrowser(name: keyof typeof PLACES): Browser | null {
  const program = PLACES[name].find((place) => place !== "" && existsSync(place));
  if (program === undefined) return null;
  return { name, open: (url, folder, signal) => opened(program, [...FLAGS[name](folder), url], signal) };
}

/** Runs a browser until the signal; resolves to what it said when it has ended. */
function opened(program: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  signal.addEventListener("abort", () => child.kill("SIGKILL"));
  return new Promise((resolve) => {
    child.on("error", (error) => resolve(String(error)));
    child.on("close", () => resolve(output));
  });
}
