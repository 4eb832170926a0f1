import {
  DzError,
  FormatError,
  type OnArrayBuffer,
  type OptionTable,
  readOptions,
  shown,
  ValueError,
} from "@dz/ndarray";

/** Options of {@link download}. */
export interface DownloadOptions {
  /** The expected SHA-256, 64 hexadecimal digits (default: not checked). */
  readonly sha256?: string;
  /** The size limit in bytes (default 1 GiB). */
  readonly maxBytes?: number;
  /** Called whenever bytes have arrived. `total` is the announced length, or null. */
  readonly onProgress?: (loaded: number, total: number | null) => void;
  /** Makes the request (default: the global `fetch`). */
  readonly fetch?: (url: string) => Promise<Response>;
}

const downloadOptions = {
  sha256: { optional: true, kind: "string" },
  maxBytes: { default: 2 ** 30, from: 0, finite: false },
  onProgress: { optional: true, kind: "function" },
  fetch: { optional: true, kind: "function" },
} satisfies OptionTable<DownloadOptions>;

/** A file that could not be downloaded. */
export class DownloadError extends DzError {
  static override get name(): string {
    return "DownloadError";
  }
}

/**
 * Downloads the bytes at an address. They are not cached; write them to a file to keep them.
 *
 * Throws {@link DownloadError} for a request that fails, a status other than 200 and more than `maxBytes`, and {@link
 * FormatError} for another checksum.
 */
export async function download(url: string, options?: DownloadOptions): Promise<OnArrayBuffer<Uint8Array>> {
  if (typeof url !== "string") throw new ValueError(`download: expected an address, got ${shown(url)}`);
  const complete = readOptions("download", downloadOptions, options);
  const { sha256, maxBytes, onProgress, fetch = globalThis.fetch } = complete;
  const bytes = await attempt(url, async () => {
    const response = await fetch(url);
    if (response.status !== 200 || response.body === null) {
      throw new DownloadError(`download: ${url} gave status ${response.status}`);
    }
    const length = response.headers.get("content-length");
    // With a content encoding, the length is that of the encoded bytes.
    const total = length !== null && response.headers.get("content-encoding") === null ? Number(length) : null;
    return await readAll(response.body, (loaded) => {
      if (loaded > maxBytes) throw new DownloadError(`download: ${url} has more than ${maxBytes} bytes`);
      onProgress?.(loaded, total);
    });
  });
  if (sha256 === undefined) return bytes;
  const found = await sha256Of(bytes);
  if (found !== sha256.toLowerCase()) {
    throw new FormatError(`download: ${url} has the SHA-256 ${found}, expected ${sha256.toLowerCase()}`);
  }
  return bytes;
}

/** Wraps network errors in a {@link DownloadError}. */
async function attempt<T>(url: string, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new DownloadError(`download: ${url} cannot be read (${error.message})`);
  }
}

async function readAll(
  body: ReadableStream<Uint8Array>,
  arrived: (loaded: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  const parts: Uint8Array[] = [];
  let loaded = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      loaded += value.length;
      arrived(loaded);
    }
  } catch (error) {
    await reader.cancel().catch(() => {});
    throw error;
  }
  const bytes = new Uint8Array(loaded);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
