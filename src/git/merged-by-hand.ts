import type { Oid } from '../core/facts.js'
import { neutralPlace } from './diff/command.js'
import { isPartial } from './partial-clone.js'
import { tryGit } from './process.js'
import type { Repository } from './repository.js'

/** Whether a merge has lines in a file that come from none of its sides. */
export type IsMergedByHand = (merge: Oid, path: string) => boolean

const command = [
  '-c',
  'core.attributesFile=/dev/null',
  'diff-tree',
  '--stdin',
  '--cc',
  '-p',
  '-U0',
  '-M', // a side that renamed a file has the lines under another name
  '-l1000',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-relative',
  '--ignore-submodules=none',
  '-O/dev/null',
]

/**
 * Reads what merges changed themselves: git's dense combined diff leaves out what comes from one of the sides. Without
 * lines around them, so that changes that only stand near each other are not taken for one.
 */
export async function readMergedByHand(
  repository: Repository,
  merges: readonly Oid[],
): Promise<IsMergedByHand> {
  // Files that are missing would be fetched one by one; then every file that both sides changed counts.
  if (isPartial(repository)) return () => true
  const { stdout, status } = await tryGit(neutralPlace(repository), command, {
    input: `${merges.join('\n')}\n`,
  })
  if (status !== 0) return () => true
  const byHand = parseMergedByHand(stdout.toString('utf8'))
  return (merge, path) => isQuoted(path) || byHand.get(merge)?.has(path) === true
}

/** `<oid>\n\ndiff --cc src/a.ts\nindex …\n@@@ -1 -1 +1 @@@\n- one\n`: lines of content never begin with a letter. */
export function parseMergedByHand(output: string): Map<Oid, Set<string>> {
  const byHand = new Map<Oid, Set<string>>()
  let paths = new Set<string>()
  for (const line of output.split('\n')) {
    if (/^[0-9a-f]{40,64}$/.test(line)) {
      paths = new Set()
      byHand.set(line, paths)
    } else if (line.startsWith(header)) paths.add(line.slice(header.length))
  }
  return byHand
}

const header = 'diff --cc '

/** Git writes such names in its own notation; that they are taken as changed costs a line of the page at most. */
function isQuoted(path: string): boolean {
  return /["\\\u0000-\u001f\u007f]/.test(path)
}
