import { HandoffError } from '../core/errors.js'
import { applyFixes, type RuleFinding } from '../core/lint/lint.js'
import { assertOwnPage } from '../core/page/own-page.js'
import { writePage } from '../git/page/write.js'
import { noNotes } from '../git/push/memory.js'
import { type Checked, checkSession } from './check.js'
import { createIn } from './create.js'
import { type BranchOptions, openSession } from './session.js'

/** One repair can make another possible, such as lines that moved below a list that is derived again. */
const mostRounds = 4

/**
 * Checks the page, repairs on disk what can be repaired without a person, and checks what is left: nothing of it can
 * be repaired so.
 *
 * @param options `today` is the day an updated page is dated with, `YYYY-MM-DD`
 * @throws HandoffError as `checkHandoff`, and of kind `usage` where the page is not on disk
 */
export async function fixHandoff(options: BranchOptions & { today: string }): Promise<Checked> {
  const session = await openSession(options)
  let checked = await checkSession(session)
  for (let round = 0; round < mostRounds; round++) {
    const fixes = checked.findings.filter(({ fix }) => fix !== undefined)
    if (fixes.length === 0) return checked
    if (fixes.some(({ fix }) => fix === 'update')) await updatePage(checked, options.today)
    else await repair(checked, fixes)
    session.forgetPage()
    checked = await checkSession(session)
  }
  return checked
}

async function updatePage(checked: Checked, today: string): Promise<void> {
  assertOnDisk(checked)
  await createIn(checked.session, { commit: false, stdout: false, notes: noNotes, today })
}

async function repair(checked: Checked, fixes: readonly RuleFinding[]): Promise<void> {
  const root = assertOnDisk(checked)
  const { path, text } = checked
  assertOwnPage(path, text, checked.session.config.format)
  await writePage(root, path, { from: text, to: applyFixes(text, fixes) })
}

function assertOnDisk({ session, page, path }: Checked): string {
  const { root } = session.repository
  if (root !== null && page?.isOnDisk === true) return root
  throw new HandoffError('usage', `\`${path}\` is not on disk, so there is nothing to repair.`, {
    hints: ['Check the branch out with `git switch`, then run `git handoff check --fix` there.'],
  })
}
