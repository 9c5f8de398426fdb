/** A document in which a project names its variables. */
export interface VariableDocument {
    /** Relative to the root, with `/`. */
    path: string;
    text: string;
}
/** Whether a project would tell its variables in this file; where it does not, reading it costs and tells nothing. */
export declare function isVariableDocumentation(path: string): boolean;
/** Those of the names that stand as whole words in one of the documents. */
export declare function deriveDocumented(names: readonly string[], documents: readonly VariableDocument[]): Set<string>;
