/** Text of a repository as one line that is safe to print: no control characters, white space folded. */
export declare function cleanText(text: string): string;
/** At most `limit` characters, cut between words where that keeps most of it; the cut is shown as `…`. */
export declare function cutText(text: string, limit: number): string;
