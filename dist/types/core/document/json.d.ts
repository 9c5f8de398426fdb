import type { Handoff } from '../handoff.js';
/** The page of `format: json`: the header's fields beside the rest, two blanks of indentation, a final newline. */
export declare function renderJson({ header, ...rest }: Handoff, others?: Record<string, unknown>): string;
/**
 * @throws HandoffError of kind `page` where the text is no JSON, or none of a page's shape.
 */
export declare function parseJsonPage(raw: string): {
    handoff: Handoff;
    others: Record<string, unknown>;
};
