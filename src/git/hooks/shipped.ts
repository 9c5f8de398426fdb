import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ShippedHooks } from '../../core/install/call.js'

/**
 * The folder of the hook files that ship with this program, absolute and with `/`; null where it lies in the cache of
 * `npx` or its like, from where it may be gone tomorrow.
 */
export function findShippedHooks(module = import.meta.url): ShippedHooks {
  for (let folder = dirname(fileURLToPath(module)); folder !== dirname(folder); folder = dirname(folder)) {
    const hooks = join(folder, 'hooks')
    if (existsSync(join(hooks, 'pre-push')) && existsSync(join(folder, 'package.json'))) {
      return /[\\/](?:_npx|dlx-[^\\/]+)[\\/]/.test(hooks) ? null : hooks.replaceAll('\\', '/')
    }
  }
  return null
}
