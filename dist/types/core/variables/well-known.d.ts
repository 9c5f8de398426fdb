export declare function isWellKnown(name: string): boolean;
