/** Relative imports of JavaScript and TypeScript, resolved as Node.js, TypeScript and bundlers do. */
import type { NamedFile } from '../references/named-file.js'
import { type ChangedTree, type FileUse, folderOf, joinPath, type LostFile } from './lost-file.js'

const script = ['ts', 'tsx', 'mts', 'cts', 'd.ts', 'd.mts', 'd.cts', 'js', 'jsx', 'mjs', 'cjs']
const endings = [...script, 'json', 'vue', 'svelte', 'astro', 'node', 'wasm', 'css', 'scss', 'sass', 'less']
/** `./button` is `button.ios.js` to some bundlers. */
const platforms = ['ios', 'android', 'native', 'web', 'server', 'client', 'node', 'browser']

/** What is written with the ending of the output, and lies there with that of the source. */
const sources: Readonly<Record<string, readonly string[]>> = {
  js: ['ts', 'tsx', 'd.ts', 'jsx'],
  jsx: ['tsx'],
  mjs: ['mts', 'd.mts'],
  cjs: ['cts', 'd.cts'],
  css: ['scss', 'sass', 'less', 'styl', 'pcss'],
}

/** Every path that an import of a path may mean. */
export function listModulePaths(path: string): string[] {
  const [, stem = path, ending = ''] = /^(.*)\.(\w+)$/.exec(path) ?? []
  const inside = path === '' ? '' : `${path}/`
  return [
    path,
    ...(sources[ending] ?? []).map((source) => `${stem}.${source}`),
    ...endings.flatMap((each) => [`${path}.${each}`, `${inside}index.${each}`]),
    ...platforms.flatMap((platform) =>
      [...script, 'vue'].flatMap((each) => [
        `${path}.${platform}.${each}`,
        `${inside}index.${platform}.${each}`,
      ]),
    ),
    `${inside}package.json`,
  ]
}

const specifier =
  /(\bfrom\s*|\bimport\s*\(?\s*|\brequire(?:\.resolve)?\s*\(\s*|\b(?:jest|vi)\s*\.\s*\w+\s*\(\s*)(['"`])(\.{1,2}(?:\/[^'"`\n$*]*)?)\2/g

export function findJavaScriptUses(
  file: NamedFile,
  tree: ChangedTree,
  previousPath: string | null,
): FileUse[] {
  const folder = folderOf(file.path)
  const former = previousPath === null ? folder : folderOf(previousPath)
  const uses: FileUse[] = []
  for (const { index, 0: all, 1: by = '', 3: said = '' } of file.text.matchAll(specifier)) {
    // In a comment or a string, its first word is blanked.
    if (file.code.charAt(index) === ' ') continue
    const path = said.replace(/[?#].*$/, '')
    const now = joinPath(folder, path)
    if (now === null || now === '' || listModulePaths(now).some((each) => tree.paths.has(each))) continue
    const lost = findLost(now, tree) ?? (former === folder ? null : findLeft(joinPath(former, path), tree))
    if (lost !== null)
      uses.push({ lost, at: index + all.indexOf(said), how: /^req/.test(by) ? 'requires' : 'imports' })
  }
  return uses
}

function findLost(path: string, { lost }: ChangedTree): LostFile | null {
  for (const each of listModulePaths(path)) {
    const found = lost.get(each)
    if (found !== undefined) return found
  }
  return null
}

/** What a file that went to another folder still names from where it was. */
function findLeft(path: string | null, tree: ChangedTree): LostFile | null {
  if (path === null || path === '') return null
  const there = listModulePaths(path).find((each) => tree.paths.has(each) && !tree.fresh.has(each))
  return there === undefined ? findLost(path, tree) : { path: there, newPath: there }
}
