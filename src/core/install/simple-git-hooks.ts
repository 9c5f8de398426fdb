import type { Node } from 'jsonc-parser'
import { HandoffError } from '../errors.js'
import {
  endOf,
  findMember,
  type JsonText,
  type Member,
  membersOf,
  parseJsonText,
  removeEntry,
} from './json-text.js'
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
    const entry = findMember(section.root, hook)
    edited = entry === undefined ? addEntry(section, hook) : wrapEntry(edited, entry.value, hook)
    if (findSection(edited, key) === null) return null
  }
  return edited
}

/** The same text without our commands. Throws a `usage` error where they are in it and cannot be told from the rest. */
export function removeFromSimpleGitHooks(text: string, key: HooksKey): string {
  if (!text.includes(begin)) return text
  let edited = text
  for (const hook of ['post-checkout', 'pre-push'] as const) {
    const section = findSection(edited, key)
    const entry = findMember(section?.root, hook)
    if (section !== null && entry !== undefined) edited = unwrapEntry(section, entry)
  }
  if (!edited.includes(begin)) return edited
  throw new HandoffError('usage', `It contains \`${begin}\` in an unexpected place.`, {
    hints: ['Delete the lines that `git handoff init` added.'],
  })
}

/** What to put into the object of hooks by hand. */
export function renderSimpleGitHooks(hook: HookName): string {
  return `"${hook}": ${toLiteral([begin, ...renderCall(hook, null), end])}\n`
}

/** The object of hooks, with the text that it is in. */
function findSection(text: string, key: HooksKey): JsonText | null {
  const json = parseJsonText(text, false)
  const root = key === null ? json?.root : findMember(json?.root, key)?.value
  return root?.type === 'object' ? { text, root } : null
}

/** First of the entries, with the white space that stands before the one that was first. */
function addEntry({ text, root }: JsonText, hook: HookName): string {
  const start = root.offset + 1
  const [first] = membersOf(root)
  const entry = renderSimpleGitHooks(hook).trimEnd()
  const added = first === undefined ? entry : `${text.slice(start, first.key.offset)}${entry},`
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
  const [start, stop] = [value.offset + 1, endOf(value) - 1]
  const suffix = after.length === 0 ? '' : `\\n${toLiteral([begin, ...after, end]).slice(1, -1)}`
  const prefix = `${toLiteral([begin, ...before, end]).slice(1, -1)}\\n`
  return text.slice(0, start) + prefix + text.slice(start, stop) + suffix + text.slice(stop)
}

const blockBefore = new RegExp(`^${begin}.*?${end}(?:\\\\n|$)`)
const blockAfter = new RegExp(`\\\\n${begin}(?:(?!\\\\n${begin}).)*?${end}$`)

function unwrapEntry(section: JsonText, { property, value }: Member): string {
  const { text } = section
  const [start, stop] = [value.offset + 1, endOf(value) - 1]
  const literal = text.slice(start, stop)
  const theirs = literal.replace(blockBefore, '').replace(blockAfter, '')
  if (literal === theirs) return text
  const isAlone = literal.indexOf(end) + end.length === literal.length
  return isAlone
    ? removeEntry(section, section.root, property)
    : text.slice(0, start) + theirs + text.slice(stop)
}

function toLiteral(lines: readonly string[]): string {
  return JSON.stringify(lines.join('\n'))
}
