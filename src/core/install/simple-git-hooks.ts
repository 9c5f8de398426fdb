import { isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml'
import { HandoffError } from '../errors.js'
import { parseYaml, valueAt } from './json-text.js'
import { begin, end, type HookName, renderCall } from './managers.js'

/** The key of package.json; in a file of its own the hooks are at the top, and there is none. */
type HooksKey = 'simple-git-hooks' | null

/**
 * The text of a package.json (or .simple-git-hooks.json) with our command for each hook, around the one that is there;
 * nothing else changes, its formatting neither. Both get the same stdin, and before a push ours runs last. Null where
 * only a person can add it: there is no object of hooks, or no JSON.
 */
export function addToSimpleGitHooks(text: string, hooks: readonly HookName[], key: HooksKey): string | null {
  let edited = removeFromSimpleGitHooks(text, key)
  for (const hook of hooks) {
    const section = findSection(edited, key)
    if (section === null) return null
    const entry = findEntry(section, hook)
    edited =
      entry === undefined ? addEntry(edited, section, hook) : wrapEntry(edited, entry.value as Node, hook)
    if (!isJson(edited)) return null
  }
  return edited
}

/** The same text without our commands. Throws a `usage` error where they are in it and cannot be told from the rest. */
export function removeFromSimpleGitHooks(text: string, key: HooksKey): string {
  if (!text.includes(begin)) return text
  let edited = text
  for (const hook of ['post-checkout', 'pre-push'] as const) {
    const section = findSection(edited, key)
    const entry = section === null ? undefined : findEntry(section, hook)
    if (entry !== undefined) edited = removeEntry(edited, entry)
  }
  if (!edited.includes(begin)) return edited
  throw new HandoffError('usage', `There is \`${begin}\` in it, at a place that is not known.`, {
    hints: ['Take out by hand what `git handoff init` has written there.'],
  })
}

/** What to put into the object of hooks by hand. */
export function renderSimpleGitHooks(hook: HookName): string {
  return `"${hook}": ${toLiteral([begin, ...renderCall(hook, null), end])}\n`
}

type Entry = Pair<Node, Node | null>

/** JSON is YAML, and that parser knows where everything stands. */
function findSection(text: string, key: HooksKey): YAMLMap | null {
  if (!isJson(text)) return null
  const root = parseYaml(text)?.document.contents ?? null
  const section = key === null ? root : valueAt(root, key)
  return isMap(section) ? section : null
}

function findEntry(section: YAMLMap, hook: HookName): Entry | undefined {
  return (section.items as Entry[]).find(({ key }) => isScalar(key) && key.value === hook)
}

/** First of the entries, with the white space that stands before the one that was first. */
function addEntry(text: string, section: YAMLMap, hook: HookName): string {
  const start = startOf(section) + 1
  const first = (section.items as Entry[])[0]
  const entry = renderSimpleGitHooks(hook).trimEnd()
  const added = first === undefined ? entry : `${text.slice(start, startOf(first.key))}${entry},`
  return text.slice(0, start) + added + text.slice(start)
}

/** In a subshell theirs may read all of stdin and `exit` as it likes. */
function wrapEntry(text: string, value: Node, hook: HookName): string {
  const [before, after] =
    hook === 'post-checkout'
      ? [renderCall(hook, null), []]
      : [
          [
            'handoff_refs=$([ -t 0 ] || cat; echo .)',
            'handoff_refs=$' + '{handoff_refs%.}',
            'printf %s "$handoff_refs" 2>/dev/null | { :', // so that a command of nothing is one
          ],
          ['} && printf %s "$handoff_refs" |', ...renderCall(hook, null)],
        ]
  const [start, stop] = [startOf(value) + 1, (value.range?.[1] ?? 0) - 1]
  const suffix = after.length === 0 ? '' : `\\n${toLiteral([begin, ...after, end]).slice(1, -1)}`
  const prefix = `${toLiteral([begin, ...before, end]).slice(1, -1)}\\n`
  return text.slice(0, start) + prefix + text.slice(start, stop) + suffix + text.slice(stop)
}

const blockBefore = new RegExp(`^${begin}.*?${end}(?:\\\\n|$)`)
const blockAfter = new RegExp(`\\\\n${begin}(?:(?!\\\\n${begin}).)*?${end}$`)

function removeEntry(text: string, { key, value }: Entry): string {
  const [start, stop] = [startOf(value) + 1, (value?.range?.[1] ?? 0) - 1]
  const literal = text.slice(start, stop)
  const theirs = literal.replace(blockBefore, '').replace(blockAfter, '')
  if (literal === theirs) return text
  const isAlone = literal.indexOf(end) + end.length === literal.length
  if (!isAlone) return text.slice(0, start) + theirs + text.slice(stop)
  const before = text.slice(0, startOf(key))
  const after = /^\s*,/.exec(text.slice(stop + 1))?.[0]
  if (after !== undefined) return before.trimEnd() + text.slice(stop + 1 + after.length)
  const kept = before.trimEnd()
  return (kept.endsWith(',') ? kept.slice(0, -1) : before) + text.slice(stop + 1)
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0
}

function toLiteral(lines: readonly string[]): string {
  return JSON.stringify(lines.join('\n'))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''))
    return true
  } catch {
    return false
  }
}
