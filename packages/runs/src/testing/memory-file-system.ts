/**
 * A file system in memory that separates what is on the disk from what is only cached: unsynced changes may be lost in
 * a power cut, all or part of them.
 *
 * @module
 */
import { basename, dirname } from "node:path";
import type { Entry, FileSystem } from "../file-system.ts";

interface File {
  readonly kind: "file";
  readonly id: string;
  now: Buffer;
  disk: Buffer;
  /** The writes since the last sync, in order; each may reach the disk in part. */
  pending: ((bytes: Buffer, part: number) => Buffer)[];
}

interface Folder {
  readonly kind: "folder";
  readonly id: string;
  now: Map<string, File | Folder>;
  disk: Map<string, File | Folder>;
  /** The changes since the last sync, in order. */
  pending: ((names: Map<string, File | Folder>) => void)[];
}

export class MemoryFileSystem implements FileSystem {
  private readonly root: Folder = emptyFolder();
  private readonly handles: Map<number, File> = new Map();
  private opened = 0;
  /** Completes each sync that was begun. */
  private begun: (() => void)[] = [];

  get openFiles(): number {
    return this.handles.size;
  }

  /** The program ends. */
  kill(): void {
    this.handles.clear();
    this.begun = [];
  }

  /**
   * Cuts the power. Any subset of the unsynced writes is on the disk, each complete or truncated at any byte, and any
   * subset of the unsynced changes of names in a folder. `random` draws numbers in [0, 1).
   */
  cut(random: () => number): void {
    this.kill();
    const cutOne = (node: File | Folder): void => {
      if (node.kind === "file") {
        for (const change of node.pending) {
          if (random() < 0.7) node.disk = change(node.disk, random() < 0.5 ? 1 : random());
        }
        node.now = node.disk;
      } else {
        for (const change of node.pending) if (random() < 0.7) change(node.disk);
        node.now = new Map(node.disk);
        for (const inside of node.now.values()) cutOne(inside);
      }
      node.pending = [];
    };
    cutOne(this.root);
  }

  /** All files in a folder and below, by relative path. */
  snapshot(path: string, prefix: string = ""): Record<string, string> {
    const files = [...this.folder(path, "scan").now].map(([name, node]) =>
      node.kind === "file"
        ? { [prefix + name]: node.now.toString("latin1") }
        : this.snapshot(`${path}/${name}`, `${prefix}${name}/`),
    );
    return Object.assign({}, ...files);
  }

  open(path: string, flags: "r" | "r+" | "w" | "wx"): number {
    const folder = this.folder(dirname(path), "open");
    let file = folder.now.get(basename(path));
    if (file?.kind === "folder") throw failure("EISDIR", "open");
    if (flags === "wx" && file !== undefined) throw failure("EEXIST", "open");
    if (file === undefined) {
      if (flags.startsWith("r")) throw failure("ENOENT", "open");
      const made: File = { kind: "file", id: nextId(), now: Buffer.alloc(0), disk: Buffer.alloc(0), pending: [] };
      change(folder, (names) => names.set(basename(path), made));
      file = made;
    }
    this.handles.set(++this.opened, file);
    if (flags === "w") this.truncate(this.opened, 0);
    return this.opened;
  }

  read(handle: number, target: Uint8Array, position: number): number {
    return this.file(handle, "read").now.copy(target, 0, position, position + target.length);
  }

  write(handle: number, bytes: Uint8Array, position: number): number {
    const kept = Buffer.from(bytes);
    this.change(handle, "write", (old, part) => {
      const count = Math.ceil(kept.length * part);
      const grown = Buffer.alloc(Math.max(old.length, position + count));
      old.copy(grown);
      kept.copy(grown, position, 0, count);
      return grown;
    });
    return bytes.length;
  }

  truncate(handle: number, size: number): void {
    this.change(handle, "ftruncate", (old) => Buffer.concat([old], size));
  }

  fstat(handle: number): Entry {
    return entryOf(this.file(handle, "fstat"));
  }

  sync(handle: number): void {
    const file = this.file(handle, "fsync");
    file.disk = file.now;
    file.pending = [];
  }

