import type { Change } from '../commits/fold.js'
import type { FileChange } from '../facts.js'

/** What the branch is for, in a few words: its one change, else its name, else the change of the most files. */
export function deriveTitle(
  branch: string | null,
  all: readonly Change[],
  files: readonly FileChange[] = [],
): string {
  const changes = all.filter(({ text }) => text !== '')
  const features = changes.filter(({ type }) => type === 'feat')
  const [only] = changes.length === 1 ? changes : features.length === 1 ? features : []
  if (only !== undefined) return only.text
  const named = branch === null ? '' : humanise(branch)
  return named || findWidest(features.length > 0 ? features : changes, files)?.text || 'Work in progress'
}

function findWidest(changes: readonly Change[], files: readonly FileChange[]): Change | undefined {
  const width = ({ commits }: Change) =>
    files.filter((file) => file.commits.some((sha) => commits.includes(sha))).length
  return [...changes].sort((a, b) => width(b) - width(a))[0]
}

/** `ann/feat/ABC-123-session_auth` → `ABC-123 session auth`; `fix/expiry` → `Expiry`. */
function humanise(branch: string): string {
  const name = branch.split('/').at(-1) ?? branch
  // Such a name says where the work is, not what it is.
  if (/^(?:main|master|trunk|develop|dev|next|HEAD)$/.test(name)) return ''
  const [, ticket = '', rest = ''] = /^([A-Z][A-Z0-9]+-\d+|#?\d+)?[-_]*(.*)$/.exec(name) ?? []
  const words = rest.replace(/[-_]+/g, ' ').trim()
  if (ticket !== '') return `${ticket} ${words}`.trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
