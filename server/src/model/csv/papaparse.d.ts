/** What is used of Papa Parse. Its published types bring those of Node, which must stay out of the core. */
declare module 'papaparse' {
  interface Chunk {
    readonly data: readonly (readonly string[])[];
    readonly errors: readonly unknown[];
    /** Offset behind the last row of the chunk. */
    readonly meta: { readonly cursor: number };
  }

  export interface Options {
    readonly delimiter: string;
    readonly newline: string;
    /** Splits lines without looking for quotes; undefined lets the text decide. */
    readonly fastMode: boolean;
    /** In UTF-16 units. */
    readonly chunkSize: number;
    readonly chunk: (chunk: Chunk, parser: { abort(): void }) => void;
  }

  const Papa: { parse(text: string, options: Options): void };
  export default Papa;
}
