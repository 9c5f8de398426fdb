import type { Oid } from '../core/facts.js';
import type { GitPlace } from './environment.js';
/** Where a repository keeps what, and what is checked out. */
export interface Layout {
    /** Top of the work tree; null in a bare repository and inside a git directory. */
    root: string | null;
    /** The git directory of this work tree; in a linked one `<common>/worktrees/<name>`. */
    gitDir: string;
    /** Where refs and objects are: the same for all work trees. */
    commonDir: string;
    bare: boolean;
    shallow: boolean;
    objectFormat: string;
    /** The branch that is checked out, also before its first commit; null on a detached head. */
    branch: string | null;
    /** The commit that is checked out; null before the first one. */
    head: Oid | null;
}
/**
 * Asks for all of it in one process:
 *
 * false                     bare
 * true                      in a work tree
 * false                     shallow
 * sha1
 * /project/.git
 * ../.git                   relative to the working directory
 * ../                       up to the top, empty at the top; no line where there is no work tree
 * 4f2a91c0d3e5…             these two are missing before the first commit
 * refs/heads/feat           HEAD when detached
 * --
 */
export declare function readLayout(place: GitPlace): Promise<Layout>;
