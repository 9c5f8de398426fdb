import { type BigIntStats } from 'node:fs';
import { HandoffError } from '../../core/errors.js';
/** Where a page is, or would be: `stat` is null where there is no file yet. */
export interface PagePlace {
    file: string;
    stat: BigIntStats | null;
}
/**
 * Finds the page on disk without following a link, be it the page or a folder on the way: a link may lead out of the
 * repository, and git itself tracks nothing beyond one. Throws a `page` error where the place is taken by
 * something else: a folder, a link (inside the repository too), a FIFO, a device.
 */
export declare function locatePage(root: string, path: string): PagePlace;
/** Throws a `config` error where a path leads out of the repository, or into git's own folder. */
export declare function assertPagePath(path: string): void;
/** What the operating system says of a page, as a `page` error; `done` as in "cannot be read". */
export declare function pageError(path: string, done: string, error: unknown): HandoffError;
