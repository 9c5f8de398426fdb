/** What a branch gives cause to ask its author: things that git shows, and reasons that it does not. */
import type { BranchFacts } from '../facts.js';
export type QuestionKind = 'breaking-change' | 'schema' | 'variable' | 'revert' | 'dependency' | 'skipped-test' | 'removed-symbol' | 'deleted-file' | 'rewrite' | 'changed-signature' | 'pipeline';
/** One thing a question is about. */
export interface Subject {
    /** The same for the same thing after a rebase and when lines move: what was asked once can be told by it. */
    id: string;
    /** As the author knows it: `redis`, `signToken`, `SESSION_SECRET`, a path, a commit's subject. */
    name: string;
    /** Relative to the root, with `/`; for what is gone, where it was. Null where it has no place. */
    path: string | null;
    /** 1-based, at the head; null where it has none there. */
    line: number | null;
}
export interface Question {
    /** The first subject's. */
    id: string;
    kind: QuestionKind;
    /** One line of inline Markdown. */
    text: string;
    /** Several of one kind are one question; never empty, the heaviest first. */
    about: readonly Subject[];
    /** What the page gets from an answer: the reason of a decision, or the words of a gotcha. */
    answerWith: 'decision' | 'gotcha';
    /** What of the answer is known already, as inline Markdown: the decision itself, or what the gotcha is about. */
    statement: string;
    /** Where the answer belongs: a path, or `path#symbol` for what is there at the head; null where it is nowhere. */
    place: string | null;
}
/** A question before it is known whether there is room for it. */
export interface Ranked {
    question: Question;
    /** What not knowing it would cost who comes next; 100 is a lot. */
    weight: number;
}
/** A subject, with what has to be said somewhere for it to need no question. */
export interface Concern {
    subject: Subject;
    /** One of them, named where people explain things, is an answer. */
    names: readonly Name[];
    /** What a commit message must do to answer it: give a reason, or just name it below its subject. */
    message: 'reason' | 'naming';
}
/** How a name is known in running text. */
export interface Name {
    text: string;
    /**
     * `word`: whole, in any case. `code`: whole, as written; a plain word such as `get` only in code or beside `path`.
     * `path`: whole, as written. `words`: most of its words, in any order.
     */
    form: 'word' | 'code' | 'path' | 'words';
    /** Where a `code` is. */
    path?: string;
}
export interface QuestionInput {
    facts: BranchFacts;
    /** Both sides of files that may have been rewritten, by path; of the others that is not known. */
    sides: ReadonlyMap<string, FileSides>;
    /** Whether nobody has explained a concern, and it was not asked before. */
    isOpen: (concern: Concern) => boolean;
}
/** The texts of a changed file at the merge base and at the head. */
export interface FileSides {
    before: string;
    after: string;
}
/** Looks for one kind of cause. */
export type DeriveRanked = (input: QuestionInput) => Ranked[];
