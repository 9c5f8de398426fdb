import { isRateLimit, statusOf } from './api.js'

/** What a run knows about the token and the pull request it may not write to. */
export interface Circumstances {
  event: string
  isFork: boolean
  isDependabot: boolean
  isLocked: boolean
  hasToken: boolean
}

/** Why something could not be written, and what to add to the workflow; Markdown of ours. */
export interface Refusal {
  kind: 'token' | 'fork' | 'dependabot' | 'locked' | 'rate' | 'permission' | 'gone' | 'unreachable'
  text: string
}

const forkWorkflow = [
  '```yaml',
  'on: pull_request_target',
  'permissions:',
  '  contents: read',
  '  pull-requests: write',
  '# and, with no checkout at all:',
  'with:',
  '  mode: api',
  '```',
].join('\n')
const permissions = ['```yaml', 'permissions:', '  contents: read', '  pull-requests: write', '```'].join(
  '\n',
)

/** Tells a refusal of the token from everything else; the check itself stands either way. */
export function classifyRefusal(error: unknown, known: Circumstances): Refusal {
  const status = statusOf(error)
  const message = error instanceof Error ? error.message : ''
  if (!known.hasToken)
    return { kind: 'token', text: 'No comment: there is no token. Set `github-token`, or leave it out.' }
  if (known.isLocked || /\block(?:ed)?\b/i.test(message))
    return { kind: 'locked', text: 'No comment: the conversation is locked.' }
  if (status === 429 || (status === 403 && isRateLimit(error)))
    return {
      kind: 'rate',
      text: 'The comment is as it was: GitHub’s rate limit is used up. The next run writes it.',
    }
  if (status === 401)
    return { kind: 'token', text: 'No comment: GitHub does not accept the token. It may have expired.' }
  if (status === 403 && known.isDependabot)
    return {
      kind: 'dependabot',
      text: `No comment: runs that Dependabot starts may only read. To have one, run this on:\n\n${forkWorkflow}`,
    }
  if (status === 403 && known.isFork && known.event === 'pull_request')
    return {
      kind: 'fork',
      text: `No comment: on pull requests from forks the token may only read. To have one, run this on:\n\n${forkWorkflow}`,
    }
  if (status === 403 || status === 404)
    return {
      kind: 'permission',
      text: `No comment: the token may not write one. Add to the workflow:\n\n${permissions}`,
    }
  if (status === 410) return { kind: 'gone', text: 'No comment: the pull request takes none.' }
  const why = status === null ? 'GitHub cannot be reached' : `GitHub answered ${status}`
  return { kind: 'unreachable', text: `The comment is as it was: ${why}. The next run writes it.` }
}
