import type { PathParts } from './path-parts.js'

const docsExtensions: ReadonlySet<string> = new Set([
  'md',
  'mdx',
  'markdown',
  'mdown',
  'rst',
  'adoc',
  'asciidoc',
  'org',
  'pod',
  'rdoc',
  'textile',
  'tex',
  'man',
])

/** Without a telling extension, or with `.txt`: `LICENSE`, `LICENSE-MIT`, `CHANGES.txt`. */
const docsName =
  /^(?:readme|licen[cs]e|licenses|copying|copyright|notice|authors|contributors|maintainers|changelog|changes|history|news|releases?|upgrad(?:e|ing)|contributing|security|code_of_conduct|install|todo|roadmap|patents|unlicense|third[-_]party[-_]notices)(?:[-_.][\w.-]*)?$/

const docsFolders: ReadonlySet<string> = new Set(['docs', 'doc', 'documentation', 'man', 'wiki'])

/** What a folder of documentation holds besides prose; code and configuration in it keep their own kind. */
const extensionsInDocs: ReadonlySet<string> = new Set([
  'txt',
  'html',
  'htm',
  'svg',
  'puml',
  'mmd',
  'dot',
  'csv',
  '',
])

/** `.txt` files that programs read. */
const configText = /^(?:(?=.*requirements).*|constraints.*|cmakelists|robots|ads|humans|.*\.in)\.txt$/

const manualPage = /^[\w.-]+\.[1-9]$/

export function isDocs(path: PathParts): boolean {
  const { folders, name, lowerName, extension } = path
  if (lowerName.startsWith('.')) return false
  if (docsExtensions.has(extension)) return true
  if (extension === 'txt') return !configText.test(lowerName)
  const inDocs = folders.some((folder) => docsFolders.has(folder))
  if (inDocs && (extensionsInDocs.has(extension) || manualPage.test(lowerName))) return true
  // `history.ts` is code and `install` a script: a name counts in capitals and without a code's extension.
  return (
    /^[A-Z]/.test(name) && docsName.test(lowerName) && /^[^.]*$|\.(?:mit|apache|bsd|gpl|\d+)$/.test(lowerName)
  )
}
