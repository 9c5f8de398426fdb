import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const src = fileURLToPath(new URL('../src', import.meta.url))

/** Imports go one way: a folder imports only from itself and from those named here. */
const below: Readonly<Record<string, readonly string[]>> = {
  core: [],
  'symbols-host': ['core'],
  git: ['core', 'symbols-host'],
  commands: ['core', 'git'],
  prompt: ['core'],
  hook: ['core', 'git', 'commands', 'prompt'],
  mcp: ['core', 'git', 'commands'],
  cli: ['core', 'git', 'commands', 'hook', 'mcp'],
  action: ['core', 'git', 'commands'],
  'index.ts': ['core', 'git', 'commands'],
}

/** Starts processes: the business of `git` alone. */
const processes = ['node:child_process', 'child_process', 'simple-git']

/**
 * Imports that close a circle, of folders or of files, and why they do so today. Types count as well: whoever reads one side
 * has to read the other. No other may come, and one that no longer closes a circle has to go from here.
 */
const circles: readonly (readonly [from: string, to: string, reason: string])[] = [
  ['cli', 'cli/commands', 'the table of commands loads them; they share its types and helpers'],
  ['git/diff', 'git', 'the diff needs the process runner; the facts need the diff'],
]

interface Import {
  /** Path of the importing file, relative to src, with `/`. */
  from: string
  specifier: string
  /** What is imported: a path relative to src, or the name of a package. */
  target: string
  isTypeOnly: boolean
  isDynamic: boolean
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'))
const imports = files.flatMap((file) => parseImports(file, readFileSync(join(src, file), 'utf8')))
/** Of every folder, however deep, to every other one, dynamic imports included. */
const betweenFolders = imports
  .filter(({ target }) => files.includes(target))
  .map(({ from, target }) => ({ from: dirname(from), target: dirname(target) }))
  .filter(({ from, target }) => from !== target)

describe('imports', () => {
  it('are found', () => {
    expect(files.length).toBeGreaterThan(20)
    expect(parseImports('cli/x.ts', sample)).toEqual([
      {
        from: 'cli/x.ts',
        specifier: '../core/a.js',
        target: 'core/a.ts',
        isTypeOnly: true,
        isDynamic: false,
      },
      { from: 'cli/x.ts', specifier: 'node:fs', target: 'node:fs', isTypeOnly: false, isDynamic: false },
      { from: 'cli/x.ts', specifier: './b.js', target: 'cli/b.ts', isTypeOnly: false, isDynamic: false },
      { from: 'cli/x.ts', specifier: './c.js', target: 'cli/c.ts', isTypeOnly: false, isDynamic: false },
      { from: 'cli/x.ts', specifier: 'yaml', target: 'yaml', isTypeOnly: false, isDynamic: true },
    ])
  })

  it('go one way: core, git, commands, then cli, hook and action', () => {
    const wrong = imports.filter(({ from, specifier, target }) => {
      const folder = folderOf(from)
      const isOurs = specifier.startsWith('.') && !target.startsWith('..')
      return isOurs && folderOf(target) !== folder && !(below[folder] ?? []).includes(folderOf(target))
    })
    expect(wrong.map(describeImport)).toEqual([])
  })

  it('know every folder', () => {
    expect([...new Set(files.map(folderOf))].filter((folder) => !(folder in below))).toEqual([])
  })

  it('of core are pure: no node, no git, no environment', () => {
    const wrong = imports.filter(
      ({ from, target }) => from.startsWith('core/') && /^node:|^simple-git$/.test(target),
    )
    expect(wrong.map(describeImport)).toEqual([])
    const used = files
      .filter((file) => file.startsWith('core/'))
      .filter((file) => /\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/.test(codeOf(file)))
    expect(used).toEqual([])
  })

  it('start processes in git only', () => {
    // What the system knows of a terminal, `stty` and `ps` tell.
    const mayStart = (from: string) => from.startsWith('git/') || from === 'prompt/terminal.ts'
    const wrong = imports.filter(({ from, target }) => !mayStart(from) && processes.includes(target))
    expect(wrong.map(describeImport)).toEqual([])
  })

  it('end the process in one place', () => {
    const ending = files.filter((file) => /\bprocess\.(?:exit|abort)\(/.test(codeOf(file)))
    expect(ending).toEqual(['cli/surroundings.ts'])
  })

  it('make no circle', () => {
    const edges = imports.filter(({ isTypeOnly, isDynamic }) => !isTypeOnly && !isDynamic)
    expect(findCircle(edges)).toEqual([])
  })

  it('make no circle of files, types included, but those that are listed', () => {
    const edges = imports.filter(({ isDynamic }) => !isDynamic)
    expect(findCircle(withoutListed(edges))).toEqual([])
  })

  it('make no circle of folders, types included, but those that are listed', () => {
    expect(findCircle(withoutListed(betweenFolders))).toEqual([])
  })

  it.each(circles)('from %s to %s still close a circle', (from, to) => {
    const edges = from.endsWith('.ts') ? imports.filter(({ isDynamic }) => !isDynamic) : betweenFolders
    expect(edges).toContainEqual(expect.objectContaining({ from, target: to }))
    const others = withoutListed(edges)
    expect(findCircle([...others, { from, target: to }]), 'take it off the list').not.toEqual([])
  })

  it('find a circle', () => {
    const edges = [
      { from: 'a', target: 'b' },
      { from: 'b', target: 'c' },
      { from: 'c', target: 'b' },
    ]
    expect(findCircle(edges)).toEqual(['b', 'c'])
    expect(findCircle(edges.slice(0, 2))).toEqual([])
  })

  it('load no package before it is needed', () => {
    const start = [
      'cli/main.ts',
      'cli/commands/facts.ts',
      'cli/commands/hook.ts',
      'commands/status.ts',
      'hook/pre-push.ts',
    ]
    const loaded = reach(start).filter((target) => !/\.(?:ts|json)$|^node:/.test(target))
    expect(loaded).toEqual([])
  })
})

const sample = `
import type { A } from '../core/a.js'
import { readFile } from 'node:fs'
import { type B, b } from './b.js'
export { c } from './c.js'
const yaml = await import('yaml')
// import { x } from './x.js'
`

function parseImports(file: string, text: string): Import[] {
  const statement =
    /^(?:import|export)\b(?<type> type\b)?[^'";]*?\bfrom '(?<fixed>[^']+)'|\bimport\('(?<lazy>[^']+)'\)/gm
  const code = text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')
  return Array.from(code.matchAll(statement), ({ groups = {} }) => {
    const specifier = groups['fixed'] ?? groups['lazy'] ?? ''
    const isOurs = specifier.startsWith('.')
    const target = isOurs
      ? relative(src, resolve(src, dirname(file), specifier)).replaceAll('\\', '/')
      : specifier
    return {
      from: file,
      specifier,
      target: target.replace(/\.js$/, '.ts'),
      isTypeOnly: groups['type'] !== undefined,
      isDynamic: groups['lazy'] !== undefined,
    }
  })
}

function codeOf(file: string): string {
  return readFileSync(join(src, file), 'utf8').replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')
}

/** `core/text/a.ts` → `core`; `index.ts` → `index.ts`. */
function folderOf(file: string): string {
  return file.split('/')[0] ?? ''
}

function describeImport({ from, specifier }: Import): string {
  return `${from} imports ${specifier}`
}

/** Everything that is loaded with the given files, packages and builtins included. */
function reach(start: readonly string[]): string[] {
  const found = new Set(start)
  for (const file of found) {
    for (const { from, target, isTypeOnly, isDynamic } of imports) {
      if (from === file && !isTypeOnly && !isDynamic) found.add(target)
    }
  }
  return [...found]
}

interface Edge {
  from: string
  target: string
}

function withoutListed(edges: readonly Edge[]): Edge[] {
  const listed = new Set(circles.map(([from, to]) => `${from} ${to}`))
  return edges.filter(({ from, target }) => !listed.has(`${from} ${target}`))
}

/** The files or folders of one circle, or none. */
function findCircle(edges: readonly Edge[]): string[] {
  const done = new Set<string>()
  const targets = new Map<string, string[]>()
  for (const { from, target } of edges) targets.set(from, [...(targets.get(from) ?? []), target])
  const visit = (name: string, path: readonly string[]): string[] => {
    if (path.includes(name)) return path.slice(path.indexOf(name))
    if (done.has(name)) return []
    for (const target of targets.get(name) ?? []) {
      const circle = visit(target, [...path, name])
      if (circle.length > 0) return circle
    }
    done.add(name)
    return []
  }
  return [...targets.keys()].map((name) => visit(name, [])).find((circle) => circle.length > 0) ?? []
}
