/**
 * Where the files of a dataset come from: given the published name of a file, its bytes. In Node
 * `(name) => readFile(join(folder, name))`, in a browser `(name) => download(address + name)`.
 */
export type FileSource = (name: string) => Uint8Array | Promise<Uint8Array>;
