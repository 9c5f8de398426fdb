import { type Node, type YAMLMap } from 'yaml';
import type { Report } from './problems.js';
export interface Entry {
    name: string;
    /** What a message calls it, in Markdown. */
    label: string;
    /** Offset of the key. */
    at: number;
    /** Null where nothing stands behind the key. */
    node: Node | null;
}
/** The entries of a mapping whose keys are known and stand once; the others are reported. */
export declare function parseEntries(map: YAMLMap, known: Iterable<string>, report: Report): Entry[];
/** What to write instead of an unknown name. */
export declare function suggest(name: string, known: readonly string[]): string;
export declare function offsetOf(node: unknown, otherwise: number): number;
