import { renderStatus } from '../document/status.js'
import type { Freshness } from '../freshness/freshness.js'
import type { Resume, Said } from './resume.js'

const words: Readonly<Record<Freshness, (path: string, resume: Resume) => string>> = {
  fresh: (path) => `${path} matches the branch`,
  moved: (path) => `${path} matches the branch, but its line numbers have moved`,
  stale: (path) => `${path} is stale`,
  foreign: (path, { pageBranch }) =>
    `${path} here is the page of ${pageBranch === null ? 'another branch' : `\`${pageBranch}\``}, and left aside`,
  missing: (path) => `there is no ${path}; what follows is derived from git`,
  finished: (path) => `finished: ${path} was removed, nothing is left to pick up`,
  unknown: (path) => `whether ${path} matches the branch is not known`,
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
