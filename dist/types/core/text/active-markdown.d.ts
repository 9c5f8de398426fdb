/** Positions (UTF-16) of the characters of a line that Markdown would act on. */
export declare function markActive(line: string): Set<number>;
