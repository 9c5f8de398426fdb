/**
 * No name from a branch, a page, a configuration or a remote becomes an option of git: every part of a command that is not
 * said in the sources comes behind `--end-of-options` or `--`, or begins with something that is said there.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readText, type SyntaxNode } from '../../src/core/languages/syntax.js'
import { openEngine } from '../../src/symbols-host/engine.js'

const src = fileURLToPath(new URL('../../src', import.meta.url))
const parser = (await openEngine(['typescript'], true)).get('typescript')

/** What starts git, with git's arguments as the first list it gets. */
const starters = /^(?:runGit|tryGit|startGit|git|runWhenUnlocked|spawnGit|update)$/

const oid = 'object ids that git itself has printed'
/** `wordList('log -z')`: words that the sources say. */
const fixed = /^wordList\((?:\s*'[^']*',?)*\s*\)$/
/** Each is the value of `-e`. */
const patterns = /\.flatMap\(\((\w+)\) => \['-e', \1\]\)$/
const ours = 'words of this program'

/** Variable parts before any mark, by file and expression, each with the reason why it is no option. */
const harmless: Readonly<Record<string, string>> = {
  'commands/demo.ts story.branch': ours,
  'commands/doctor.ts name': 'names of variables that are written there',
  'git/action/mirror.ts configuration': ours,
  'git/action/mirror.ts options': 'options of this program, with numbers',
  'git/action/mirror.ts remote.url': 'git config reads no options behind the key',
  'git/action/mirror.ts `${oid}^{commit}`': oid,
  'git/blame.ts commit': oid,
  'git/branches/find.ts at': '`--points-at=` and an object id',
  'git/diff/read.ts args': 'options of this program, object ids, `--` and pathspecs with magic',
  'git/diff/read.ts commits': oid,
  'git/diff/read.ts namesArguments(repository, subject)': 'as `args`',
  'git/freshness/merge-tree.ts namesArguments(repository, { from: tree, to: result, exclude })':
    'as of diff/read.ts',
  'git/hooks/place.ts `${section}.${openEnd}`': ours,
  'git/hooks/place.ts value': 'git config reads no options behind the key',
  'git/page/branch.ts blob': oid,
  'git/page/branch.ts commit.parent': oid,
  'git/page/branch.ts commit.tree': oid,
  'git/page/branch.ts move.reflog': 'the value of `-m`',
  'git/page/branch.ts sign': ours,
  'git/page/branch.ts variable': 'names of variables that are written there',
  'git/page/checkout.ts args': 'what the calls of `update` say, and is looked at there',
  'git/page/checkout.ts `${entry.mode},${entry.oid},${path}`': 'a mode, which is a number, comes first',
  'git/page/checkout.ts flag': 'an option of this program, then `--`',
  'git/page/commit-page.ts `${commit}^`': oid,
  'git/page/tree.ts `${commit}^{tree}`': oid,
  'git/page/tree.ts args': 'what the callers of `git` say, and is looked at there',
  'git/page/worktrees.ts args.slice(0, -1)': ours,
  'git/passing-symbols.ts `${range.base.mergeBase}..${range.head}`': oid,
}

interface Part {
  place: string
  text: string
}

/** The variable parts of all lists of arguments in a file that may be read as an option, as far as the syntax shows it. */
function listOpenParts(path: string, source: string): Part[] {
  const tree = parser?.parse(source, null)
  if (tree == null) throw new Error(`cannot parse ${path}`)
  const say = (node: SyntaxNode | null | undefined) => (node == null ? '' : readText(node, source))
  const lists = new Map<string, SyntaxNode>()
  const types = new Map<string, Set<string>>()
  const calls: (readonly SyntaxNode[])[] = []
  const walk = (node: SyntaxNode): void => {
    if (node.type === 'variable_declarator') {
      let value = node.childForFieldName('value')
      if (value?.type === 'as_expression') value = value.namedChildren[0] ?? null
      const name = say(node.childForFieldName('name'))
      const isList =
        /^(?:array|string|template_string)$/.test(value?.type ?? '') ||
        fixed.test(say(value)) ||
        patterns.test(say(value))
      if (value != null && isList) lists.set(name, value)
    }
    if (node.type === 'required_parameter' || node.type === 'property_signature') {
      const name = say(node.childForFieldName('pattern') ?? node.childForFieldName('name'))
      types.set(name, (types.get(name) ?? new Set()).add(say(node.childForFieldName('type'))))
    }
    if (node.type === 'call_expression' && starters.test(say(node.childForFieldName('function'))))
      calls.push(node.childForFieldName('arguments')?.namedChildren ?? [])
    for (const child of node.namedChildren) walk(child)
  }
  walk(tree.rootNode)
  const found: Part[] = []
  const note = (node: SyntaxNode) =>
    found.push({ place: `${path}:${node.startPosition.row + 1}`, text: say(node).replace(/\s+/g, ' ') })
  /** Whether everything of that name in the file is declared as an object id. */
  const isOid = (name: string) =>
    types.has(name) && [...(types.get(name) ?? [])].every((type) => /^: Oid(?: \| null)?$/.test(type))
  /** Whether the mark has come. */
  const check = (nodes: readonly SyntaxNode[], isMarked: boolean): boolean => {
    let marked = isMarked
    for (const node of nodes) {
      if (marked) return true
      if (node.type === 'comment') continue
      if (node.type === 'string') marked = /^['"]--(?:end-of-options)?['"]$/.test(say(node))
      else if (node.type === 'template_string' && /^`[^$`]/.test(say(node))) continue
      else if (node.type === 'array') marked = check(node.namedChildren, marked)
      else if (node.type === 'spread_element') marked = check(node.namedChildren, marked)
      else if (node.type === 'identifier' && lists.has(say(node)))
        marked = check([lists.get(say(node)) as SyntaxNode], marked)
      else if (node.type === 'identifier' && isOid(say(node))) continue
      else if (patterns.test(say(node))) continue
      else if (fixed.test(say(node))) marked = /[' ]--(?:end-of-options)?[' ]/.test(say(node))
      else if (node.type === 'ternary_expression') {
        const sides = [node.childForFieldName('consequence'), node.childForFieldName('alternative')]
        const ends = sides.map((side) => (side === null ? false : check([side], false)))
        marked = ends.every(Boolean)
      } else note(node)
    }
    return marked
  }
  for (const given of calls) {
    const [first, second] = given
    const list = given.length > 1 && first?.type !== 'string' ? second : undefined
    if (list !== undefined) check([list], false)
    else check(given, false)
  }
  tree.delete()
  return [...new Map(found.map((part) => [`${part.place} ${part.text}`, part])).values()]
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'))

const sources = files.map((file) => [file, readFileSync(`${src}/${file}`, 'utf8')] as const)
/** Whatever starts git imports one of these. */
const parts = sources
  .filter(([, text]) => /\/(?:process|tree|branch)\.js'/.test(text))
  .flatMap(([file, text]) => listOpenParts(file, text))
const keyOf = ({ place, text }: Part) => `${place.replace(/:\d+$/, '')} ${text}`

describe('arguments of git', () => {
  it('are seen', () => {
    const sample = `
      const list = ['log', name]
      async function x(commit: Oid, other: string) {
        await runGit(place, ['rev-parse', '--verify', other])
        await tryGit(place, ['rev-parse', '--end-of-options', other])
        await startGit(place, [...list, '--', other])
        await runGit(place, ['show', commit, \`refs/heads/\${other}\`, \`\${other}^\`])
        await runGit(place, other === '' ? ['log'] : ['log', '--', other])
      }`
    expect(listOpenParts('x.ts', sample).map(({ text }) => text)).toEqual(['other', 'name', `\`\${other}^\``])
    expect(sources.filter(([, text]) => /\b(?:runGit|tryGit|startGit)\(/.test(text)).length).toBeGreaterThan(
      20,
    )
  })

  it('hold nothing from outside that could be an option', () => {
    expect(
      parts.filter((part) => !(keyOf(part) in harmless)).map(({ place, text }) => `${place} ${text}`),
    ).toEqual([])
  })

  it('are no longer excused when they are gone', () => {
    const there = new Set(parts.map(keyOf))
    expect(Object.keys(harmless).filter((key) => !there.has(key))).toEqual([])
  })
})