  /** What was written before the call is on the disk when the promise resolves, in a later {@link turn}. */
  beginSync(handle: number): Promise<void> {
    return this.later(this.file(handle, "fsync"));
  }

  beginSyncFolder(path: string): Promise<void> {
    return this.later(this.folder(path, "fsync"));
  }

  /** Lets the disk complete one sync that was begun, if there is one, and the program go on from there. */
  async turn(): Promise<void> {
    this.begun.shift()?.();
    await new Promise(setImmediate);
  }

  private later(node: File | Folder): Promise<void> {
    const copy = node.kind === "file" ? node.now : new Map(node.now);
    const synced = new Set<unknown>(node.pending);
    return new Promise((resolve) => {
      this.begun.push(() => {
        node.disk = copy as never; // no other sync of it is made meanwhile
        node.pending = (node.pending as unknown[]).filter((each) => !synced.has(each)) as never;
        resolve();
      });
    });
  }

  close(handle: number): void {
    this.file(handle, "close");
    this.handles.delete(handle);
  }

  rename(from: string, to: string): void {
    const folder = this.folder(dirname(from), "rename");
    const node = folder.now.get(basename(from));
    if (node === undefined || dirname(from) !== dirname(to)) throw failure("ENOENT", "rename");
    change(folder, (names) => names.set(basename(to), node).delete(basename(from)));
  }

  remove(path: string): void {
    const folder = this.folder(dirname(path), "unlink");
    const kind = folder.now.get(basename(path))?.kind;
    if (kind !== "file") throw failure(kind === "folder" ? "EISDIR" : "ENOENT", "unlink");
    change(folder, (names) => names.delete(basename(path)));
  }

  makeFolder(path: string): void {
    const folder = this.folder(dirname(path), "mkdir");
    if (folder.now.has(basename(path))) throw failure("EEXIST", "mkdir");
    const made = emptyFolder();
    change(folder, (names) => names.set(basename(path), made));
  }

  removeFolder(path: string): void {
    if (this.folder(path, "rmdir").now.size > 0) throw failure("ENOTEMPTY", "rmdir");
    change(this.folder(dirname(path), "rmdir"), (names) => names.delete(basename(path)));
  }

  list(path: string): string[] {
    return [...this.folder(path, "scandir").now.keys()].sort();
  }

  syncFolder(path: string): void {
    const folder = this.folder(path, "fsync");
    folder.disk = new Map(folder.now);
    folder.pending = [];
  }

  lstat(path: string): Entry | null {
    const node = this.find(path);
    return node && entryOf(node);
  }

  stat(path: string): Entry | null {
    return this.lstat(path); // there are no links
  }

  private change(handle: number, call: string, change: (bytes: Buffer, part: number) => Buffer): void {
    const file = this.file(handle, call);
    file.now = change(file.now, 1);
    file.pending.push(change);
  }

  private file(handle: number, call: string): File {
    const file = this.handles.get(handle);
    if (file === undefined) throw failure("EBADF", call);
    return file;
  }

  private folder(path: string, call: string): Folder {
    const node = this.find(path);
    if (node === null) throw failure("ENOENT", call);
    if (node.kind === "file") throw failure("ENOTDIR", call);
    return node;
  }

  private find(path: string): File | Folder | null {
    let node: File | Folder = this.root;
    for (const name of path.split("/").filter(Boolean)) {
      const next: File | Folder | undefined = node.kind === "file" ? undefined : node.now.get(name);
      if (next === undefined) return null;
      node = next;
    }
    return node;
  }
}

function emptyFolder(): Folder {
  return { kind: "folder", id: nextId(), now: new Map(), disk: new Map(), pending: [] };
}

let made = 0;

function nextId(): string {
  return String(++made);
}

function entryOf(node: File | Folder): Entry {
  return { kind: node.kind, size: node.kind === "file" ? node.now.length : 0, names: 1, id: node.id };
}

function change(folder: Folder, apply: (names: Map<string, File | Folder>) => void): void {
  apply(folder.now);
  folder.pending.push(apply);
}

/** An error like those of Node. */
export function failure(code: string, call: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${call}`), { code });
}
