/** How a language writes strings over several lines. */
export interface LiteralForm {
    /** Cheap test whether a line may open one. */
    hint: RegExp;
    /** Sticky. Group 1 holds what the closing repeats. */
    opening: RegExp;
    closing(mark: string): RegExp;
    /** A heredoc begins on the line after its opening, which goes on as code. */
    fromNextLine: boolean;
    /** Also writes documentation: at the start of a line it is that, unless the code before goes on. */
    documents: boolean;
}
/** Null where the language has no such strings, or none that can be told by line. */
export declare function literalFormOf(language: string | null): LiteralForm | null;
