import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { outsideEnvironment } from "../lib/nodes.ts";

/** The registry that is fetched by npx when it is needed; 58 MB, so it is no dependency. */
const REGISTRY = "verdaccio@6.8.0";

/** A registry on this machine that has only what is published to it, stopped at the end of the scope. */
export interface LocalRegistry extends Disposable {
  readonly address: string;
  /** The lines of an `.npmrc` with which packages of `@dz` come from it and go to it; all others come from elsewhere. */
  readonly settings: string;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function stop(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid); // npx and what it started
  } catch {
    child.kill();
  }
}

/** Starts a registry that stores below `folder`; an Error with what npx said if there is none to be had. */
export async function startRegistry(folder: string): Promise<LocalRegistry> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/`;
  const rule = { access: "$all", publish: "$all" };
  const config = join(folder, "registry.json"); // its YAML may be JSON
  const log = { type: "stdout", format: "pretty", level: "error" };
  writeFileSync(
    config,
    JSON.stringify({ storage: join(folder, "storage"), uplinks: {}, packages: { "**": rule }, log }),
  );
  const child = spawn("npx", ["--yes", REGISTRY, "--config", config, "--listen", `127.0.0.1:${port}`], {
    cwd: folder,
    env: outsideEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let said = "";
  let ended = false;
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
  child.on("error", (error) => (said += error.message)).on("close", () => (ended = true));
  while (!ended) {
    const answer = await fetch(`${address}-/ping`).catch(() => null);
    if (answer?.ok === true) {
      const settings = `@dz:registry=${address}\n//127.0.0.1:${port}/:_authToken=anyone\n`;
      return { address, settings, [Symbol.dispose]: () => stop(child) };
    }
    await sleep(200);
  }
  throw new Error(`npx ${REGISTRY} did not start\n${said}`.trim());
}
