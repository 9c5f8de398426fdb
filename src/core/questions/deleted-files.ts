import type { BranchFacts, FileChange } from '../facts.js'
import { askTogether } from './ask.js'
import { isOnlyReverted, isProductCode, namesOfFile } from './files.js'
import { explainsRemoval } from './messages.js'
import type { Concern, DeriveRanked } from './question.js'
import { number, renderSubjects } from './wording.js'

/** Lines: smaller files take little with them. */
const smallest = 40
const mostFiles = 4
const weight = 52

/** Source files that are gone, and whose code did not go elsewhere. */
export const deriveDeletedFiles: DeriveRanked = ({ facts, isOpen }) => {
  const gone = facts.files
    .filter((file) => isGone(file, facts))
    .sort((a, b) => b.deletions - a.deletions)
    .slice(0, mostFiles)
  return askTogether('deleted-file', gone.map(concernOf), isOpen, (open) => {
    const paths = renderSubjects(open)
    const [were, their] = number(open, ['was', 'its'], ['were', 'their'])
    return {
      weight,
      text: `Why ${were} ${paths} deleted, and what does ${their} work now?`,
      answerWith: 'decision',
      statement: `Delete ${paths}`,
      place: null,
    }
  })
}

function concernOf({ path }: FileChange): Concern {
  return {
    subject: { id: `deleted-file:${path}`, name: path, path, line: null },
    names: namesOfFile(path),
    message: 'reason',
  }
}

function isGone(file: FileChange, facts: BranchFacts): boolean {
  if (file.status !== 'deleted' || file.deletions < smallest || !isProductCode(file)) return false
  if (isOnlyReverted(file, facts) || explainsRemoval(facts.commits, file.commits)) return false
  return !isReplaced(file, facts)
}

/** Its symbols moved, or a file of the same name came: it went elsewhere. */
function isReplaced(file: FileChange, { files }: BranchFacts): boolean {
  const others = files.filter(({ path, status }) => path !== file.path && status !== 'deleted')
  if (others.some(({ path, status }) => status === 'added' && stemOf(path) === stemOf(file.path))) return true
  const came = others.flatMap(({ symbols }) => symbols.filter(({ change }) => change !== 'removed'))
  const moved = came.filter(({ previousPath }) => previousPath === file.path).length
  const names = new Set(came.filter(({ change }) => change === 'added').map(({ name }) => name))
  const left = file.symbols.filter(({ exported }) => exported)
  const again = left.filter(({ name }) => names.has(name)).length
  return moved + again > 0 && moved + again >= left.length - again
}

/** `src/Login.js` and `app/login.tsx`: `login`. */
function stemOf(path: string): string {
  const name = path.split('/').at(-1) ?? path
  return name.replace(/\..*$/, '').toLowerCase()
}
