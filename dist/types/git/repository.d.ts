import type { Oid } from '../core/facts.js';
import { type GitPlace } from './environment.js';
import { type Layout } from './layout.js';
/** A repository that can be read: where it is, what is checked out, and the refs that may be a base. */
export interface Repository extends GitPlace, Layout {
    /** Those of `defaultRefNames` that exist, in that order. */
    defaultRefs: Ref[];
}
export interface Ref {
    /** Full, such as `refs/remotes/origin/HEAD`. */
    name: string;
    oid: Oid;
    /** The full name of what a symbolic ref points to. */
    target: string | null;
}
/** Refs that may be a base when nobody names one; the first ones win ties. */
export declare const defaultRefNames: string[];
/**
 * Opens the repository that `directory` is in. `environment` is the process's own unless a test says otherwise.
 */
export declare function openRepository(directory: string, environment?: NodeJS.ProcessEnv): Promise<Repository>;
