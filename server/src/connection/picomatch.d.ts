/** What is used of picomatch, which brings no types. Its entry `posix` asks for nothing of Node. */
declare module 'picomatch/posix' {
  /** A test for paths with `/` that match any of the patterns. */
  export default function picomatch(
    patterns: readonly string[],
    options: { readonly dot: boolean },
  ): (path: string) => boolean;
}
