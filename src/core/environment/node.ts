import { tableAt, textAt } from '../dependencies/table.js'
import { firstOf, type Offer, offerOf } from './environment.js'
import { deriveNamedTasks } from './named-tasks.js'
import type { Project } from './project.js'

type Manager = 'npm' | 'pnpm' | 'yarn' | 'bun'

const locks: readonly (readonly [file: string, manager: Manager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
]

/** What package.json offers, in the words of the package manager that the repository uses. */
export function deriveNode(project: Project): Offer {
  if (!project.has('package.json')) return {}
  const manifest = project.table('package.json')
  const scripts = tableAt(manifest, 'scripts')
  const manager = packageManagerOf(project)
  const isReal = (name: string) => {
    const script = textAt(scripts, name)
    // What `npm init` writes: "echo \"Error: no test specified\" && exit 1"
    return script !== null && !script.includes('no test specified') && !project.isBroken(script)
  }
  const named = deriveNamedTasks(isReal, (name) => runScript(manager, name))
  return firstOf(
    offerOf('stated', { ...named, install: null }),
    offerOf('usual', { install: installCommand(project, manager) }),
  )
}

/** `packageManager` or `devEngines` of package.json, else the lock file, here or at the root; npm else. */
export function packageManagerOf(project: Project): Manager {
  for (const place of project.root === null ? [project] : [project, project.root]) {
    const manifest = place.table('package.json')
    const named =
      textAt(manifest, 'packageManager') ?? textAt(manifest, 'devEngines', 'packageManager', 'name')
    const manager = /^(npm|pnpm|yarn|bun)(?:@|$)/.exec(named ?? '')?.[1]
    const locked = locks.find(([file]) => place.has(file))?.[1]
    if (manager !== undefined) return manager as Manager
    if (locked !== undefined) return locked
  }
  return 'npm'
}

/** Null where there is nothing to install, or the root's own install does it for the whole workspace. */
function installCommand(project: Project, manager: Manager): string | null {
  const manifest = project.table('package.json')
  const locked = locks.some(([file]) => project.has(file))
  const wanted = ['dependencies', 'devDependencies', 'optionalDependencies', 'workspaces'].some(
    (key) => Object.keys(tableAt(manifest, key)).length > 0 || Array.isArray(manifest[key]),
  )
  if (!locked && (!wanted || (project.root?.has('package.json') ?? false))) return null
  return manager === 'npm' && locked ? 'npm ci' : `${manager} install`
}

/** npm and bun want `run` but for npm's two short forms; pnpm and yarn take a script's name as a command. */
function runScript(manager: Manager, name: string): string {
  if (manager === 'bun') return `bun run ${name}`
  if (manager === 'npm') return name === 'test' || name === 'start' ? `npm ${name}` : `npm run ${name}`
  // `yarn check`, `pnpm setup` and the like are commands of their own.
  return /^(?:dev|start|test|build|lint|serve)$/.test(name) ? `${manager} ${name}` : `${manager} run ${name}`
}
