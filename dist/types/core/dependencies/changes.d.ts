import type { DependencyChange } from '../facts.js';
import type { Dependency } from './dependency.js';
/**
 * What changed between two sides of one manifest, by name, then scope. A package that left one scope for
 * another is one change in the new scope (`from` and `to` may be equal then). Where a package stands several
 * times in a scope, once per platform for instance, only the requirements that differ are told.
 */
export declare function deriveDependencyChanges(manifest: string, before: readonly Dependency[], after: readonly Dependency[], identify: (name: string) => string): DependencyChange[];
