import type { Subject } from './subject.js';
/** The description as a line of prose: a capital first, no period last; an area of the code stays in front. */
export declare function renderSubject({ type, scope, description }: Subject): string;
