import type { Oid } from '../core/facts.js';
import type { Repository } from './repository.js';
/**
 * The best common ancestor of two commits; null where they have none, or where a shallow clone does not hold
 * enough history to be sure.
 */
export declare function readMergeBase(repository: Repository, base: Oid, head: Oid): Promise<Oid | null>;
/** How many commits a head has since a merge base. */
export declare function readDistance(repository: Repository, mergeBase: Oid, head: Oid): Promise<number>;
/** The commits of a shallow clone whose parents are not there: one object id a line in `<common>/shallow`. */
export declare function readShallowEdge(repository: Repository): Promise<ReadonlySet<Oid>>;
