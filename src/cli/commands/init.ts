import type { InitPlan } from '../../commands/init.js'
import { exitCode } from '../../core/errors.js'
import { type AgentName, agentNames } from '../../core/install/agents.js'
import { type Manager, managers } from '../../core/install/managers.js'
import { findReasonNotToAsk } from '../../core/push/asking.js'
import { renderCode } from '../../core/text/code.js'
import { nearestName } from '../../core/text/nearest.js'
import { escapeForTerminal } from '../../core/text/terminal.js'
import { type Arguments, type Command, switchOption, textOption, usageError } from '../arguments.js'
import type { Surroundings } from '../surroundings.js'

const program = 'git handoff init'

export const init: Command = {
  name: 'init',
  summary: 'Install the git hook and set up agents.',
  usage: 'init [--agent NAME]... [--github] [--post-checkout] [--manager NAME] [--yes]',
  description: [
    'Makes `git push` keep the page up to date. Detects how hooks run in this repository (git 2.54 configuration, husky, lefthook, pre-commit, simple-git-hooks or plain hook files) and adds its own lines there. Your existing hooks keep running, and `git handoff uninstall` restores every byte.',
    'With --agent, it also writes the instructions that agent reads; for Claude Code, a skill and hooks. See docs/agents.md.',
    'On a terminal, it shows what it will change and asks once. Running it again changes nothing.',
  ],
  options: [
    {
      name: 'agent',
      value: 'NAME',
      choices: agentNames,
      summary: `Set up an agent: ${agentNames.join(', ')}. Repeatable.`,
    },
    {
      name: 'github',
      summary: 'Also write the workflow that checks pull requests; see docs/github-action.md.',
    },
    { name: 'post-checkout', summary: 'Also show a short summary after each checkout.' },
    {
      name: 'manager',
      value: 'NAME',
      choices: managers,
      summary: `Hook manager to use: ${managers.join(', ')}.`,
    },
    { name: 'yes', short: 'y', summary: 'Do not ask for confirmation.' },
  ],
  operands: 0,
  examples: [
    {
      command: 'git handoff init',
      does: 'Install the hook here, or for everyone if the hooks are committed.',
    },
    { command: 'git handoff init --manager husky', does: 'Install the hook for everyone, with husky.' },
    { command: 'git handoff init --agent claude --agent codex', does: 'Also set up Claude Code and Codex.' },
  ],
  async run(given, surroundings) {
    const manager = parseManager(textOption(given, 'manager'))
    const agents = parseAgents(given)
    const { cwd, environment, out } = surroundings
    const [{ applyInit, planInit }, { nameOf }] = await Promise.all([
      import('../../commands/init.js'),
      import('../../git/hooks/place.js'),
    ])
    const plan = await planInit({
      cwd,
      environment,
      agents,
      github: switchOption(given, 'github'),
      postCheckout: switchOption(given, 'post-checkout'),
      ...(manager === undefined ? {} : { manager }),
    })
    const changes = describeChanges(plan, (path) => nameOf(plan.place, path))
    const byHand = describeByHand(plan, (path) => nameOf(plan.place, path))
    if (changes.length > 0) {
      await print(['git-handoff will:', ...changes.map((line) => `  ${line}`)])
      const isWanted = switchOption(given, 'yes') || (await confirmOnTerminal('Continue?', surroundings))
      if (!isWanted) {
        await print(['Nothing was changed.'])
        return exitCode.good
      }
      await applyInit(plan)
      await print(['Done.', ...plan.next.map((line) => `- ${line}`)])
    } else if (byHand.length === 0) {
      const told = agents.length === 0 ? '' : `; agents set up: ${agents.join(', ')}`
      await print([`The hook is already installed (${describeManager(plan.manager)})${told}.`])
    }
    if (byHand.length > 0) await print(byHand)
    // What is left to do by hand is not installed.
    return byHand.length > 0 ? exitCode.failed : exitCode.good

    async function print(lines: readonly string[]): Promise<void> {
      await out.write(`${escapeForTerminal(lines.join('\n'))}\n`)
    }
  },
}

function parseManager(name: string | undefined): Manager | undefined {
  return name === undefined ? undefined : parseOneOf(managers, name, 'manager')
}

function parseAgents({ options }: Arguments): AgentName[] {
  const names = options.flatMap(({ name, value }) => (name === 'agent' ? [String(value)] : []))
  return [...new Set(names.map((name) => parseOneOf(agentNames, name, 'agent')))]
}

function parseOneOf<Name extends string>(names: readonly Name[], given: string, what: string): Name {
  const known = names.find((name) => name === given)
  if (known !== undefined) return known
  const nearest = nearestName(given, names)
  throw usageError(
    `Unknown ${what} ${renderCode(given)}. Use one of ${names.join(', ')}.`,
    program,
    nearest === null ? undefined : `Did you mean \`${nearest}\`?`,
  )
}

function describeChanges(
  { edits, driver, configured }: InitPlan,
  nameOf: (path: string) => string,
): string[] {
  return [
    ...edits.map(({ path, from }) =>
      from === null ? `create ${nameOf(path)}` : `add lines to ${nameOf(path)}`,
    ),
    ...driver.map(({ path }) => `add the merge driver for pages to ${nameOf(path)}`),
    ...configured.map(({ hook }) => `add a ${hook} hook to the configuration of this clone (.git/config)`),
  ]
}

function describeByHand({ byHand }: InitPlan, nameOf: (path: string) => string): string[] {
  return byHand.flatMap(({ path, why, snippet }) => [
    `${nameOf(path)} was not changed: ${why}. Add this to it yourself:`,
    '',
    ...snippet.trimEnd().split('\n'),
    '',
  ])
}

function describeManager(manager: Manager): string {
  if (manager === 'config') return 'configuration of git'
  return manager === 'plain' ? 'hook file' : manager
}

/**
 * Asks whether to go ahead, once. Where nobody can answer (no terminal, an agent, a pipeline) it goes ahead: whoever
 * typed the command wanted it.
 */
async function confirmOnTerminal(message: string, { environment, out, err }: Surroundings): Promise<boolean> {
  const isPerson = out.isTerminal() && err.isTerminal() && process.stdin.isTTY
  if (!isPerson || findReasonNotToAsk(environment) !== null) return true
  const { confirm } = await import('@clack/prompts')
  return (await confirm({ message, output: process.stderr, withGuide: false })) === true
}
