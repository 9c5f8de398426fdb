import { setTimeout as wait } from 'node:timers/promises'
import { warning } from '@actions/core'
import { context } from '@actions/github'
import type { Oid } from '../core/facts.js'
import { type CommentState, deriveStep, type Message, type OwnComment } from '../core/report/comment-state.js'
import { type Api, classifyRefusal, isRateLimit, statusOf } from './api.js'
import type { Pull } from './event.js'
import type { Inputs } from './inputs.js'

/** What became of the comment. */
export interface Commented {
  /** Its address; null where there is none. */
  url: string | null
  /** Sentences for the summary, Markdown: why there is none. */
  remarks: string[]
}

/** What a pull request is to be told. */
interface PullRequestMessage {
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
  { isWanted, render }: PullRequestMessage,
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

/** Steps after which others keep changing what we write; they have the newer text then. */
const mostSteps = 24
/** Times that a comment may be gone before we could write it; GitHub says the same of what a token may not touch. */
const mostMisses = 4
/** Milliseconds: for a write of an older run that was under way when we looked. */
const shortestSettling = 250
const longestSettling = 5_000

/**
 * Brings the comments of a pull request to one with the newest text, whatever other runs do meanwhile. After a write it
 * waits as long as requests take, and looks once more. Returns the id of the comment that stays; null where there is none.
 */
export async function converge(
  api: Api,
  issue: number,
  message: Message,
  readNewestHead: () => Promise<Oid>,
): Promise<number | null> {
  let newestHead = await readNewestHead()
  let isSettled = true
  let created: OwnComment | null = null
  let first: number | null = null
  let misses = 0
  /** Marked as ours, and another app's all the same: who may write comments may not change everybody's. */
  const foreign = new Set<number>()
  for (let count = 0; count < mostSteps; count++) {
    const listed = (await api.listOwnComments(issue)).filter(({ id }) => !foreign.has(id))
    // A list may lag behind what was just written.
    const mine: OwnComment | null = created
    const present = mine === null || listed.some(({ id }) => id === mine.id) ? listed : [...listed, mine]
    const step = deriveStep(present, message, newestHead)
    if (step.kind === 'none') {
      if (isSettled) return step.id
      await wait(Math.min(Math.max(api.slowest() * 3, shortestSettling), longestSettling))
      newestHead = await readNewestHead()
      isSettled = true
      created = null
      continue
    }
    // What was written is not listed: another one would not be either.
    if (step.kind === 'create' && first !== null) return first
    isSettled = false
    try {
      if (step.kind === 'create') {
        const { id } = await api.createComment(issue, step.body)
        created = { id, body: step.body }
        first = id
      } else if (step.kind === 'update') await api.updateComment(step.id, step.body)
      else {
        await api.deleteComment(step.id)
        if (created?.id === step.id) created = null
      }
    } catch (error) {
      if (step.kind !== 'create' && step.id !== first && statusOf(error) === 403 && !isRateLimit(error)) {
        foreign.add(step.id)
        continue
      }
      // Another run was faster.
      if (step.kind === 'create' || statusOf(error) !== 404 || ++misses > mostMisses) throw error
      created = null
    }
  }
  return null
}
