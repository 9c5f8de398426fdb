import { notice, setOutput, summary, warning } from '@actions/core'
import { renderName } from '../core/comment/inert.js'
import { defaultConfig } from '../core/config/options.js'
import { hasWords } from '../core/freshness/words.js'
import { pagePath } from '../core/page-path.js'
import { showControls } from '../core/text/controls.js'
import type { Api } from './api.js'
import type { Inputs } from './inputs.js'

/** A commit that is on the base, or about to be; `branch` is the one that was merged, as far as that is known. */
export interface Landing {
  head: string
  base: string
  branch: string | null
  isQueue: boolean
}

/**
 * Whether a page got onto the base, where it would mislead whoever reads it. Says so with the commands that remove it.
 * Returns whether the run fails: in a merge queue, where pages have to be gone.
 */
export async function reportLanding(api: Api, inputs: Inputs, landing: Landing): Promise<boolean> {
  const { head, base, branch, isQueue } = landing
  const config = await readConfigAt(api, inputs, head)
  const path = pagePath(inputs.path || config.path, branch ?? base)
  const text = await api.readFile(path, head)
  const isThere = text !== null && hasWords(text, config.format)
  const isFailing = isThere && isQueue && inputs.require === 'finished' && inputs.failOn !== 'never'
  setOutput('verdict', isFailing ? 'fail' : 'pass')
  setOutput('freshness', isThere ? 'foreign' : 'finished')
  setOutput('errors', isFailing ? 1 : 0)
  setOutput('warnings', isThere && !isFailing ? 1 : 0)
  if (!isThere) {
    notice(`No ${showControls(path)} on ${showControls(base)}: nothing is left over.`)
    return false
  }
  const where = isQueue ? 'would get onto' : 'got onto'
  warning(
    `${showControls(path)} ${where} ${showControls(base)}. It is the page of a branch that ends there.`,
    {
      title: 'handoff-present',
    },
  )
  const commands = isQueue
    ? 'git handoff finish'
    : `git rm -- ${quote(path)}\ngit commit -m "chore: remove the handoff page"`
  await summary
    .addRaw(
      `### ⚠️ ${renderName(path)} ${where} ${renderName(base)}\n\nRemove it${isQueue ? ' on the branch' : ''}:\n\n\`\`\`sh\n${commands}\n\`\`\`\n`,
    )
    .write()
  return isFailing
}

/** For a POSIX shell; a line feed in a name would end the line of a fence. */
function quote(path: string): string {
  const shown = showControls(path)
  return /^[\w./-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`
}

async function readConfigAt(api: Api, { config: file }: Inputs, ref: string) {
  const name = file || '.handoff.yml'
  const text = await api.readFile(name, ref)
  if (text === null) return defaultConfig
  const { parseConfig } = await import('../core/config/parse.js')
  return parseConfig(text, name)
}
