import { existsSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packagedHooks, type ShippedHooks } from '../../core/install/call.js'

/**
 * Where the hook files of this program are. If it is a package of the work tree at `root`, they are looked for there
 * first, so that each linked work tree uses its own; no other file of a repository is ever run. Null where they lie in
 * the cache of `npx` or its like, from where they may be gone tomorrow.
 */
export function findShippedHooks(root: string, module = import.meta.url): ShippedHooks {
  for (let folder = dirname(fileURLToPath(module)); folder !== dirname(folder); folder = dirname(folder)) {
    const hooks = join(folder, 'hooks')
    if (!existsSync(join(hooks, 'pre-push')) || !existsSync(join(folder, 'package.json'))) continue
    if (/[\\/](?:_npx|dlx-[^\\/]+)[\\/]/.test(hooks)) return null
    const isPackage = isSameFolder(hooks, join(root, packagedHooks))
    return [...(isPackage ? [packagedHooks] : []), hooks.replaceAll('\\', '/')]
  }
  return null
}

/** pnpm links packages from elsewhere. */
function isSameFolder(one: string, other: string): boolean {
  return existsSync(other) && realpathSync(one) === realpathSync(other)
}
