import { deriveAutotools, deriveCmake, deriveGo, deriveJvm, deriveRust } from './compiled.js'
import { deriveCompose } from './compose.js'
import { deriveDotnet } from './dotnet.js'
import { type Command, type Offer, offerOf, type Standing, type Task, tasks } from './environment.js'
import { deriveMake } from './make.js'
import { deriveNode } from './node.js'
import { derivePhp } from './php.js'
import type { Project } from './project.js'
import { derivePython } from './python.js'
import { deriveRuby } from './ruby.js'
import { deriveTaskRunners } from './task-runners.js'
import { programOf, readWorkflows } from './workflows.js'

/** What stands for the whole repository; where such a runner names a task, no toolchain is asked. */
const runners = [deriveMake, deriveTaskRunners]
const toolchains = [
  ...[derivePython, deriveRuby, derivePhp, deriveNode, deriveGo, deriveRust],
  ...[deriveJvm, deriveDotnet, deriveCmake, deriveAutotools, deriveCompose],
]

export type Commands = Record<Task, string | null>

/** One command for each task; several toolchains side by side are installed and tested one after the other. */
export function combineOffers(project: Project): Commands {
  const stated = runners.map((derive) => derive(project))
  const offers = toolchains.map((derive) => derive(project))
  const choose = (task: Task): string | null => {
    const [own] = ranked(stated, task)
    const several = task === 'install' ? 3 : task === 'test' ? 2 : 1
    const known = ranked([derivePreCommit(project), ...offers], task)
    const chosen = own !== undefined ? [own] : task === 'test' ? confirmTests(project, known) : known
    return chosen.length === 0
      ? null
      : chosen
          .slice(0, several)
          .map((command) => command.text)
          .join(' && ')
  }
  const commands: Commands = { install: null, run: null, test: null, build: null, lint: null }
  for (const task of tasks) commands[task] = choose(task)
  // A test runner's own project is "run" by testing it.
  return commands.run === commands.test ? { ...commands, run: null } : commands
}

/** What the language usually does, unless the workflows do something else, and nothing of it. */
function confirmTests(project: Project, known: readonly Command[]): readonly Command[] {
  const { test, mention } = readWorkflows(project)
  const isKnown = known.some(({ text, standing }) => standing === 'stated' || mention(programOf(text)))
  return test === null || isKnown ? known : [{ text: test, standing: 'configured' }]
}

/** pre-commit speaks for the linters it calls; one that only looks at white space comes after any linter. */
function derivePreCommit(project: Project): Offer {
  if (!project.has('.pre-commit-config.yaml')) return {}
  const linters = /ruff|flake8|pylint|mypy|black|clippy|golangci|rubocop|eslint|biome|prettier|phpstan|php-cs/
  const speaks = linters.test(project.text('.pre-commit-config.yaml'))
  return offerOf(speaks ? 'configured' : 'usual', { lint: 'pre-commit run --all-files' })
}

const order: readonly Standing[] = ['stated', 'configured', 'usual']

function ranked(offers: readonly Offer[], task: Task): Command[] {
  return offers
    .flatMap((offer) => offer[task] ?? [])
    .sort((left, right) => order.indexOf(left.standing) - order.indexOf(right.standing))
}
