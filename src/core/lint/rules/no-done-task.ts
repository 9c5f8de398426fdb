import type { BranchFacts } from '../../facts.js'
import { repairCommand } from '../../freshness/advice.js'
import { renderCode } from '../../text/code.js'
import type { Finding } from '../diagnostic.js'
import type { LintItem } from '../items.js'
import type { Rule } from '../rule.js'

/** Warns of tasks among the remaining work that are done: marked so, or because what they would remove is gone. */
export const noDoneTask: Rule = {
  id: 'no-done-task',
  find({ items, facts, freshness }) {
    return items
      .filter(({ role, derived }) => role === 'task' && !derived)
      .flatMap((item): Finding[] => {
        const { start, end } = item
        if (item.done) return [{ span: { start, end }, ...marked(item, repairCommand(freshness.freshness)) }]
        const gone = facts === null ? null : findGone(item, facts)
        if (gone === null) return []
        return [
          {
            span: { start, end },
            cause: 'done-by-removal',
            reason: `This task is probably done: ${renderCode(gone)} is gone`,
            hint: 'Tick it with `git handoff note done "…"`, or say what is left.',
            data: { gone },
          },
        ]
      })
  },
}

/** `create` moves ticked items; rows and headings are people's own way of keeping them. */
function marked({ shape, text }: LintItem, command: string): Omit<Finding, 'span'> {
  const reason = 'This task is marked as done, but listed as remaining'
  const movable =
    shape === 'item' &&
    !/^[^\S\n]*[-*+]\s+\[ \]/m.test(text) &&
    !/✅|☑|✔|~~|\*\*/.test(text.split('\n')[0] ?? '')
  if (movable)
    return {
      cause: 'done-mark',
      reason,
      hint: `Run \`${command}\` to move it to the completed work.`,
      fix: 'update',
    }
  return { cause: 'done-mark', reason, hint: 'Move it to the completed work.' }
}

const removal =
  /^(?:(?:then|finally|also|now)\s+)?(?:delete|remove|drop|get rid of|strip(?: out)?)\s+(?:the\s+)?(?:(?:old|legacy|unused|obsolete|dead|removed|file|folder|function|class|method)\s+)*`([^`\s]{2,200})`/i

/** What a task would take away, where this branch has. */
function findGone({ text }: LintItem, facts: BranchFacts): string | null {
  const named = removal.exec(text.replace(/^\*\*|^__/, ''))?.[1]
  if (named === undefined) return null
  const path = named.replace(/^\.\//, '').replace(/:\d+(?:-\d+)?$/, '')
  const name = named.replace(/\(\)$/, '')
  const isGone = facts.files.some(
    ({ path: own, status, symbols }) =>
      (status === 'deleted' && own === path) ||
      symbols.some(
        (symbol) => symbol.change === 'removed' && (symbol.name === name || symbol.qualifiedName === name),
      ),
  )
  // Another file may have a symbol of that name, added or still there.
  const isBack = facts.files.some(({ symbols }) =>
    symbols.some((symbol) => symbol.change !== 'removed' && symbol.name === name),
  )
  return isGone && !isBack ? named : null
}
