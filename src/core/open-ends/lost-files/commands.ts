/** Scripts of a shell, and pages: paths in words that are nothing else. */
import type { NamedFile } from '../references/named-file.js'
import { type ChangedTree, type FileUse, folderOf, joinPath } from './lost-file.js'

/** Lines that ask for a file, or see to it that it is gone, know that it may be. */
const knowing = /^\s*#|\brm\b|\bgit\b|\[\[?\s|\btest\s+-|\bif\b|\|\|/

/** `node lib/boot.js`, from the root or from the script's own folder. */
export function findShellUses(file: NamedFile, tree: ChangedTree): FileUse[] {
  const uses: FileUse[] = []
  for (const { index, 0: line } of file.text.matchAll(/^.+$/gm)) {
    if (knowing.test(line)) continue
    for (const { index: column, 0: word } of line.matchAll(/(?<![^\s'"])[\w.-]*\/[\w./-]+(?![^\s'";])/g)) {
      const own = joinPath(folderOf(file.path), word)
      const fromRoot = joinPath('', word)
      if ((own !== null && tree.paths.has(own)) || (fromRoot !== null && tree.paths.has(fromRoot))) continue
      const lost = tree.lost.get(fromRoot ?? '') ?? tree.lost.get(own ?? '')
      if (lost !== undefined && !word.startsWith('/')) uses.push({ lost, at: index + column, how: 'runs' })
    }
  }
  return uses
}

/** `<link href="lib/site.css">`, from the page's own folder. */
export function findLinks(file: NamedFile, tree: ChangedTree): FileUse[] {
  const text = file.text.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '))
  return [...text.matchAll(/\b(?:href|src)\s*=\s*(["'])([^"'{}<>$#?:]+)\1/g)].flatMap((match): FileUse[] => {
    const said = match[2] ?? ''
    const path = said.startsWith('/') ? null : joinPath(folderOf(file.path), said)
    const lost = path === null || tree.paths.has(path) ? undefined : tree.lost.get(path)
    return lost === undefined ? [] : [{ lost, at: match.index, how: 'links' }]
  })
}
