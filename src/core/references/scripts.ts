/** What can be called by name in a repository: scripts of package.json, targets of make, recipes of just. */

import { isTable } from '../dependencies/manifest.js'
import { parseMakefile } from '../environment/runners.js'
import { fileNameOf } from '../files/language.js'

export type Runner = 'package' | 'make' | 'just'

/** The names, and whether there may be more than can be read: includes, patterns, modules. */
export interface CallableNames {
  names: ReadonlySet<string>
  open: boolean
}

/** Who reads a file of this path; null where it is no such file. */
export function runnerOf(path: string): Runner | null {
  const name = fileNameOf(path)
  if (name === 'package.json') return 'package'
  if (/^(?:(?:GNU)?[Mm]akefile|.+\.mk)$/.test(name)) return 'make'
  return /^\.?[Jj]ustfile$|\.just$/.test(name) ? 'just' : null
}

export function parseNames(runner: Runner, text: string): CallableNames {
  if (runner === 'package') return parsePackage(text)
  if (runner === 'make') return parseMake(text)
  return parseJust(text)
}

function parsePackage(text: string): CallableNames {
  const names = new Set<string>()
  try {
    const manifest: unknown = JSON.parse(text)
    const scripts = isTable(manifest) ? manifest['scripts'] : undefined
    if (isTable(scripts)) for (const name of Object.keys(scripts)) names.add(name)
    return { names, open: false }
  } catch {
    // In the middle of an edit: what it offers cannot be known.
    return { names, open: true }
  }
}

function parseMake(text: string): CallableNames {
  const names = new Set(parseMakefile(text).keys())
  for (const match of text.matchAll(/^\.PHONY[ \t]*:(.*)$/gm)) {
    for (const name of match[1]?.split(/\s+/) ?? []) if (name !== '') names.add(name)
  }
  return { names, open: /^[ \t]*-?s?include\b|^[^\s#:][^:#\n]{0,300}%[^:#\n]{0,300}:|^\$\(/m.test(text) }
}

/** https://just.systems/man/en/: `name parameters:`, `alias name := …`; modules and imports bring names of their own. */
function parseJust(text: string): CallableNames {
  const names = new Set<string>()
  for (const line of text.split('\n')) {
    const name =
      /^alias\s+([\w-]+)\s*:=/.exec(line)?.[1] ??
      /^@?([A-Za-z_][\w-]*)(?:\s[^:]*)?:(?!=)/.exec(line.slice(0, 1000))?.[1]
    if (name !== undefined) names.add(name)
  }
  return { names, open: /^(?:mod|import)\b/m.test(text) }
}
