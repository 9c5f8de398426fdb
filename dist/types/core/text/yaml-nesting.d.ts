/**
 * The offset at which a YAML text nests deeper than `deepest` levels: brackets open at once (those inside of texts
 * count as well), `- - -` on one line, indentation. Null where it does not. To be asked before the library
 * is: its parser calls itself, and 60,000 brackets end the whole process.
 */
export declare function findDeepNesting(text: string, deepest: number): number | null;
