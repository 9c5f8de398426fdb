/** The shape of `create --json`. */
export interface CreateReport extends Pick<BranchFacts, 'branch' | 'head' | 'base' | 'work' | 'limits'> {
    version: 1;
    outcome: CreateResult['outcome'];
    /** Where the page is, relative to the root. */
    path: string;
    /** The commit that holds the page; null where none was made. */
    commit: Oid | null;
    /** The page, where it was only to be printed. */
    text?: string;
    /** The page that the branch had before this first one; null where it had none. */
    removed: Pick<RemovedPage, 'lastSeen' | 'isTakenBack'> | null;
}
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
/** The shape that `git handoff facts --json` prints: all from commits and diffs. Lines are 1-based, paths relative with `/`. */
/** A full object name in hexadecimal: 40 characters for SHA-1, 64 for SHA-256. */
export type Oid = string;
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
/** The parser ran out of time, or there was no memory for it, so patterns read the file. */
 | 'symbols-timed-out'
/** Uses of removed symbols: not searched at all, or not for all of these symbols. */
 | 'symbol-uses-not-searched'
/** The search for uses of removed symbols ran out of time or room, or failed. */
 | 'symbol-uses-cut'
/** The search for uses of deleted files ran out of time or room, or failed. */
 | 'file-uses-cut'
/** Some of the commits may belong to the base. */
 | 'shallow-history' | 'uncommitted-not-read';
