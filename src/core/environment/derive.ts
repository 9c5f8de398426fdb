import type { Limit } from '../facts.js'
import { parsePath } from '../files/language.js'
import { isTest } from '../files/tests.js'
import { wordSet } from '../text/words.js'
import { deriveAutotools, deriveCmake, deriveDotnet, deriveGo, deriveJvm, deriveRust } from './compiled.js'
import {
  type Command,
  type Environment,
  isPlainName,
  type Need,
  type Offer,
  offerOf,
  type Standing,
  type Task,
  tasks,
} from './environment.js'
import { deriveCompose, deriveNeeds, deriveServices, type ReadVariable } from './needs.js'
import { goneBelow, type Project, type ProjectFile, parseProject, placeInProject } from './project.js'
import { derivePython } from './python.js'
import { deriveMake, deriveTaskRunners } from './runners.js'
import { deriveRuntimes } from './runtimes.js'
import { deriveNode, derivePhp, deriveRuby } from './scripting.js'

/**
 * How one installs, runs, tests, builds and lints the project, from the files at the head: those of
 * `environmentPaths`, and of folders near the change (`environmentFoldersNear`), whose commands are told, with
 * `cd`, where the root has no tests. A file's text may be empty where its being there is enough (lock files). `gone` are
 * paths that the branch removed: no script that names one can run.
 */
export async function deriveEnvironment(
  files: readonly ProjectFile[],
  variables: readonly ReadVariable[],
  gone: ReadonlySet<string> = new Set(),
): Promise<Environment> {
  const [{ files: rootFiles }, ...others] = byFolder(files)
  const { project: root, limits } = await parseProject(rootFiles, null, gone)
  const commands = combineOffers(root)
  const near = commands.test === null ? await nearestProject(others, root, { limits, gone }) : null
  const environment: Environment = {
    ...commands,
    services: deriveServices(root),
    runtime: deriveRuntimes(root),
    needs: deriveNeeds(root, variables),
    limits,
  }
  return near === null ? environment : withNearby(environment, near, variables)
}

interface Folder {
  folder: string
  files: ProjectFile[]
}

/** The root first, then the folders in the order given; paths become relative to their folder. */
function byFolder(files: readonly ProjectFile[]): [Folder, ...Folder[]] {
  const root: Folder = { folder: '', files: [] }
  const others = new Map<string, Folder>()
  for (const { path, text } of files) {
    const { folder, name } = placeInProject(path)
    const found = folder === '' ? root : (others.get(folder) ?? { folder, files: [] })
    found.files.push({ path: name, text })
    if (found !== root) others.set(folder, found)
  }
  return [root, ...others.values()]
}

interface Nearby {
  folder: string
  project: Project
  commands: Commands
}

/** The first folder with tests of its own, else the first with any command; null where there is none. */
async function nearestProject(
  folders: readonly Folder[],
  root: Project,
  { limits, gone }: { limits: Limit[]; gone: ReadonlySet<string> },
): Promise<Nearby | null> {
  const found: Nearby[] = []
  for (const { folder, files } of folders) {
    if (!isPlainName(folder)) continue
    const { project, limits: more } = await parseProject(files, root, goneBelow(gone, folder))
    limits.push(...more.map((limit) => ({ ...limit, path: `${folder}/${limit.path}` })))
    const commands = onlyFitting(folder, combineOffers(project))
    if (tasks.some((task) => commands[task] !== null)) found.push({ folder, project, commands })
  }
  return found.find((one) => one.commands.test !== null) ?? found[0] ?? null
}

/** A folder of tests tests the project and builds nothing; one of examples or documents is not the project. */
function onlyFitting(folder: string, commands: Commands): Commands {
  const names = folder.toLowerCase().split('/')
  const none: Commands = { install: null, run: null, test: null, build: null, lint: null }
  if (names.some((name) => asideFolders.has(name))) return none
  if (!names.some((name) => regressionFolders.has(name)) && !isTest(parsePath(`${folder}/any`)))
    return commands
  return commands.test === null ? none : { ...none, install: commands.install, test: commands.test }
}

const regressionFolders: ReadonlySet<string> = wordSet('regress regression regressions testing t')
const asideFolders: ReadonlySet<string> = new Set(
  'doc docs documentation example examples sample samples demo demos bench benchmark benchmarks fuzz'.split(
    ' ',
  ),
)

