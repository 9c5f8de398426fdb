import type { GitPlace } from '../environment.js';
/** What a repository's configuration says about commits, which plumbing does not look at by itself. */
export interface CommitSettings {
    isSigned: boolean;
    ignoreCase: boolean;
}
export declare function readSettings(place: GitPlace): Promise<CommitSettings>;
/** Throws a `page` error where the page is ignored, and so nobody has ever agreed to commit it. */
export declare function assertNotIgnored(place: GitPlace, path: string): Promise<void>;
