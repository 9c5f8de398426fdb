import { join } from 'node:path'
import { renderWorkflow, workflowPath } from '../core/install/workflow.js'
import type { HookEdits } from '../git/hooks/edit.js'
import { type FileEdit, readTextFile } from '../git/hooks/text-file.js'
import { findLink } from './init-agent.js'

/** Reads whether the workflow is there, and derives what is to be written. A workflow of theirs stays as it is. */
export function readWorkflowEdits(root: string): HookEdits {
  const path = join(root, workflowPath)
  const text = renderWorkflow()
  const byHand = (why: string) => ({ edits: [], byHand: [{ path, why, snippet: text }] })
  const link = findLink(root, workflowPath)
  if (link !== null) return byHand(`${link} is a symbolic link`)
  const found = readTextFile(path)
  if (found.kind === 'other') return byHand(`it is ${found.what}`)
  if (found.kind === 'none') return { edits: [{ path, from: null, to: text, executable: false }], byHand: [] }
  return isOurs(found.text)
    ? { edits: [], byHand: [] }
    : byHand('it is there already, and says something else')
}

/** The edit that takes the workflow away, as long as nobody has changed it. */
export function readWorkflowRemovals(root: string): FileEdit[] {
  const path = join(root, workflowPath)
  const found = findLink(root, workflowPath) === null ? readTextFile(path) : null
  if (found?.kind !== 'text' || !isOurs(found.text)) return []
  return [{ path, from: found.text, to: null, executable: false }]
}

/** Git may have checked it out with CRLF. */
function isOurs(text: string): boolean {
  return text.replaceAll('\r\n', '\n') === renderWorkflow()
}
