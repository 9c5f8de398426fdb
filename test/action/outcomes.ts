/**
 * What a run does in every situation that it can be in: tried one by one, and told in docs/github-action.md, which is
 * generated from this.
 */
import type { BranchKind } from './origin.js'
import type { RunOptions, Stage } from './stage.js'

export interface Outcome {
  /** When; Markdown. */
  when: string
  /** What happens then; Markdown. */
  result: string
  branch?: BranchKind
  arrange?: (stage: Stage) => void
  options?: RunOptions | ((stage: Stage) => RunOptions)
  verdict: 'pass' | 'fail' | 'unknown'
  freshness?: string
  /** How many comments there are afterwards. */
  comments: number
  /** How many requests the run makes of GitHub's interface, as docs say. */
  requests: number
}

const clean = { verdict: 'pass', freshness: 'fresh', comments: 1, requests: 7 } as const
const base = (stage: Stage, ref: string) => ({
  payload: { ref, deleted: false, repository: { default_branch: 'main' } },
  ref,
  sha: stage.pull.head.sha,
})

export const outcomes: readonly Outcome[] = [
  {
    when: '`pull_request` `opened`, `synchronize`, `reopened`, `ready_for_review`',
    result: 'checked, one comment',
    ...clean,
  },
  {
    when: '`pull_request` `edited`: another base',
    result: 'compared with the current base',
    ...clean,
    options: ({ pull }) => ({
      payload: {
        action: 'edited',
        changes: { base: { ref: { from: 'older' }, sha: { from: pull.base.sha } } },
        pull_request: { ...pull, base: { ref: 'old', sha: pull.base.sha } },
      },
    }),
  },
  {
    when: 'a re-run whose payload is older than the branch',
    result: 'the newest commit is checked',
    ...clean,
    options: ({ pull, oid }) => ({
      attempt: 2,
      payload: { pull_request: { ...pull, head: { ...pull.head, sha: oid('feat/x~1') } } },
    }),
  },
  {
    when: 'a page that no longer covers the work',
    result: 'fails, names the files',
    branch: 'stale',
    verdict: 'fail',
    freshness: 'stale',
    comments: 1,
    requests: 7,
  },
  {
    when: 'a page with template text',
    result: 'fails on that line',
    branch: 'vague',
    verdict: 'fail',
    comments: 1,
    requests: 7,
  },
  {
    when: 'a page that cannot be read (10 MB, not UTF-8)',
    result: 'fails, says why',
    branch: 'huge',
    verdict: 'fail',
    freshness: 'unknown',
    comments: 1,
    requests: 7,
  },
  {
    when: 'a page that cannot be read, `fail-on: never`',
    result: 'could not check: passes with a warning',
    branch: 'huge',
    options: { inputs: { 'fail-on': 'never' } },
    verdict: 'unknown',
    freshness: 'unknown',
    comments: 1,
    requests: 7,
  },
  {
    when: 'no page',
    result: 'fails, says how to write one',
    branch: 'none',
    verdict: 'fail',
    freshness: 'missing',
    comments: 1,
    requests: 7,
  },
  {
    when: 'no page, `require: none`',
    result: 'passes, no comment',
    branch: 'none',
    options: { inputs: { require: 'none' } },
    verdict: 'pass',
    freshness: 'missing',
    comments: 0,
    requests: 3,
  },
  {
    when: 'no page, by a bot (Dependabot)',
    result: 'passes, no comment',
    branch: 'none',
    arrange: ({ pull }) => {
      pull.user = { login: 'dependabot[bot]', type: 'Bot' }
    },
    verdict: 'pass',
    freshness: 'missing',
    comments: 0,
    requests: 3,
  },
  {
    when: 'page removed by `finish`',
    result: 'passes',
    branch: 'finished',
    verdict: 'pass',
    freshness: 'finished',
    comments: 1,
    requests: 7,
  },
  {
    when: 'page removed, `require: finished`',
    result: 'passes',
    branch: 'finished',
    options: { inputs: { require: 'finished' } },
    verdict: 'pass',
    freshness: 'finished',
    comments: 1,
    requests: 7,
  },
  {
    when: 'page still there, `require: finished`',
    result: 'fails, says `git handoff finish`',
    options: { inputs: { require: 'finished' } },
    verdict: 'fail',
    freshness: 'fresh',
    comments: 1,
    requests: 7,
  },
  {
    when: 'page of another branch',
    result: 'fails',
    branch: 'foreign',
    verdict: 'fail',
    freshness: 'foreign',
    comments: 1,
    requests: 7,
  },
  {
    when: 'errors, `fail-on: never`',
    result: 'passes, but lists them',
    branch: 'stale',
    options: { inputs: { 'fail-on': 'never' } },
    verdict: 'pass',
    freshness: 'stale',
    comments: 1,
    requests: 7,
  },
  {
    when: '`comment: never`',
    result: 'summary and annotations only',
    branch: 'stale',
    options: { inputs: { comment: 'never' } },
    verdict: 'fail',
    comments: 0,
    requests: 1,
  },
  {
    when: '`comment: findings`, nothing found',
    result: 'no new comment',
    options: { inputs: { comment: 'findings' } },
    verdict: 'pass',
    comments: 0,
    requests: 3,
  },
  {
    when: '`comment: findings`, something found',
    result: 'one comment',
    branch: 'stale',
    options: { inputs: { comment: 'findings' } },
    verdict: 'fail',
    comments: 1,
    requests: 7,
  },
  {
    when: 'a draft',
    result: 'like any other',
    ...clean,
    arrange: ({ pull }) => {
      pull.draft = true
    },
  },
  {
    when: 'closed, not merged',
    result: 'nothing is checked',
    arrange: ({ pull }) => {
      pull.state = 'closed'
    },
    verdict: 'pass',
    freshness: 'unknown',
    comments: 0,
    requests: 1,
  },
  {
    when: 'merged with its page',
    result: 'a warning, and the comment, with the commands that remove it',
    arrange: ({ pull, oid }) => {
      Object.assign(pull, { state: 'closed', merged: true, merge_commit_sha: oid('landed') })
    },
    verdict: 'pass',
    freshness: 'foreign',
    comments: 1,
    requests: 9,
  },
  {
    when: 'merged without a page',
    result: 'passes',
    arrange: ({ pull, oid }) => {
      Object.assign(pull, { state: 'closed', merged: true, merge_commit_sha: oid('main') })
    },
    verdict: 'pass',
    freshness: 'finished',
    comments: 0,
    requests: 3,
  },
  {
    when: 'merged into a branch that has a page of its own',
    result: 'passes',
    arrange: ({ pull, oid }) => {
      pull.base.ref = 'feat/parent'
      Object.assign(pull, { state: 'closed', merged: true, merge_commit_sha: oid('feat/foreign') })
      pull.head.ref = 'feat/child'
    },
    verdict: 'pass',
    freshness: 'finished',
    comments: 0,
    requests: 3,
  },
  {
    when: 'a locked conversation',
    result: 'checked; no comment, the job summary says why',
    arrange: ({ pull }) => {
      pull.locked = true
    },
    verdict: 'pass',
    comments: 0,
    requests: 4,
  },
  {
    when: 'from a fork, on `pull_request`',
    result: 'checked; no comment, the job summary names the missing permission',
    arrange: ({ pull, github }) => {
      pull.head.repo = { full_name: 'eve/r' }
      github.permissions = { contents: 'read', pulls: 'read' }
    },
    verdict: 'pass',
    comments: 0,
    requests: 4,
  },
  {
    when: 'from a fork, on `pull_request_target`, `mode: api`',
    result: 'checked without a checkout, one comment',
    ...clean,
    requests: 8,
    arrange: ({ pull }) => {
      pull.head.repo = { full_name: 'eve/r' }
    },
    options: { event: 'pull_request_target', clone: null, inputs: { mode: 'api' } },
  },
  {
    when: 'from a fork that was deleted',
    result: 'checked, one comment if the token can write',
    ...clean,
    arrange: ({ pull }) => {
      pull.head.repo = null
    },
  },
  {
    when: 'from the default branch of a fork',
    result: 'like any other',
    branch: 'none',
    arrange: ({ pull }) => {
      pull.head.repo = { full_name: 'eve/r' }
      pull.head.ref = 'main'
    },
    verdict: 'fail',
    freshness: 'missing',
    comments: 1,
    requests: 7,
  },
  {
    when: 'from the default branch, without commits of its own',
    result: 'passes: nothing to hand off',
    branch: 'main',
    verdict: 'pass',
    comments: 0,
    requests: 3,
  },
  {
    when: '`merge_group`',
    result: 'no comment; warns about a page that would be merged',
    options: ({ oid }) => ({
      event: 'merge_group',
      payload: {
        action: 'checks_requested',
        merge_group: { head_sha: oid('landed'), base_ref: 'refs/heads/main' },
      },
    }),
    verdict: 'pass',
    freshness: 'foreign',
    comments: 0,
    requests: 2,
  },
  {
    when: '`merge_group`, `require: finished`',
    result: 'fails until the page is removed',
    options: ({ oid }) => ({
      event: 'merge_group',
      inputs: { require: 'finished' },
      payload: {
        action: 'checks_requested',
        merge_group: { head_sha: oid('landed'), base_ref: 'refs/heads/main' },
      },
    }),
    verdict: 'fail',
    freshness: 'foreign',
    comments: 0,
    requests: 2,
  },
  {
    when: '`push` to a branch',
    result: 'checked against the default branch, no comment',
    options: (stage) => ({ event: 'push', ...base(stage, 'refs/heads/feat/x') }),
    verdict: 'pass',
    freshness: 'fresh',
    comments: 0,
    requests: 0,
  },
  {
    when: '`push` to the default branch, with a page on it',
    result: 'a warning with the commands that remove it',
    options: (stage) => ({ event: 'push', ...base(stage, 'refs/heads/main'), sha: stage.oid('landed') }),
    verdict: 'pass',
    freshness: 'foreign',
    comments: 0,
    requests: 2,
  },
  {
    when: '`push` to the default branch, without a page',
    result: 'passes',
    options: (stage) => ({ event: 'push', ...base(stage, 'refs/heads/main'), sha: stage.oid('main') }),
    verdict: 'pass',
    freshness: 'finished',
    comments: 0,
    requests: 2,
  },
  {
    when: '`push` of a tag',
    result: 'nothing is checked',
    options: (stage) => ({ event: 'push', ...base(stage, 'refs/tags/v1') }),
    verdict: 'pass',
    freshness: 'unknown',
    comments: 0,
    requests: 0,
  },
  {
    when: '`push` that deletes a branch',
    result: 'nothing is checked',
    options: (stage) => {
      const { payload, ref } = base(stage, 'refs/heads/feat/x')
      return { event: 'push', payload: { ...payload, deleted: true }, ref, sha: '0'.repeat(40) }
    },
    verdict: 'pass',
    freshness: 'unknown',
    comments: 0,
    requests: 0,
  },
  {
    when: '`workflow_dispatch`',
    result: 'as `push`',
    options: (stage) => ({ event: 'workflow_dispatch', ...base(stage, 'refs/heads/feat/x') }),
    verdict: 'pass',
    freshness: 'fresh',
    comments: 0,
    requests: 0,
  },
  {
    when: 'any other event',
    result: 'nothing is checked',
    options: { event: 'schedule', payload: {} },
    verdict: 'pass',
    freshness: 'unknown',
    comments: 0,
    requests: 0,
  },
  {
    when: 'a shallow checkout, `mode: checkout`',
    result: 'could not check: passes with a warning that names the setting',
    options: { clone: ['--depth=1'], inputs: { mode: 'checkout' } },
    verdict: 'unknown',
    freshness: 'unknown',
    comments: 1,
    requests: 7,
  },
  {
    when: 'history unavailable',
    result: 'could not check: passes with a warning',
    arrange: ({ github }) => {
      github.permissions = { contents: 'none', pulls: 'write' }
    },
    options: { clone: ['--depth=1'] },
    verdict: 'unknown',
    freshness: 'unknown',
    comments: 1,
    requests: 9,
  },
]