/** Fills what the root leaves open; both are installed. `environment` has no tests of its own. */
function withNearby(environment: Environment, near: Nearby, variables: readonly ReadVariable[]): Environment {
  const there = (task: Task) =>
    near.commands[task] === null ? null : `cd ${near.folder} && ${near.commands[task]}`
  const unlessSaid = (own: readonly string[], more: readonly string[]) => [...new Set([...own, ...more])]
  const titles = new Set(environment.runtime.map((one) => one.slice(0, one.lastIndexOf(' '))))
  return {
    ...environment,
    run: environment.run ?? there('run'),
    test: environment.test ?? there('test'),
    build: environment.build ?? there('build'),
    lint: environment.lint ?? there('lint'),
    install: installBoth(environment.install, there('install')),
    services: unlessSaid(environment.services, deriveServices(near.project)),
    runtime: [
      ...environment.runtime,
      ...deriveRuntimes(near.project).filter((one) => !titles.has(one.slice(0, one.lastIndexOf(' ')))),
    ],
    needs: mergeNeeds(environment.needs, deriveNeeds(near.project, variables), near.folder),
  }
}

/** What one example file calls optional the other may ask for; each variable is named once. */
function mergeNeeds(own: readonly Need[], more: readonly Need[], folder: string): Need[] {
  const known = new Set(own.map(({ name }) => name))
  const others = more.filter(({ name }) => !known.has(name))
  return [
    ...own,
    ...others.map(({ name, from }) => ({ name, from: from === null ? null : `${folder}/${from}` })),
  ]
}

/** In parentheses, so that the second starts at the root as well. */
function installBoth(root: string | null, near: string | null): string | null {
  if (root === null || near === null) return root ?? near
  return `${root} && (${near})`
}

/** What stands for the whole repository; where such a runner names a task, no toolchain is asked. */
const runners = [deriveMake, deriveTaskRunners]
const toolchains = [
  ...[derivePython, deriveRuby, derivePhp, deriveNode, deriveGo, deriveRust],
  ...[deriveJvm, deriveDotnet, deriveCmake, deriveAutotools, deriveCompose],
]

type Commands = Record<Task, string | null>

/** One command for each task; several toolchains side by side are installed and tested one after the other. */
function combineOffers(project: Project): Commands {
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

/** What the workflows of GitHub Actions say about how the project is tested. */
interface Workflows {
  /** The command that they test the whole project with, where it is plain; null where none is, or several are. */
  test: string | null
  /** Whether any of them speaks of a program, so that it is no guess. */
  mention: (program: string) => boolean
}

/** Commands that test a whole project and read the same on every machine; options that only change what is printed. */
const plainTest =
  /^(?:(?:bundle exec |bin\/)(?:rspec|rake|rake (?:test|spec))|bin\/(?:test|rails test)|vendor\/bin\/(?:simple-phpunit|phpunit|pest|paratest)|composer (?:run )?tests?|(?:(?:uv|poetry|pdm|pipenv) run )?(?:python -m )?pytest|tox|nox|(?:swift|mix|deno|dart|flutter|zig build|sbt|lein|stack|cabal) test|crystal spec|(?:scripts?|bin|tools|ci)\/(?:run[-_])?tests?(?:\.sh)?|make (?:tests?|check))$/
const harmlessOptions = / (?:-v+|-q|--verbose|--quiet|--parallel)(?= |$)/g

function readWorkflows(project: Project): Workflows {
  const texts = project.names
    .filter((name) => name.startsWith('.github/workflows/'))
    .map((name) => project.text(name))
  const commands = new Set(
    texts
      .filter(isPlain)
      .flatMap(listCommands)
      .filter((one) => plainTest.test(one)),
  )
  const [only = null] = commands
  return {
    test: commands.size === 1 ? only : null,
    mention: (program) => {
      const word = new RegExp(`(?<![\\w-])${program.replace(/\W/g, '\\$&')}(?![\\w-])`)
      return texts.some((text) => word.test(text))
    },
  }
}

/** A step that runs in another folder does not say so on its line. */
function isPlain(text: string): boolean {
  return !text.includes('working-directory')
}

/** `- run: ./vendor/bin/phpunit -v` → `vendor/bin/phpunit`; scripts of several lines are not taken apart. */
function listCommands(text: string): string[] {
  return [...text.matchAll(/^[ \t]*(?:- )?run:[ \t]+(["']?)([^\n"']{1,100})\1[ \t]*$/gm)].map(
    ([, , command = '']) => command.trim().replace(harmlessOptions, '').replace(/^\.\//, ''),
  )
}

/** The program that a command is about: `uv run pytest` → `pytest`, `./gradlew test` → `gradlew`. */
export function programOf(command: string): string {
  const words = command
    .replace(
      /^(?:uv run|uvx|poetry run|pdm run|pipenv run|hatch run|bundle exec|python|php)\s+(?:--?\S+ \S+ )*/,
      '',
    )
    .split(' ')
  return (words[0] ?? '').split('/').at(-1) ?? ''
}
