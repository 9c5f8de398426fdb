import type { BranchFacts } from '../core/facts.js';
import type { Handoff } from '../core/handoff.js';
import type { Question } from '../core/questions/question.js';
import { type Branch, type BranchOptions } from './branch.js';
export type { Question, QuestionKind, Subject } from '../core/questions/question.js';
export interface BranchQuestions {
    /** Null on a detached head. */
    branch: string | null;
    /** Identity of the work that is asked about. */
    work: string;
    /** The one that hurts most first. */
    questions: Question[];
}
/** What the author of a branch should be asked before somebody else goes on with it. */
export declare function readBranchQuestions(options: BranchOptions): Promise<BranchQuestions>;
/**
 * The questions of a branch whose facts and page are at hand; `asked` are ids of subjects that were asked about
 * before, and are not asked about again.
 */
export declare function readQuestions(branch: Branch, facts: BranchFacts, page: Handoff | null, asked?: ReadonlySet<string>): Promise<Question[]>;
