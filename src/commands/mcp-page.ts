import { HandoffError } from '../core/errors.js'
import { updateCommand } from '../core/freshness/advice.js'
import { pagePath } from '../core/page-path.js'
import { maskSecrets } from '../core/secrets/mask.js'
import { readConfig } from '../git/config-file.js'
import { readPage, readPageAt } from '../git/page-file.js'
import { openRepository } from '../git/repository.js'

export interface CurrentPage {
  /** Relative to the root. */
  path: string
  text: string
  format: 'markdown' | 'json'
}

/**
 * The page as it lies on disk, whatever it says, without secrets; in a bare repository the one at the head.
 *
 * @throws HandoffError of kind `usage` where there is none, `page` where it cannot be read
 */
export async function readCurrentPage(cwd: string, environment: NodeJS.ProcessEnv): Promise<CurrentPage> {
  const repository = await openRepository(cwd, environment)
  const { path: template, format } = await readConfig(repository)
  const path = pagePath(template, repository.branch ?? 'HEAD')
  const { root, head } = repository
  const { text } =
    root !== null
      ? await readPage(root, path)
      : head === null
        ? { text: null }
        : await readPageAt(repository, head, path)
  if (text !== null) return { path, text: await maskSecrets(text), format }
  throw new HandoffError('usage', `There is no \`${path}\` yet.`, {
    hints: [`\`${updateCommand}\` writes it.`],
  })
}
