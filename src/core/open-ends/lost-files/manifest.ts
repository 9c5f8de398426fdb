/** What package.json names: entry points, and files that its scripts run. */
import type { NamedFile } from '../references/named-file.js'
import { listModulePaths } from './javascript.js'
import { type ChangedTree, type FileUse, folderOf, joinPath, type LostFile } from './lost-file.js'

const entries = ['main', 'module', 'types', 'typings', 'browser', 'bin', 'exports']

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
