import { type RuleId, rules } from '../../core/config/config.js'
import { ruleIds } from '../../core/config/options.js'
import { exitCode } from '../../core/errors.js'
import { explanations, renderRulePage } from '../../core/lint/explanations.js'
import { renderCode } from '../../core/text/code.js'
import { nearestName } from '../../core/text/nearest.js'
import { type Command, switchOption, usageError } from '../arguments.js'
import { renderJson } from '../output.js'

const program = 'git handoff explain'

export const explain: Command = {
  name: 'explain',
  summary: 'Explain a rule of check: what it finds, why, and the repair.',
  usage: 'explain [RULE] [--json]',
  description: ['Without RULE, lists all rules.'],
  options: [{ name: 'json', summary: 'Print JSON.' }],
  operands: 1,
  examples: [{ command: 'git handoff explain no-dead-path', does: 'Explain one rule.' }],
  async run(given, { out }) {
    const [name] = given.positionals
    const asked = name === undefined ? ruleIds : [findRule(name)]
    if (switchOption(given, 'json')) {
      const described = asked.map((id) => ({ id, ...rules[id], ...explanations[id] }))
      await out.write(renderJson({ version: 1, rules: described }, out))
    } else await out.write(name === undefined ? renderList() : renderRulePage(findRule(name)))
    return exitCode.good
  },
}

function findRule(name: string): RuleId {
  const found = ruleIds.find((id) => id === name)
  if (found !== undefined) return found
  const nearest = nearestName(name, ruleIds)
  const hint = nearest === null ? 'List them with `git handoff explain`.' : `Did you mean \`${nearest}\`?`
  throw usageError(`Unknown rule ${renderCode(name)}.`, program, hint)
}

function renderList(): string {
  const width = Math.max(...ruleIds.map((id) => id.length))
  return ruleIds
    .map((id) => `${id.padEnd(width)}  ${rules[id].severity.padEnd(7)}  ${rules[id].finds}\n`)
    .join('')
}
