/** Where an import leads, as far as paths tell; what a bundler's aliases mean is guessed by their ends. */

export interface ModuleTarget {
  kind: 'file' | 'alias' | 'package'
  /** Without its ending: a path from the root, the end of one, or a package's name. */
  path: string
}

const ending = /(?:\.d)?\.[cm]?[jt]sx?$|\.(?:vue|svelte|astro)$/

/** `src/auth/index.ts` → src/auth; `src/auth.ts` → src/auth. */
export function moduleOf(path: string): string {
  return path.replace(ending, '').replace(/\/index$/, '')
}

export function resolveModule(specifier: string, from: string): ModuleTarget {
  const bare = specifier.replace(/[?#].*$/, (query, at: number) => (at === 0 ? query : ''))
  if (/^\.\.?(?:\/|$)/.test(bare)) return { kind: 'file', path: moduleOf(join(from, bare)) }
  // `@/auth`, `~/auth`, `~auth`, `#auth`, `$lib/auth`
  const alias = /^(?:@\/|~\/?|#\/?|\$)(.+)$/.exec(bare)?.[1]
  if (alias !== undefined) return { kind: 'alias', path: moduleOf(alias) }
  // `@scope/lib/auth/sign`, where a workspace's package lies in a folder of its name.
  const inner = /^@[\w.-]+\/([\w.-]+\/.+)$/.exec(bare)?.[1]
  return { kind: 'package', path: moduleOf(inner ?? bare) }
}

/** Whether an import of the target means the module at a path. */
export function reachesModule(target: ModuleTarget, path: string): boolean {
  const stem = moduleOf(path)
  if (target.kind === 'file') return target.path === stem
  // `src/auth` of a `baseUrl`; `vue` alone is a package, whatever a file is called.
  if (target.kind === 'package' && !/^[^@].*\//.test(target.path)) return false
  return stem === target.path || stem.endsWith(`/${target.path}`)
}

function join(from: string, relative: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of relative.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) parts.push('..')
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
