import type { Task } from '../environment/environment.js'
import type { Operation } from '../facts.js'
import type { Freshness, UncoveredFile } from '../freshness/freshness.js'
import { renderStatus, type TaskCount } from '../page/tasks.js'
import type { VerificationState } from '../page/verification.js'

/**
 * How far something can be believed: `derived` from git or the project's files just now; `verified`: a person's words, and
 * what they name in the repository was found there just now; `stated`: a person's words, and no more.
 */
export type Origin = 'derived' | 'verified' | 'stated'

/** Something that the page or git says, on one line of Markdown. */
export interface Said {
  text: string
  /** 1-based, on the page; null where it is not on the page, or the page has no lines. */
  line: number | null
  origin: Origin
}

/** A place in the code. */
export interface CodePlace {
  /** Relative to the root. */
  path: string
  /** 1-based; null for the file as a whole. */
  line: number | null
}

/** A task that is not done. */
export interface ResumeTask extends Said {
  /** What is nested below it, as Markdown. */
  details: string
  priority: 'must' | 'nice'
  /** Where to begin; null where it names no place. */
  place: CodePlace | null
  /** What has to come first: other open tasks, or what the page calls it. */
  blockedBy: readonly string[]
  /** Every file that it names. */
  paths: readonly string[]
}

/** A gotcha or a decision. */
export interface ResumeNote extends Said {
  /** What is nested below it and not in its text, as Markdown. */
  details: string
  /** What it is about, as `path#symbol` or a path; null where it names nothing. */
  anchor: string | null
  /** Whether what it is about has changed, or is gone, since it was written. */
  recheck: boolean
  /** Whether it names a file of the next task. */
  touchesNext: boolean
}

/** Everything that the one who picks a branch up should know, in the order of what matters. */
export interface Resume {
  /** What git has begun here and not ended; null where the work tree is at rest. */
  operation?: Operation | null
  /** Null on a detached head. */
  branch: string | null
  /** Where the page is, or would be. */
  path: string
  freshness: Freshness
  /** Why it is what it is, where that needs saying. */
  reason: string | null
  /** Whose page it is, where it is another branch's. */
  pageBranch: string | null
  title: Said | null
  status: TaskCount
  /** What was said at the last checkpoint. */
  checkpoint: Said | null
  /** Why the branch is there. */
  context: readonly Said[]
  /** Work that a checkpoint told of and nobody has committed since: it lies on its writer's machine. */
  elsewhere: readonly Said[]
  /** Files with work that the page does not cover, worst first. */
  changedSince: readonly UncoveredFile[]
  /** What people wrote and no longer holds. */
  broken: readonly Said[]
  /** Tasks that can be begun, those that must be done first; then those that wait for something. */
  tasks: readonly ResumeTask[]
  /** What the page says of the work left in paragraphs. */
  remarks: readonly Said[]
  /** Those about the next task's files first. */
  gotchas: readonly ResumeNote[]
  decisions: readonly ResumeNote[]
  commands: Readonly<Record<Task, string | null>>
  verification: readonly VerificationState[]
}

/** The task to begin with: the first that waits for nothing. */
export function nextTask(tasks: readonly ResumeTask[]): ResumeTask | null {
  return tasks.find(({ blockedBy }) => blockedBy.length === 0) ?? null
}

const words: Readonly<Record<Freshness, (path: string, resume: Resume) => string>> = {
  fresh: (path) => `${path} matches the branch`,
  moved: (path) => `${path} matches the branch, but its line numbers have moved`,
  stale: (path) => `${path} is stale`,
  foreign: (path, { pageBranch }) =>
    `${path} is the page of ${pageBranch === null ? 'another branch' : `\`${pageBranch}\``} and was not used`,
  missing: (path) => `no ${path}; the following is derived from git`,
  finished: (path) => `finished; ${path} was removed, nothing is left to do`,
  unknown: (path) => `cannot tell whether ${path} matches the branch`,
}

/** Where the branch stands, in one line of what is known and one of what people call it. */
export function describeWhere(resume: Resume): Said[] {
  const { branch, path, freshness, reason, status, title } = resume
  const parts = [words[freshness](path, resume)]
  if (freshness === 'unknown' && reason !== null) parts[0] = `${parts[0]} (${reason.replace(/\.$/, '')})`
  if (title !== null) parts.unshift(renderStatus(status))
  const name = branch ?? 'This commit'
  const known: Said = { text: `${name}: ${parts.join('; ')}.`, line: null, origin: 'derived' }
  return title === null || title.text === '' ? [known] : [known, title]
}
