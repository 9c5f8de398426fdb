/** Which words to search for, and where, to find files that name lost ones. */
import type { LostFile } from './lost-file.js'

const byKind: Readonly<Record<string, readonly string[]>> = {
  javascript: [
    ...['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs', 'vue', 'svelte', 'astro'].map(
      (each) => `**/*.${each}`,
    ),
    '**/package.json',
    '**/*.sh',
    '**/*.html',
  ],
  python: ['**/*.py', '**/*.pyi', '**/*.sh'],
  c: ['c', 'h', 'cc', 'cpp', 'cxx', 'hpp', 'hh', 'inl', 'm', 'mm', 'cu'].map((each) => `**/*.${each}`),
  other: ['**/*.sh', '**/package.json', '**/*.html'],
}

function kindOf(path: string): string | null {
  if (/\.(?:[cm]?[jt]sx?|vue|svelte|astro|json|css|scss|sass|less|svg|wasm|node)$/.test(path))
    return 'javascript'
  if (/\.pyi?$/.test(path)) return 'python'
  if (/\.(?:h|hh|hpp|hxx|inl|inc|ipp|c|cc|cpp|cxx)$/.test(path)) return 'c'
  return /\.(?:sh|bash|py|rb|png|jpe?g|webp|ico)$/.test(path) ? 'other' : null
}

/** Names that every import of the file holds; null where it has none of its own. */
function wordOf(path: string): string | null {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  const stem = /\.(?:h|hh|hpp|hxx|inl|inc|ipp|c|cc|cpp|cxx)$/.test(name)
    ? name
    : name.replace(/(?<=.)\..*$/, '')
  return stem === 'index' || stem === '__init__' ? (parts.at(-2) ?? null) : stem
}

/** More than these are not searched for. */
const mostLost = 100

export interface FileSearch {
  names: string[]
  pathspecs: string[]
}

/** Null where no lost file can be named in a way that is understood. */
export function planFileSearch(lost: readonly LostFile[]): FileSearch | null {
  const known = lost.filter(({ path }) => kindOf(path) !== null).slice(0, mostLost)
  const names = new Set(known.flatMap(({ path }) => wordOf(path) ?? []))
  const globs = new Set(known.flatMap(({ path }) => byKind[kindOf(path) ?? ''] ?? []))
  if (names.size === 0) return null
  return { names: [...names], pathspecs: [...globs].map((glob) => `:(top,glob)${glob}`) }
}

/** Whether a line may name a file: it imports, includes, or holds a path. */
export function mayName(text: string): boolean {
  return /['"`]|\bimport\b|\bfrom\b|\/|node\s/.test(text)
}
