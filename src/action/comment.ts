import { warning } from '@actions/core'
import { context } from '@actions/github'
import type { CommentState } from '../core/comment/state.js'
import type { Api } from './api.js'
import { converge } from './converge.js'
import type { Pull } from './event.js'
import type { Inputs } from './inputs.js'
import { classifyRefusal } from './refusal.js'

/** What became of the comment. */
export interface Commented {
  /** Its address; null where there is none. */
  url: string | null
  /** Sentences for the summary, Markdown: why there is none. */
  remarks: string[]
}

/** What a pull request is to be told. */
export interface Words {
  /** Whether there should be a comment where there is none yet. */
  isWanted: boolean
  /** The comment, with its marker. */
  render(state: CommentState): string
}

/** Brings the one comment up to date. That it cannot be written is a warning: the check stands without it. */
export async function comment(
  inputs: Inputs,
  api: Api | null,
  { number, pull, isFork }: { number: number; pull: Pull; isFork: boolean },
  { isWanted, render }: Words,
): Promise<Commented> {
  if (inputs.comment === 'never') return { url: null, remarks: [] }
  const known = {
    event: context.eventName,
    isFork,
    isDependabot: context.actor === 'dependabot[bot]',
    isLocked: pull.isLocked,
    hasToken: api !== null,
  }
  try {
    if (api === null) throw new Error('no token')
    const state = { run: context.runId, attempt: context.runAttempt, head: pull.head }
    const message = { state, body: render(state), isWanted }
    const readHead = async () => (await api.readPull(number))?.head ?? pull.head
    const id = await converge(api, number, message, readHead)
    const { owner, repo } = context.repo
    const page = `${context.serverUrl}/${owner}/${repo}/pull/${number}`
    return { url: id === null ? null : `${page}#issuecomment-${id}`, remarks: [] }
  } catch (error) {
    const { kind, text } = classifyRefusal(error, known)
    warning(text.replace(/(?<!\n)\n+```yaml\n|```/g, '\n').trim(), { title: `No comment (${kind})` })
    return { url: null, remarks: [text] }
  }
}
