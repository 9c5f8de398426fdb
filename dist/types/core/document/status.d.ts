import { type Page } from './page.js';
export interface TaskCount {
    done: number;
    total: number;
}
/** How the page's own tasks stand; only those that must be done count. */
export declare function countTasks(page: Page): TaskCount;
/** `In progress (3 of 5 must-do tasks done)`. */
export declare function renderStatus({ done, total }: TaskCount): string;
/** Whether a status is our own count; people may say something else there. */
export declare function isDerivedStatus(text: string): boolean;
