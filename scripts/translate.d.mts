/** The JavaScript of a TypeScript source, from the cache if possible. */
export declare function translated(source: string): string;
