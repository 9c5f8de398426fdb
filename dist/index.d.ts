export interface CheckResult {
    report: CheckReport;
    /** Where the page is, or would be, relative to the root. */
    path: string;
    /** The page's text, which the places are places of; empty without a page. */
    text: string;
}
/** The shape of `check --json`. */
export interface CheckReport {
    version: 1;
    branch: string | null;
    head: Oid | null;
    base: BranchFacts['base'] | null;
    /** The page; null where there is none. */
    handoff: {
        path: string;
        branch: string | null;
        covers: string | null;
        work: string | null;
    } | null;
    freshness: Freshness;
    /** What makes it so, for programs. */
    cause: FreshnessCause;
    /** Why the freshness is what it is, where that needs saying: a sentence. */
    reason: string | null;
    /** What to do where the freshness is unknown: sentences, Markdown. Only there. */
    hints?: readonly string[];
    verdict: 'pass' | 'fail' | 'unknown';
    counts: Record<'error' | 'warning' | 'info', number>;
    diagnostics: readonly Diagnostic[];
}
/** The shape that `git handoff facts --json` prints: all from commits and diffs. Lines are 1-based, paths relative with `/`. */
/** A full object name in hexadecimal: 40 characters for SHA-1, 64 for SHA-256. */
export type Oid = string;
export interface BranchFacts {
    version: 1;
    /** Short name of the branch, or null on a detached head. */
    branch: string | null;
    head: Oid;
    base: {
        name: string;
        mergeBase: Oid;
    };
    /** Identity of the branch's own change: 12 hexadecimal characters, independent of commits and line numbers. */
    work: string;
    /** Oldest first; commits that touch only the page are left out. */
    commits: Commit[];
    /** Net change from merge base to head, in git's order; the page and ignored paths are left out. */
    files: FileChange[];
    dependencies: DependencyChange[];
    variables: VariableRead[];
    openEnds: OpenEnd[];
    limits: Limit[];
}
export interface Commit {
    sha: Oid;
    subject: string;
    /** The message behind the subject, trailers included. */
    body: string;
    author: string;
    /** Author date, ISO 8601 with the author's own offset. */
    date: string;
    trailers: Trailer[];
    /** Only where nothing of it is in the net change: a merge that only joins, or work that was taken back by hand. */
    leavesNothing?: true;
}
/** A `Key: value` line from the end of a commit message, see git-interpret-trailers(1). */
export interface Trailer {
    key: string;
    value: string;
}
export interface FileChange {
    path: string;
    previousPath: string | null;
    status: FileStatus;
    kind: FileKind;
    /** Linguist's name in lower case, such as `typescript`; null where the name tells nothing. */
    language: string | null;
    /** Modes as in git's tree entries (`100644`, `100755`, `120000`, `160000`); null where the side has no file. */
    mode: {
        from: string | null;
        to: string | null;
    };
    additions: number;
    deletions: number;
    /** Added and changed lines on the new side; empty for pure deletions, binary files and submodules. */
    ranges: LineRange[];
    /** Commits of the range that touched the file, oldest first. */
    commits: Oid[];
    /** Titles of tests that are newly there, where tests are calls; those that are functions are symbols. */
    tests: string[];
    symbols: SymbolChange[];
    symbolsFrom: 'ast' | 'outline' | 'none';
}
export type FileStatus = 'added' | 'modified' | 'deleted' | 'renamed' | 'copied' | 'type-changed';
export type FileKind = 'source' | 'test' | 'docs' | 'config' | 'lock' | 'generated' | 'vendored' | 'binary' | 'submodule';
/** First and last line, 1-based, inclusive. */
export type LineRange = [first: number, last: number];
export interface SymbolChange {
    name: string;
    qualifiedName: string;
    kind: string;
    change: 'added' | 'removed' | 'changed' | 'renamed' | 'moved';
    previousName: string | null;
    previousPath: string | null;
    signatureChanged: boolean;
    exported: boolean;
    /** Where it is not exported, but other files of its package, crate or project can name it all the same. */
    shared?: true;
    /** Only comments or white space differ. */
    cosmetic: boolean;
    lines: LineRange | null;
    /** Only where `include_code` asks for it, and only of what is new or looks different from outside. */
    signature?: SymbolSignature;
}
/** A declaration as it is written, without its body. */
export interface SymbolSignature {
    /** Where it begins, behind its attributes: 1-based, at the head. */
    line: number;
    /**
     * Without comments and margin, many parameters put together; at most 5 lines and 400 characters, `…` for what is left
     * out.
     */
    text: string;
}
export interface DependencyChange {
    /** Path of the manifest that names it. */
    manifest: string;
    name: string;
    change: 'added' | 'removed' | 'changed';
    /** Version requirement as the manifest writes it; null where that side has none. */
    from: string | null;
    to: string | null;
    scope: 'runtime' | 'development' | 'optional' | 'peer' | 'build';
}
/** An environment variable that the branch's code reads and the base's code did not. */
export interface VariableRead {
    name: string;
    path: string;
    line: number;
    /** Whether an `.env.example`, a README or a compose file names it. */
    documented: boolean;
    /** Where an added line goes on without it: it has a default there, or is only a switch. */
    optional?: true;
}
/** Evidence of work that is not done, with its place where it has one. */
export interface OpenEnd {
    kind: OpenEndKind;
    path: string | null;
    line: number | null;
    text: string;
    /** Of an unfinished commit: its id, and those of others with the same subject. */
    commits?: Oid[];
}
export type OpenEndKind = 'todo' | 'skipped-test' | 'conflict-marker' | 'dangling-reference' | 'untested-symbol' | 'unfinished-commit' | 'uncommitted';
/** Something that was not looked at, and why: never silently missing. */
export interface Limit {
    /** What was not looked at: programs decide by this, never by the words of `reason`. */
    kind: LimitKind;
    path: string | null;
    reason: string;
}
export type LimitKind = 
/** Files that `ignore` leaves out. */
'files-ignored'
/** A file that a partial clone does not have. */
 | 'file-not-here' | 'file-name-not-utf8'
