/** What the tests use of Papa Parse. Its published types bring those of Node, which must stay out of the core. */
declare module 'papaparse' {
  interface Options {
    readonly delimiter: string;
    readonly newline: string;
    /** Splits lines without looking for quotes. */
    readonly fastMode: boolean;
  }

  interface Result {
    readonly data: readonly (readonly string[])[];
    /** Quotes that do not fit together. */
    readonly errors: readonly unknown[];
  }

  /** May read several texts, one after another. */
  class Parser {
    constructor(options: Options);
    parse(text: string): Result;
  }

  const Papa: { readonly Parser: typeof Parser };
  export default Papa;
}
