import type { Handoff } from '../handoff.js';
/** A first page: the template with all that is derived, and our word for "nothing yet" where people have to speak. */
export declare function createPage(derived: Handoff): string;
/** The page behind its front matter. */
export declare function renderBody(derived: Handoff): string;
