import type { Oid } from '../../core/facts.js';
import type { GitPlace } from '../environment.js';
/** A text to be hashed as git would add it. */
export interface PageBlob {
    path: string;
    text: string;
    /** The page that is committed now. */
    committed: Oid | null;
    /** Whose .gitattributes hold: null for the worktree's, a commit where none has the branch checked out. */
    attributesFrom: Oid | null;
    /** Whether it is stored, or only its id wanted. */
    isStored: boolean;
}
/** Hashes a page with the line endings and the clean filters that its path has. */
export declare function hashPage(place: GitPlace, blob: PageBlob): Promise<Oid>;
/** A commit to be written. */
export interface CommitText {
    tree: Oid;
    parent: Oid;
    message: string;
    isSigned: boolean;
}
/** Writes a commit. Throws a `git` error where nobody is named as its author, or it cannot be signed. */
export declare function writeCommit(place: GitPlace, commit: CommitText): Promise<Oid>;
