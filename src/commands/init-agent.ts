import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { HandoffError } from '../core/errors.js'
import {
  type AgentFile,
  type AgentName,
  addSection,
  agentNames,
  listAgentFiles,
  markdownMarks,
  removeSection,
  renderSection,
} from '../core/install/agents.js'
import type { HookEdits } from '../git/hooks/edit.js'
import { type FileEdit, readTextFile } from '../git/hooks/text-file.js'
import { isCode } from '../git/page/lock.js'

/** How a kind of file takes our part in, and gives it back to the byte. */
interface Kind {
  /** Null where only a person can add it. */
  add(text: string | null, file: AgentFile): string | null
  /** Null where we have made the file. Throws a `usage` error where our part is there and not to be told from the rest. */
  remove(text: string): string | null
  hasOurs(text: string): boolean
  snippet(): string
}

const markdown: Kind = {
  add: (text, { header }) => addSection(text, header),
  remove: removeSection,
  hasOurs: (text) => text.includes(markdownMarks.begin),
  snippet: renderSection,
}

/** Reads the files of a project that agents read, and derives what they are to say. Writes nothing. */
export async function readAgentEdits(root: string, names: readonly AgentName[]): Promise<HookEdits> {
  const edits: FileEdit[] = []
  const byHand: { path: string; why: string; snippet: string }[] = []
  for (const file of listAgentFiles(names)) {
    const kind = await openKind(file)
    const path = join(root, file.path)
    const { from, why } = readFile(root, file, kind)
    const to = why === null ? kind.add(from, file) : null
    if (to === null) byHand.push({ path, why: why ?? 'it cannot be edited safely', snippet: kind.snippet() })
    else if (to !== from) edits.push({ path, from, to, executable: false })
  }
  return { edits, byHand }
}

/** The edits that take our part out of every file that an agent reads. */
export async function readAgentRemovals(root: string): Promise<FileEdit[]> {
  const edits: FileEdit[] = []
  for (const file of listAgentFiles(agentNames)) {
    const path = join(root, file.path)
    const found = findLink(root, file.path) === null ? readTextFile(path) : null
    if (found?.kind !== 'text') continue
    const kind = await openKind(file)
    if (!kind.hasOurs(found.text)) continue
    const to = removeFrom(kind, path, found.text)
    if (to !== found.text) edits.push({ path, from: found.text, to, executable: false })
  }
  return edits
}

async function openKind({ kind }: AgentFile): Promise<Kind> {
  if (kind !== 'settings') return markdown
  const settings = await import('../core/install/claude-settings.js')
  return {
    add: settings.addToClaudeSettings,
    remove: settings.removeFromClaudeSettings,
    hasOurs: settings.hasClaudeHooks,
    snippet: settings.renderClaudeSettings,
  }
}

function readFile(
  root: string,
  file: AgentFile,
  { hasOurs }: Kind,
): { from: string | null; why: string | null } {
  const link = findLink(root, file.path)
  if (link !== null) return { from: null, why: `${link} is a symbolic link` }
  const found = readTextFile(join(root, file.path))
  if (found.kind === 'none') return { from: null, why: null }
  if (found.kind === 'other') return { from: null, why: `it is ${found.what}` }
  const isTheirs = file.kind === 'whole' && !hasOurs(found.text)
  return { from: found.text, why: isTheirs ? 'it already exists and was not created by git-handoff' : null }
}

/** The first part of a path that is a link, which may lead anywhere; null where none is. */
export function findLink(root: string, path: string): string | null {
  const parts = path.split('/')
  for (let length = 1; length <= parts.length; length++) {
    const part = parts.slice(0, length).join('/')
    try {
      if (lstatSync(join(root, part)).isSymbolicLink()) return part
    } catch (error) {
      if (isCode(error, 'ENOENT', 'ENOTDIR')) return null
      throw error
    }
  }
  return null
}

function removeFrom({ remove }: Kind, path: string, text: string): string | null {
  try {
    return remove(text)
  } catch (error) {
    if (!(error instanceof HandoffError)) throw error
    const { kind, message, hints } = error
    throw new HandoffError(kind, `Cannot remove the section from \`${path}\`. ${message}`, {
      hints,
      cause: error,
    })
  }
}
