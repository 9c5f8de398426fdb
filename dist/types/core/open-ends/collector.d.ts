import type { OpenEnd, OpenEndKind } from '../facts.js';
import type { Plan } from '../lines/plan.js';
/** A line of a diff on the new side. */
export interface AddedLine {
    /** 1-based. */
    line: number;
    text: string;
    /** The text of the line before, where that was added too. */
    before: string | null;
}
/** Gathers the open ends that lines show, and takes off those that the diff only moved. */
export interface OpenEndCollector {
    added(plan: Plan, added: AddedLine): void;
    /** Every line after one that was added, null where the next one does not follow: a finding may go on in it. */
    follow(next: string | null): void;
    removed(plan: Plan, text: string): void;
    keep(openEnd: OpenEnd): void;
    drop(kind: OpenEndKind, path: string, text: string): void;
    finish(): OpenEnd[];
}
export declare function createOpenEndCollector(): OpenEndCollector;
