import type { Oid } from '../core/facts.js';
import type { GitPlace } from './environment.js';
/** Where a repository keeps what, what is checked out, and the refs that may be its base. */
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
    /** Full names of local and of origin's branches called main or master, with their commits. */
    mainRefs: ReadonlyMap<string, Oid>;
    /** What origin/HEAD points to, and where the head left it; null without origin/HEAD. */
    originHead: {
        target: string;
        mergeBase: Oid | null;
    } | null;
    /** Full name of what the branch follows; null where it follows nothing, or where that was not asked. */
    upstream: string | null;
}
/**
 * Asks for all of it in one process, since starting one costs more than what it does. Revisions that may be missing
 * come last: where git gives up, what stands before them has been said.
 *
 * false                      bare
 * true                       in a work tree
 * false                      shallow
 * sha1
 * /project/.git
 * ../.git                    relative to the working directory
 * ../                        up to the top, empty at the top; no line where there is no work tree
 * 4f2a91c0d3e5…              the head; from here on nothing is said before the first commit
 * 9b1f6c2e7a40…              of each main or master
 * refs/heads/feat            the head's name, HEAD when detached
 * refs/heads/main            the name of each main or master
 * refs/heads/feat            from here on nothing is said without origin/HEAD
 * refs/remotes/origin/main
 * ^9b1f6c2e7a40…             the merge bases of these two, if any
 * refs/remotes/origin/feat   the upstream, if any
 * --
 */
export declare function readLayout(place: GitPlace): Promise<Layout>;
