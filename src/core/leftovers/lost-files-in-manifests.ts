import { folderOf } from '../files/language.js'
import { namingRules } from '../languages/index.js'
import { listModulePaths } from '../languages/javascript-imports.js'
import {
  type ChangedTree,
  type FileNaming,
  type FileUse,
  joinPath,
  type LostFile,
  type NamedFile,
} from '../languages/naming-rules.js'

/** Scripts of a shell, and pages: paths in words that are nothing else. */

/** Such a line checks for a file or removes it, so it works without it. */
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

/** What a shell or a page can name. */
const others: Pick<FileNaming, 'named' | 'globs'> = {
  named: /\.(?:sh|bash|py|rb|png|jpe?g|webp|ico)$/,
  globs: ['**/*.sh', '**/package.json', '**/*.html'],
}

function namingOf(path: string): Pick<FileNaming, 'named' | 'globs' | 'withEndings'> | undefined {
  return [...[...namingRules.values()].flatMap(({ files }) => files ?? []), others].find(({ named }) =>
    named.test(path),
  )
}

/** Names that every import of the file holds; null where it has none of its own. */
function wordOf(path: string): string | null {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  const stem = namingOf(path)?.withEndings ? name : name.replace(/(?<=.)\..*$/, '')
  return stem === 'index' || stem === '__init__' ? (parts.at(-2) ?? null) : stem
}

/** More than these are not searched for. */
const mostLost = 100

interface FileSearch {
  names: string[]
  pathspecs: string[]
}

/**
 * Which words to search for, and where, to find files that name lost ones.
 *
 * Null where no lost file can be named in a way that is understood.
 */
export function planFileSearch(lost: readonly LostFile[]): FileSearch | null {
  const known = lost.filter(({ path }) => namingOf(path) !== undefined).slice(0, mostLost)
  const names = new Set(known.flatMap(({ path }) => wordOf(path) ?? []))
  const globs = new Set(known.flatMap(({ path }) => namingOf(path)?.globs ?? []))
  if (names.size === 0) return null
  return { names: [...names], pathspecs: [...globs].map((glob) => `:(top,glob)${glob}`) }
}

/** Whether a line may name a file: it imports, includes, or holds a path. */
export function mayName(text: string): boolean {
  return /['"`]|\bimport\b|\bfrom\b|\/|node\s/.test(text)
}

const entries = ['main', 'module', 'types', 'typings', 'browser', 'bin', 'exports']

/** What package.json names: entry points, and files that its scripts run. */
export function findManifestUses(file: NamedFile, tree: ChangedTree): FileUse[] {
  const manifest = parse(file.text)
  if (manifest === null) return []
  const folder = folderOf(file.path)
  const named = entries.flatMap((key) => listTexts(manifest[key]))
  const uses = named.flatMap((said): FileUse[] => {
    const lost = findEntry(joinPath(folder, said), tree)
    return lost === null ? [] : [{ lost, at: placeOf(file.text, said), how: 'names' }]
  })
  const scripts = listTexts(manifest['scripts']).flatMap((script): FileUse[] => {
    // Then paths begin elsewhere, or it only cleans up.
    if (/\b(?:cd|rm|rimraf|del)\b/.test(script)) return []
    return listRun(script).flatMap((said) => {
      const lost = findEntry(joinPath(folder, said), tree)
      return lost === null ? [] : [{ lost, at: placeOf(file.text, script), how: 'runs' as const }]
    })
  })
  return [...uses, ...scripts]
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const manifest: unknown = JSON.parse(text)
    return typeof manifest === 'object' && manifest !== null ? (manifest as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** Every text in a value, however deep: conditions of `exports`, the commands of `bin`. */
function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : []
}

/** Words of a command that are paths, and what a runner is given, with its ending or without. */
function listRun(script: string): string[] {
  const words = script.split(/[\s'"`;&|()=<>]+/)
  return words.filter((word, index) => {
    if (/^-|[*${}]|:\/\//.test(word)) return false
    return /\/|\.\w+$/.test(word) || /^(?:node|tsx|ts-node|bun|deno)$/.test(words[index - 1] ?? '')
  })
}

function findEntry(path: string | null, { paths, lost }: ChangedTree): LostFile | null {
  if (path === null || path === '') return null
  const all = listModulePaths(path)
  if (all.some((each) => paths.has(each))) return null
  return all.map((each) => lost.get(each)).find((each) => each !== undefined) ?? null
}

function placeOf(text: string, said: string): number {
  return Math.max(0, text.indexOf(JSON.stringify(said)))
}
