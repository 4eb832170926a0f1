/// <reference types="node" />
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { DzError, FormatError } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { DownloadError, download } from "./download.ts";

const content = Uint8Array.from({ length: 100_000 }, (_, i) => i);
const sha256 = createHash("sha256").update(content).digest("hex");
const url = "https://example.org/x.gz";

/** A fetch whose response has these pieces. */
function answer(pieces: readonly Uint8Array[], init: ResponseInit = {}): (url: string) => Promise<Response> {
  return async () =>
    new Response(
      new ReadableStream<Uint8Array>({
        start(controller) {
          for (const piece of pieces) controller.enqueue(piece);
          controller.close();
        },
      }),
      init,
    );
}

/** Runs `body` with the address of a local server. */
async function withServer(listener: RequestListener, body: (address: string) => Promise<void>): Promise<void> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    await body(`http://127.0.0.1:${(server.address() as AddressInfo).port}/x`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe("download", () => {
  it("returns the bytes, and reports progress", async () => {
    const progress: [number, number | null][] = [];
    const onProgress = (loaded: number, total: number | null): number => progress.push([loaded, total]);
    const pieces = [content.subarray(0, 10), content.subarray(10)];
    expect(await download(url, { fetch: answer(pieces), onProgress, sha256: sha256.toUpperCase() })).toEqual(content);
    await download(url, { fetch: answer(pieces, { headers: { "content-length": "100000" } }), onProgress });
    const headers = { "content-length": "500", "content-encoding": "gzip" };
    await download(url, { fetch: answer([content], { headers }), onProgress });
    expect(progress).toEqual([
      [10, null],
      [100_000, null],
      [10, 100_000],
      [100_000, 100_000],
      [100_000, null],
    ]);
  });

  it("downloads from a real server", async () => {
    await withServer(
      (_, response) => response.end(content),
      async (address) => {
        expect(await download(address, { sha256 })).toEqual(content);
      },
    );
  });

  it("refuses another checksum", async () => {
    const promise = download(url, { fetch: answer([Uint8Array.of(1)]), sha256 });
    await expect(promise).rejects.toThrow(FormatError);
    await expect(promise).rejects.toThrow(
      `download: ${url} has the SHA-256 4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a, expected ${sha256}`,
    );
  });

  it("refuses any status but 200, and responses without a body", async () => {
    await expect(download(url, { fetch: answer([], { status: 403 }) })).rejects.toThrow(
      new DownloadError(`download: ${url} gave status 403`),
    );
    await expect(download(url, { fetch: async () => new Response(null) })).rejects.toThrow(DownloadError);
  });

  it("stops at the size limit", async () => {
    let cancelled = false;
    const endless = async (): Promise<Response> =>
      new Response(
        new ReadableStream<Uint8Array>({
          pull: (controller) => controller.enqueue(content),
          cancel: () => {
            cancelled = true;
          },
        }),
      );
    await expect(download(url, { fetch: endless, maxBytes: 1_000_000 })).rejects.toThrow(
      new DownloadError(`download: ${url} has more than 1000000 bytes`),
    );
    expect(cancelled).toBe(true);
  });

  it("wraps network errors in a DownloadError, but no errors of the caller", async () => {
    await withServer(
      (_, response) => {
        response.writeHead(200, { "content-length": "100000" });
        response.write(content.subarray(0, 500), () => response.destroy());
      },
      async (address) => {
        const promise = download(address);
        await expect(promise).rejects.toThrow(DownloadError);
        await expect(promise).rejects.toThrow(`download: ${address} cannot be read (`);
      },
    );
    await expect(download("http://127.0.0.1:1/")).rejects.toThrow(DzError);
    const onProgress = (): never => {
      throw new Error("stopped by the caller");
    };
    await expect(download(url, { fetch: answer([content]), onProgress })).rejects.toThrow("stopped by the caller");
  });
});