/** Too many files for git to compare their contents. */
 | 'renames-exact-only' | 'attributes-not-read'
/** Lines that are too long to be searched. */
 | 'long-lines'
/** Open ends, variables or titles of tests, of which there are more than anybody reads. */
 | 'findings-left-out'
/** Subjects, bodies, names or trailers of commits that are longer than anybody reads. */
 | 'commits-cut' | 'dependencies-not-read'
/** Entries of a manifest that are not names of packages. */
 | 'dependencies-left-out' | 'environment-not-read' | 'base-variables-not-searched' | 'symbols-not-read' | 'symbols-by-patterns'
/** The parser ran out of time, so patterns read the file. */
 | 'symbols-timed-out'
/** Uses of removed symbols: not searched at all, or not for all of these symbols. */
 | 'symbol-uses-not-searched'
/** The search for uses of removed symbols ran out of time or room, or failed. */
 | 'symbol-uses-cut'
/** The search for uses of deleted files ran out of time or room, or failed. */
 | 'file-uses-cut'
/** Some of the commits may belong to the base. */
 | 'shallow-history' | 'uncommitted-not-read';
export type Freshness = (typeof freshnessNames)[number];
/** How a page stands to its branch: see the table in docs/freshness.md. */
declare const freshnessNames: readonly ['fresh', 'moved', 'stale', 'foreign', 'missing', 'finished', 'unknown'];
/** What makes a page fresh, stale and so on: programs decide by this, never by the words of a reason. */
type FreshnessCause = 
/** fresh: the page covers the branch's work. */
'work-covered'
/** moved: the work is covered, but line numbers on the page are out of date. */
 | 'lines-moved'
/** stale: files are named. */
 | 'work-changed'
/** stale, without names: the page names no commit, one that is not here, or one that is other work than it says. */
 | 'covered-commit-unnamed' | 'covered-commit-not-here' | 'covered-commit-differs'
/** foreign: the page names another branch that exists, or other work. */
 | 'other-branch'
/** missing: no file; a file without words; the page that the base has as well. */
 | 'no-page' | 'empty-page' | 'page-of-base'
/** finished: the page was removed, and no work came after. */
 | 'page-removed'
/** unknown: no commit of the branch has touched a page that does not say what it covers. */
 | 'page-not-committed'
/** unknown: the configuration or the page cannot be read. */
 | 'config-invalid' | 'page-unreadable'
/** unknown: GitHub did not give the commits that are needed. */
 | 'history-not-fetched' | HistoryCause;
/** Why a branch cannot be compared with its base, so that advice is chosen by this and never by words. */
type HistoryCause = 'shallow-clone' | 'partial-clone'
/** Nothing says what the branch started from. */
 | 'no-base'
/** The configured base is not in this clone. */
 | 'base-not-fetched' | 'unrelated-histories'
/** A commit that is needed is not in this clone. */
 | 'commit-not-here' | 'no-commits'
/** git refuses to read a folder that belongs to another user. */
 | 'dubious-ownership'
/** There is no clone where one is expected. */
 | 'no-repository' | 'corrupt-object';
