import { type Node } from 'yaml';
import { type Option } from './options.js';
import type { Report } from './problems.js';
/**
 * The value of an option. What does not fit is reported; then the result is the default, which nobody will see.
 * `at` is the offset of the key, for a value that is not there.
 */
export declare function parseValue(option: Option, node: Node | null, at: number, report: Report): unknown;
