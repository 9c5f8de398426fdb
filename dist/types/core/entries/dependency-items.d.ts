import type { DependencyChange } from '../facts.js';
import type { Item } from '../handoff.js';
/** What the branch's manifests gained, lost and moved to. */
export declare function deriveDependencyItems(changes: readonly DependencyChange[]): Item[];
/** The code span with the name of a line that follows our grammar; null for people's own. */
export declare function parseDependencyItem(text: string): string | null;
