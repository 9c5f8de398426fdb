import type { Node } from 'jsonc-parser'
import { HandoffError } from '../errors.js'
import { childrenOf, findMember, insertEntry, membersOf, parseJsonText, removeEntry } from './json-text.js'

/**
 * What Claude Code runs at which moment, in a POSIX shell (on Windows that of Git). What `SessionStart` prints goes into the
 * context; an exit code of 2 would stop a compaction or an answer, so each ends with 0. The program is looked for on
 * the PATH, then among the packages of the project; the folder is the session's, which may be a worktree.
 */
const commands: Readonly<Record<string, string>> = {
  SessionStart: 'git handoff resume --prompt',
  PreCompact: 'git handoff checkpoint',
  Stop: 'git handoff hook agent-stop',
}

/** What was there before: it is told in a comment of the shell, because Claude Code knows no keys of ours. */
const made = [
  'git-handoff',
  'git-handoff made this list',
  'git-handoff made these hooks',
  'git-handoff made this file',
]
type Level = 0 | 1 | 2 | 3

/**
 * Seconds after which the client ends a command, and before it the program ends itself, with all that keeps it: see
 * `hookSeconds` in src/git/deadline.ts.
 */
const timeout = 8
const deadline = 5

/**
 * The text of a .claude/settings.json with our hooks in it, beside those that are there; null makes one. Doing it again
 * changes nothing. Null where only a person can add them: it is no JSON, or `hooks` has another shape.
 */
export function addToClaudeSettings(text: string | null): string | null {
  let edited = text === null ? null : removeFromClaudeSettings(text)
  if (edited === null) return `${JSON.stringify({ hooks: deriveHooks(3) }, null, 2)}\n`
  const json = parseJsonText(edited)
  if (json === null) return null
  if (findMember(json.root, 'hooks') === undefined)
    return insertEntry(json, json.root, 'hooks', deriveHooks(2))
  for (const event of Object.keys(commands)) {
    const next: string | null = addEvent(edited, event)
    if (next === null || parseJsonText(next) === null) return null
    edited = next
  }
  return edited
}

/**
 * The same text without our hooks; null where we have made the file and nobody has put anything into it. Throws a `usage`
 * error where they are in it and cannot be told from the rest.
 */
export function removeFromClaudeSettings(text: string): string | null {
  let edited = text
  while (edited.includes(`# ${made[0]}`)) {
    const next = removeOne(edited)
    if (next === null) return null
    if (next === edited) break
    edited = next
  }
  return edited
}

/** What to put into the file by hand. */
export function renderClaudeSettings(): string {
  return `"hooks": ${JSON.stringify(deriveHooks(0), null, 2)}\n`
}

export function hasClaudeHooks(text: string): boolean {
  return Object.values(commands).some((command) => text.includes(command)) && text.includes(`# ${made[0]}`)
}

function deriveHooks(level: Level): Record<string, unknown> {
  return Object.fromEntries(Object.keys(commands).map((event) => [event, [deriveGroup(event, level)]]))
}

function deriveGroup(event: string, level: Level): Record<string, unknown> {
  const path = `GIT_HANDOFF_DEADLINE=${deadline} PATH="$PATH:$CLAUDE_PROJECT_DIR/node_modules/.bin"`
  const command = `${path} ${commands[event]} 2>/dev/null || : # ${made[level]}`
  return { hooks: [{ type: 'command', command, timeout }] }
}

function addEvent(text: string, event: string): string | null {
  const json = parseJsonText(text)
  const hooks = json === null ? undefined : findMember(json.root, 'hooks')?.value
  if (json === null || hooks?.type !== 'object') return null
  const list = findMember(hooks, event)
  if (list === undefined) return insertEntry(json, hooks, event, [deriveGroup(event, 1)])
  return list.value.type === 'array' ? insertEntry(json, list.value, null, deriveGroup(event, 0)) : null
}

/** The first hook of ours, with all around it that was made for it and holds nothing else. */
function removeOne(text: string): string | null {
  const json = parseJsonText(text)
  const hooks = json === null ? undefined : findMember(json.root, 'hooks')
  if (json === null) throw notKnown()
  if (hooks === undefined) return text
  const events = membersOf(hooks.value)
  for (const event of events) {
    const groups = childrenOf(event.value, 'array')
    for (const group of groups) {
      const list = findMember(group, 'hooks')?.value
      const entries = childrenOf(list, 'array')
      for (const hook of entries) {
        const level = levelOf(findMember(hook, 'command')?.value)
        if (list === undefined || level === null) continue
        if (entries.length > 1) return removeEntry(json, list, hook)
        if (level < 1 || groups.length > 1) return removeEntry(json, event.value, group)
        if (level < 2 || events.length > 1) return removeEntry(json, hooks.value, event.property)
        if (level < 3 || membersOf(json.root).length > 1) return removeEntry(json, json.root, hooks.property)
        return null
      }
    }
  }
  return text
}

function levelOf(node: Node | undefined): number | null {
  const command: unknown = node?.value
  if (typeof command !== 'string') return null
  const level = made.indexOf(command.slice(command.lastIndexOf('# ') + 2))
  return level < 0 || !command.includes('git handoff') ? null : level
}

function notKnown(): HandoffError {
  return new HandoffError('usage', 'It contains hooks of git-handoff in an unexpected place.', {
    hints: ['Delete the lines that `git handoff init --agent claude` added.'],
  })
}
