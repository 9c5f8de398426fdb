import { renderCommand } from '../text/command.js'
import { renderName } from './inert.js'
import { type CommentState, renderMarker } from './state.js'

/** A page on a commit that is on the base, or about to be. */
export interface Landing {
  /** Of the page, relative to the root. */
  path: string
  base: string
  /** Whether a merge queue can still stop it. */
  isQueue: boolean
}

/** Says that a page got where it misleads whoever reads it, and how to remove it; Markdown. */
export function renderLanding({ path, base, isQueue }: Landing): string {
  const page = renderName(path)
  const where = `${isQueue ? 'would get' : 'got'} onto ${renderName(base)}`
  const advice = isQueue
    ? 'End the handoff on the branch, then push'
    : 'It is the page of a branch that ended there. Remove it'
  const commands = isQueue
    ? ['git handoff finish']
    : [
        renderCommand(['git', 'switch'], [base]),
        'git pull',
        renderCommand(['git', 'rm', '--', path]),
        'git commit -m "chore: remove the handoff page"',
        'git push',
      ]
  return `### ⚠️ ${page} ${where}\n\n${advice}:\n\n\`\`\`sh\n${commands.join('\n')}\n\`\`\`\n`
}

/** The same as the one comment of its pull request. */
export function renderLandingComment(landing: Landing, state: CommentState): string {
  return `${renderMarker(state)}\n${renderLanding(landing)}`
}
