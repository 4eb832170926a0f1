/**
 * A registry on this machine, with the packed packages alone: package managers ask it for the scope of dz, and their usual
 * registry for everything else.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename } from "node:path";
import { run } from "../lib/run.ts";
import type { Tarball } from "../lib/tarballs.ts";

/** A running registry; it ends with the scope that `using` opens. */
export interface Registry extends AsyncDisposable {
  /** Its address, with a slash at the end. */
  readonly url: string;
}

/** When the packages seem to be published: managers may wait some days before they install what is new. */
const PUBLISHED = "2020-01-01T00:00:00.000Z";

const digest = (algorithm: string, bytes: Uint8Array, encoding: "hex" | "base64"): string =>
  createHash(algorithm).update(bytes).digest(encoding);

/** What a registry answers for the name of a package (npm's "packument"), with the manifest of its only version. */
function packumentOf(manifest: { name: string; version: string }, bytes: Uint8Array, tarball: string): object {
  const { name, version } = manifest;
  const dist = {
    tarball,
    integrity: `sha512-${digest("sha512", bytes, "base64")}`,
    shasum: digest("sha1", bytes, "hex"),
  };
  return {
    name,
    "dist-tags": { latest: version },
    versions: { [version]: { ...manifest, _id: `${name}@${version}`, dist } },
    time: { created: PUBLISHED, modified: PUBLISHED, [version]: PUBLISHED },
  };
}

/** Starts a registry with packages, on a free port. */
export async function startRegistry(tarballs: readonly Tarball[]): Promise<Registry> {
  const manifests = new Map<string, { name: string; version: string }>();
  for (const { name, file } of tarballs) {
    const { ok, stdout, output } = await run("tar", ["-xzOf", file, "package/package.json"]);
    if (!ok) throw new Error(`${file} has no package.json\n${output}`);
    manifests.set(name, JSON.parse(stdout) as { name: string; version: string });
  }
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://registry").pathname).slice(1);
    const named = tarballs.find(({ name }) => name === path);
    const filed = tarballs.find(({ file }) => `tarballs/${basename(file)}` === path);
    if (named !== undefined) {
      const tarball = `http://${request.headers.host}/tarballs/${basename(named.file)}`;
      const manifest = manifests.get(named.name) as { name: string; version: string };
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(packumentOf(manifest, readFileSync(named.file), tarball)));
    } else if (filed !== undefined) {
      response.setHeader("content-type", "application/octet-stream");
      response.end(readFileSync(filed.file));
    } else {
      response.writeHead(404, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: `${path} is not here` }));
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