/** What a rule has to say about a page: the shape of `check --json`. */
export interface Diagnostic {
    ruleId: FindingId;
    severity: Exclude<Severity, 'off'>;
    /** States the fact in plain words: `src/x.ts` no longer exists. */
    reason: string;
    /** In the page; null where the finding has no place in it. */
    place: Place | null;
    /** What to do, or how a better line would look; Markdown. */
    hint: string | null;
    /** Whether `--fix` repairs it. */
    fixable: boolean;
    data: Readonly<Record<string, unknown>> & {
        cause: FindingCause;
    };
}
/** A rule of `check`, or what the Action's `require: finished` asks for. */
type FindingId = RuleId | 'require-finished';
type RuleId = keyof typeof rules;
/** Every rule of `check`: its default severity, and what it finds, in Markdown. */
declare const rules: {
    readonly 'handoff-present': {
        readonly severity: 'error';
        readonly finds: 'no page, or an empty one';
    };
    readonly 'own-branch': {
        readonly severity: 'error';
        readonly finds: 'the page of another branch';
    };
    readonly 'work-covered': {
        readonly severity: 'error';
        readonly finds: 'work that the page does not cover';
    };
    readonly 'derived-part': {
        readonly severity: 'warning';
        readonly finds: 'derived lines that someone edited, or line numbers that moved';
    };
    readonly 'no-dead-path': {
        readonly severity: 'error';
        readonly finds: 'a path that existed when the line was written, and no longer does';
    };
    readonly 'no-dead-symbol': {
        readonly severity: 'error';
        readonly finds: 'a symbol that existed when the line was written, and no longer does';
    };
    readonly 'no-dead-command': {
        readonly severity: 'error';
        readonly finds: 'a command that existed when the line was written, and no longer does';
    };
    readonly 'no-unknown-path': {
        readonly severity: 'info';
        readonly finds: 'a path that never existed';
    };
    readonly 'no-drifted-lines': {
        readonly severity: 'warning';
        readonly finds: 'a line reference whose text has moved or changed';
    };
    readonly 'recheck-anchor': {
        readonly severity: 'warning';
        readonly finds: 'a decision or gotcha about code that has changed since it was written';
    };
    readonly 'no-done-task': {
        readonly severity: 'warning';
        readonly finds: 'a task under remaining work that is marked as done or probably done';
    };
    readonly 'no-contradiction': {
        readonly severity: 'warning';
        readonly finds: 'the same item listed as done and as remaining';
    };
    readonly 'task-actionable': {
        readonly severity: 'warning';
        readonly finds: 'a task too vague to start: it does not say what to change, or to what end';
    };
    readonly 'decision-reason': {
        readonly severity: 'warning';
        readonly finds: 'a decision without its reason';
    };
    readonly 'section-filled': {
        readonly severity: 'warning';
        readonly finds: 'Context, Remaining Work, Key Decisions or Gotchas that is missing or empty';
    };
    readonly 'no-placeholder': {
        readonly severity: 'error';
        readonly finds: 'TBD, template text, and lines of dots only';
    };
    readonly 'no-secret': {
        readonly severity: 'error';
        readonly finds: 'keys and tokens';
    };
    readonly 'no-absolute-path': {
        readonly severity: 'warning';
        readonly finds: 'home and absolute paths, user names in paths';
    };
    readonly 'page-size': {
        readonly severity: 'warning';
        readonly finds: 'a page that is too long to be read';
    };
};
type Severity = (typeof severities)[number];
/** How loud a rule is; `off` switches it off. */
declare const severities: readonly ['off', 'info', 'warning', 'error'];
/** From the first character to behind the last. */
export interface Place {
    start: Point;
    end: Point;
}
/** A point in the page: both 1-based, columns count UTF-16 units (as unist does). */
export interface Point {
    line: number;
    column: number;
}
/** What was found, one for each kind of finding: programs decide by this, never by the words of a reason. */
type FindingCause = 'no-page' | 'empty-page' | 'page-of-base' | 'page-not-removed' | 'other-branch' | 'renamed-branch' | 'file-not-covered' | 'file-no-longer-changed' | 'files-not-covered' | 'work-not-covered' | 'not-committed' | 'derived-line-moved' | 'derived-line-edited' | 'dead-path' | 'dead-symbol' | 'dead-command' | 'unknown-path' | 'unknown-line' | 'unknown-symbol' | 'unknown-commit' | 'lines-moved' | 'lines-changed' | 'anchor-changed' | 'done-mark' | 'done-by-removal' | 'done-and-open' | 'vague-task' | 'reason-missing' | 'section-missing' | 'section-empty' | 'placeholder' | 'template-text' | 'secret' | 'absolute-path' | 'page-too-long';
export interface CreateResult {
    /** Relative to the root. */
    path: string;
    text: string;
    outcome: 'written' | 'unchanged' | 'printed' | 'nothing-to-hand-off';
    /** The commit that holds the page; null where none was made. */
    commit: Oid | null;
    facts: BranchFacts;
    /** The page that the branch had before this first one; null where it had none. */
    removed: RemovedPage | null;
}
/** A page that the branch had before and that was removed. */
interface RemovedPage {
    /** The commit that removed it; null if it is only missing on disk. */
    removal: Oid | null;
    /** The last commit that contains it. */
    lastSeen: Oid;
    /**
     * Whether a new page takes over people's text from it. Only after `finish`: a page that was deleted may have been deleted
     * for what it said, and a page that names no branch may belong to another one.
     */
    isTakenBack: boolean;
    text: string;
    header: HandoffHeader;
}
/** The front matter: see "The page" in the documentation. Null where the page does not say. */
interface HandoffHeader {
    handoff: 1;
    branch: string | null;
    base: string | null;
    /** The newest commit the page was written for, abbreviated to 12 characters: says since when. */
    covers: string | null;
    /** Identity of the branch's own change: says what. */
    work: string | null;
    /** `YYYY-MM-DD`. */
    updated: string | null;
}
export interface BranchQuestions {
    /** Null on a detached head. */
    branch: string | null;
    /** Identity of the work that is asked about. */
    work: string;
    /** The one that hurts most first. */
    questions: Question[];
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
/** What a branch gives cause to ask its author: things that git shows, and reasons that it does not. */
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
/** The first of both words for one thing, the second for several. */
declare function number<Word>(things: readonly unknown[], one: Word, several: Word): Word;
/** Who can repair it: the command line, the configuration, the page, the repository or machine, missing commits, this program. */
export type ErrorKind = 'usage' | 'config' | 'page' | 'git' | 'history' | 'internal';
/** The one error this program throws on purpose: what happened and why, and in the hints what to do next. */
export declare class HandoffError extends Error {
    readonly name = "HandoffError";
    readonly kind: ErrorKind;
    readonly hints: readonly string[];
    /** Null where it is about something else than history. */
    readonly because: HistoryCause | null;
    constructor(kind: ErrorKind, message: string, options?: {
        hints?: readonly string[];
        because?: HistoryCause;
        cause?: unknown;
    });
}
/** What a person states on the command line; texts are inline Markdown. */
export interface Notes {
    decisions: {
        text: string;
        reason: string | null;
        at: string | null;
    }[];
    gotchas: string[];
    context: string[];
    tasks: {
        text: string;
        priority: 'must' | 'nice';
    }[];
}
/**
 * Compares the page of a branch with the branch. Writes nothing.
 *
 * @throws HandoffError of kind `page` for a page that cannot be read, `usage` where there is nothing to hand off.
 * Missing history is no error: the report says that the freshness is unknown.
 */
export declare const checkHandoff: (options: BranchOptions) => Promise<CheckResult>;
/** Where to look. */
interface BranchOptions {
    /** Folder in or at the repository. */
    cwd: string;
    /** Revision to compare with; by default the branch that this one left. */
    base?: string;
    /** Revision to look at; by default `HEAD`. */
    head?: string;
    /** Environment variables for git; by default those of the process. */
    environment?: Record<string, string | undefined>;
}
/**
 * Derives the page of a branch, keeps every word that people wrote on it, and writes it where it differs.
 *
 * @throws HandoffError of kind `usage` for a head that has no page to write; `page`, `git`, `history` and `config`
 * where one of those prevents it. The page is then as it was.
 */
export declare const createHandoff: (options: CreateOptions) => Promise<CreateResult>;
interface CreateOptions extends BranchOptions {
    /** Commit the page, and only the page. */
    commit: boolean;
    /** Write nothing and return the page. */
    stdout: boolean;
    notes: Notes;
    /** The day the page is dated with, `YYYY-MM-DD`. */
    today: string;
}
/** What git knows about a branch, as `git handoff facts` prints it. */
export declare const readBranchFacts: (options: BranchOptions) => Promise<BranchFacts>;
/** What the author of a branch should be asked before somebody else goes on with it. */
export declare const readBranchQuestions: (options: BranchOptions) => Promise<BranchQuestions>;
/** Whether the same facts would be found in another run. */
export declare function isRepeatable({ limits }: Pick<BranchFacts, 'limits'>): boolean;
export {};
