import type { Limit } from '../facts.js'
import { parsePath } from '../files/path-parts.js'
import { isTest } from '../files/tests.js'
import { type Commands, combineOffers } from './combine.js'
import { deriveServices } from './compose.js'
import { type Environment, isPlainName, type Task, tasks } from './environment.js'
import { goneBelow } from './gone-files.js'
import { deriveNeeds, type Need, type ReadVariable } from './needs.js'
import { placeInProject } from './paths.js'
import { type Project, type ProjectFile, parseProject } from './project.js'
import { deriveRuntimes } from './runtimes.js'

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

const regressionFolders: ReadonlySet<string> = new Set([
  'regress',
  'regression',
  'regressions',
  'testing',
  't',
])
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
