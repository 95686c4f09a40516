export declare function referenceOf(schemas: readonly object[]): string;
export declare function schemasInOrder(): Promise<object[]>;
