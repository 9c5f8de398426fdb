import type { Span } from '../document/page.js';
import type { LineRange, Oid } from '../facts.js';
/** Something of the repository that people's text on a page names. */
export interface Reference {
    kind: 'path' | 'lines' | 'symbol' | 'command' | 'commit';
    /** Where it is said, in the page's text. */
    span: Span;
    /** As it is said: `src/a.ts:12-20`, `npm run lint`. */
    text: string;
}
/**
 * What became of it since the line that names it was last touched: `alive`, `dead` (was true then, is not now),
 * `unknown` (never was true), `moved` (its text is on other lines now, which are known), `drifted` (its text changed),
 * `unjudged` (deliberate, outside the repository, or there is no history to judge by).
 */
export type ReferenceState = 'alive' | 'dead' | 'unknown' | 'moved' | 'drifted' | 'unjudged';
export interface JudgedReference extends Reference {
    state: ReferenceState;
    /** What was looked for: the path or symbol without its lines, the script or target, the commit's abbreviation. */
    name: string;
    /** The path it resolves to, relative to the root: of a dead one, what it was. Null where it resolves to none. */
    path: string | null;
    /** The lines it names, 1-based, inclusive; null where it names none. */
    lines: LineRange | null;
    /** The commit at which the naming line was last touched; null where that is not known, or not committed. */
    since: Oid | null;
    /** Where the text is now, for `moved`: 1-based, inclusive; and what replaces the numbers in the page. */
    moved: {
        lines: LineRange;
        edit: {
            start: number;
            end: number;
            text: string;
        };
    } | null;
    /** For `path#symbol`: whether that symbol's text has changed since. */
    recheck: boolean;
    /** The nearest thing that is there now, such as what the file was renamed to; null without one. */
    nearest: string | null;
    /** Whether git tells that `nearest` is what it was renamed to; else it is only like it. */
    renamed: boolean;
}