interface CreateResult {
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
/** The shape of `resume --json`. */
export interface ResumeReport extends Pick<Resume, 'branch' | 'freshness' | 'reason' | 'status' | 'changedSince' | 'commands' | 'verification'> {
    version: 1;
    operation: Operation | null;
    /** Where the page is, or would be. */
    page: string;
    title: string | null;
    /** What was said at the last checkpoint. */
    checkpoint: string | null;
    context: string[];
    elsewhere: string[];
    broken: Pick<Said, 'text' | 'line'>[];
    next: Pick<ResumeTask, 'text' | 'details' | 'priority' | 'place' | 'blockedBy' | 'origin' | 'line'>[];
    remarks: string[];
    gotchas: ReportedNote[];
    decisions: ReportedNote[];
    /** The same as text. */
    brief: string;
}
/** Everything that the one who picks a branch up should know, in the order of what matters. */
interface Resume {
    /** What git has begun here and not ended; null where the work tree is at rest. */
    operation?: Operation | null;
    /** Null on a detached head. */
    branch: string | null;
    /** Where the page is, or would be. */
    path: string;
    freshness: Freshness;
    /** Why it is what it is, where that needs saying. */
    reason: string | null;
    /** Whose page it is, where it is another branch's. */
    pageBranch: string | null;
    title: Said | null;
    status: TaskCount;
    /** What was said at the last checkpoint. */
    checkpoint: Said | null;
    /** Why the branch is there. */
    context: readonly Said[];
    /** Work that a checkpoint told of and nobody has committed since: it lies on its writer's machine. */
    elsewhere: readonly Said[];
    /** Files with work that the page does not cover, worst first. */
    changedSince: readonly UncoveredFile[];
    /** What people wrote and no longer holds. */
    broken: readonly Said[];
    /** Tasks that can be begun, those that must be done first; then those that wait for something. */
    tasks: readonly ResumeTask[];
    /** What the page says of the work left in paragraphs. */
    remarks: readonly Said[];
    /** Those about the next task's files first. */
    gotchas: readonly ResumeNote[];
    decisions: readonly ResumeNote[];
    commands: Readonly<Record<Task, string | null>>;
    verification: readonly VerificationState[];
}
/** A merge, rebase and so on that has begun and not ended. */
interface Operation {
    kind: 'merge' | 'rebase' | 'cherry-pick' | 'revert' | 'bisect';
    /** Paths with a conflict, from the root. */
    unmerged: readonly string[];
}
export type Freshness = (typeof freshnessNames)[number];
/** How a page stands to its branch: see the table in docs/freshness.md. */
declare const freshnessNames: readonly ['fresh', 'moved', 'stale', 'foreign', 'missing', 'finished', 'unknown'];
/** Something that the page or git says, on one line of Markdown. */
interface Said {
    text: string;
    /** 1-based, on the page; null where it is not on the page, or the page has no lines. */
    line: number | null;
    origin: Origin;
}
/**
 * How far something can be believed: `derived` from git or the project's files just now; `verified`: a person's words, and
 * what they name in the repository was found there just now; `stated`: a person's words, and no more.
 */
type Origin = 'derived' | 'verified' | 'stated';
interface TaskCount {
    done: number;
    total: number;
}
/** A file whose change the page does not cover. */
interface UncoveredFile {
    /** Relative to the root; a folder, with `/` at its end, where the page tells files by folder. */
    path: string;
    /** Commits since the page was written that touch it, newest first; empty where that cannot be told. */
    commits: readonly {
        sha: Oid;
        subject: string;
        author: string;
    }[];
}
/** A task that is not done. */
interface ResumeTask extends Said {
    /** What is nested below it, as Markdown. */
    details: string;
    priority: 'must' | 'nice';
    /** Where to begin; null where it names no place. */
    place: CodePlace | null;
    /** What has to come first: other open tasks, or what the page calls it. */
    blockedBy: readonly string[];
    /** Every file that it names. */
    paths: readonly string[];
}
/** A place in the code. */
interface CodePlace {
    /** Relative to the root. */
    path: string;
    /** 1-based; null for the file as a whole. */
    line: number | null;
}
/** A gotcha or a decision. */
interface ResumeNote extends Said {
    /** What is nested below it and not in its text, as Markdown. */
    details: string;
    /** What it is about, as `path#symbol` or a path; null where it names nothing. */
    anchor: string | null;
    /** Whether what it is about has changed, or is gone, since it was written. */
    recheck: boolean;
    /** Whether it names a file of the next task. */
    touchesNext: boolean;
}
type Task = (typeof tasks)[number];
declare const tasks: readonly ['install', 'run', 'test', 'build', 'lint'];
/** A result on a page, and whether it still says something of the code. */
interface VerificationState extends VerificationResult {
    /** Whether code has changed since; null where that cannot be told: the commit is not here. */
    hasChanged: boolean | null;
}
/** One command that was run, and what came of it. */
interface VerificationResult {
    command: string;
    exitCode: number;
    /** The commit that was checked out, in full or abbreviated. */
    commit: Oid;
    /** Whether there was work beside it that was not committed. */
    isDirty: boolean;
    /** `YYYY-MM-DD`. */
    date: string;
}
type ReportedNote = Pick<ResumeNote, 'text' | 'details' | 'anchor' | 'recheck' | 'origin' | 'line'>;
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
    place: SourceRange | null;
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
export interface SourceRange {
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
    /** What git has begun here and not ended, with the files that have a conflict. Only in the middle of something. */
    operation?: Operation;
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
/** Where to look. Every option may be left out. */
export interface BranchOptions {
    /** A folder in the repository; the process's own by default. */
    cwd?: string;
    /** The revision to compare with; by default the branch that this one left. */
    base?: string;
    /** The revision to look at; `HEAD` by default. */
    head?: string;
    /** Environment variables for git; those of the process by default. */
    environment?: Record<string, string | undefined>;
}
export interface CreateOptions extends BranchOptions {
    /** Commit the page, and only the page; `false` by default. */
    commit?: boolean;
    /** Write nothing and return the page as `text`; `false` by default. */
    stdout?: boolean;
    /** What people want to have on the page; nothing by default. */
    notes?: Partial<Notes>;
    /** The day to date the page with, `YYYY-MM-DD`; today by default. */
    today?: string;
}
export interface ResumeOptions extends BranchOptions {
    /** A branch here or on a remote, a pull request (`#12`) or any commit; what is checked out by default. */
    branch?: string;
    /** Leave nothing out of the brief; `false` by default. */
    full?: boolean;
    /** Write the brief as a block for an agent; `false` by default. */
    prompt?: boolean;
}
/**
 * Writes the page of a branch and keeps every word that people wrote on it, as `git handoff create` does.
 *
 * @throws HandoffError; the page is then as it was
 */
export declare function createHandoff(options?: CreateOptions): Promise<CreateReport>;
/**
 * Compares the page of a branch with the branch, as `git handoff check` does. Writes nothing.
 *
 * @throws HandoffError where the page cannot be read, or there is nothing to hand off. Missing history is no error: the
 * report says that the freshness is unknown.
 */
export declare function checkHandoff(options?: BranchOptions): Promise<CheckReport>;
/**
 * Reads what the next person needs to continue a branch, as `git handoff resume` does. Checks nothing out, writes and
 * fetches nothing.
 *
 * @throws HandoffError as `checkHandoff`, and where there is no such branch
 */
export declare function resumeHandoff(options?: ResumeOptions): Promise<ResumeReport>;
/**
 * Reads what git knows about a branch, as `git handoff facts` does.
 *
 * @throws HandoffError where the branch or its base cannot be found
 */
export declare function readFacts(options?: BranchOptions): Promise<BranchFacts>;
export {};
