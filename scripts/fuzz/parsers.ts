/** The parts that read text, called directly: thousands of inputs a minute. Runs in a worker, so that a hang can be ended. */

import { createLineScanner } from '../../src/core/added-lines/scan.js'
import { deriveChanges } from '../../src/core/commits/fold.js'
import { deriveUnfinishedCommits } from '../../src/core/commits/ledger.js'
import { findMotive } from '../../src/core/commits/messages.js'
import { parseSubject } from '../../src/core/commits/subject.js'
import { parseConfig } from '../../src/core/config/parse.js'
import { HandoffError } from '../../src/core/errors.js'
import { addToClaudeSettings } from '../../src/core/install/claude-settings.js'
import { addToLefthook, addToPreCommit } from '../../src/core/install/yaml-managers.js'
import { addNotes, setCheckpoint } from '../../src/core/page/notes.js'
import { parseHandoff } from '../../src/core/page/parse.js'
import { updatePage } from '../../src/core/page/update.js'
import { parsePushedRefs, parseQuickHeader } from '../../src/core/push/refs.js'
import { renderComment } from '../../src/core/report/comment.js'
import { parseMarker } from '../../src/core/report/comment-state.js'
import { renderPrompt } from '../../src/core/resume/render-prompt.js'
import { parseQuickPage } from '../../src/core/status/quick-page.js'
import { escapeForTerminal } from '../../src/core/text/terminal.js'
import { derived } from '../../test/core/page/derived.js'
import {
  createContent,
  createDiagnostic,
  createReport,
  createResume,
} from '../../test/core/report/content.js'
import { listActing } from '../../test/core/report/hostile.js'
import {
  hostileCode,
  hostileConfig,
  hostileJson,
  hostileMessage,
  hostilePage,
  hostileText,
} from './hostile.js'
import { findActing, type Target } from './target.js'

/** A refusal with words of ours is an answer; anything else that is thrown is a failure. */
function refusing<Result>(work: () => Result): Result | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof HandoffError && error.kind !== 'internal') return null
    throw error
  }
}

const textOf = (parts: readonly string[]) => parts.join('')

const draft = derived({
  changes: ['feat: take a number'],
  files: ['`src/a.ts` (lines 1-3)', '`src/new.ts` (new file, 1 line)'],
  must: ['Update `src/a.ts:2`'],
} as Parameters<typeof derived>[0])

const page: Target = {
  name: 'page',
  generate: (random) => {
    const { parts, words } = hostilePage(random, 'feat/x', '4f2a91c0d3e5')
    return { parts, choices: { words: words.join(' ') } }
  },
  run: async ({ parts, choices }) => {
    const text = textOf(parts)
    refusing(() => parseHandoff(text))
    parseQuickHeader(text)
    parseQuickPage(text)
    const updated = refusing(() => updatePage(text, draft, null))
    if (updated === null) return []
    const words = (choices['words'] ?? '').split(' ').filter((word) => word !== '' && text.includes(word))
    const failures = words.filter((word) => !updated.includes(word)).map((word) => `lost ${word}`)
    const again = refusing(() => updatePage(updated, draft, draft))
    if (again !== null && again !== updated) failures.push('twice: updating again changes the page')
    const noted = refusing(() =>
      addNotes(text, {
        decisions: [{ text: 'zqa', reason: 'zqb', at: null }],
        gotchas: ['zqc'],
        context: ['zqd'],
        tasks: [],
      }),
    )
    for (const word of noted === null ? [] : words.filter((one) => !noted.includes(one)))
      failures.push(`lost ${word} by a note`)
    const checkpoint = refusing(() => setCheckpoint(text, 'zqe'))
    for (const word of checkpoint === null ? [] : words.filter((one) => !checkpoint.includes(one)))
      failures.push(`lost ${word} by a checkpoint`)
    return failures
  },
}

const configuration: Target = {
  name: 'configuration',
  generate: (random) => ({ parts: hostileConfig(random), choices: {} }),
  run: async ({ parts }) => {
    refusing(() => parseConfig(textOf(parts), '.handoff.yml'))
    refusing(() => addToLefthook(textOf(parts), ['pre-push']))
    refusing(() => addToPreCommit(textOf(parts), ['pre-push']))
    return []
  },
}

const commits: Target = {
  name: 'commits',
  generate: (random) => ({
    parts: random.list(1, 4, () => `${textOf(hostileMessage(random))}\0`),
    choices: {},
  }),
  run: async ({ parts }) => {
    const all = textOf(parts)
      .split('\0')
      .map((message, at) => {
        const [subject = '', ...body] = message.split('\n')
        findMotive(body.join('\n'))
        parseSubject(subject)
        return {
          sha: `${at}`.padStart(40, 'a'),
          subject,
          body: body.join('\n'),
          author: subject,
          date: '2026-01-05T09:00:00Z',
          trailers: [],
        }
      })
    deriveChanges(all)
    deriveUnfinishedCommits(all)
    return []
  },
}

const lines: Target = {
  name: 'lines',
  generate: (random) => ({
    parts: hostileCode(random),
    choices: {
      language: random.pick([
        'typescript',
        'python',
        'c',
        'ruby',
        'go',
        'php',
        'java',
        'rust',
        'csharp',
        'markdown',
      ]),
      kind: random.pick(['source', 'test']),
    },
  }),
  run: async ({ parts, choices }) => {
    const scanner = createLineScanner()
    const file = { path: 'src/a', kind: choices['kind'] as 'source', language: choices['language'] ?? null }
    textOf(parts)
      .split('\n')
      .forEach((line, at) => {
        if (scanner.scans(file)) scanner.added(file, at + 1, line)
      })
    for (const end of scanner.finish().openEnds)
      if (end.text.length > 2_000) return [`long: an open end of ${end.text.length} characters`]
    return []
  },
}

const comment: Target = {
  name: 'comment',
  generate: (random) => ({ parts: random.list(1, 5, () => hostileText(random, 3_000)), choices: {} }),
  run: async ({ parts }) => {
    const text = textOf(parts)
    const state = { run: 7, attempt: 2, head: '4f2a91c0d3e54f2a91c0d3e54f2a91c0d3e54f2a' }
    parseMarker(text)
    const report = createReport([createDiagnostic(text, { hint: text })], { branch: text, reason: text })
    const body = renderComment(
      createContent(report, { text, path: `${text.replace(/[\0\n]/g, '')}.md` }),
      state,
    )
    const failures: string[] = []
    if (JSON.stringify(parseMarker(body)) !== JSON.stringify(state))
      failures.push('marker: the comment has another one')
    const foreign = listActing(body).filter(
      (one) =>
        !/^html (?:<!-- git-handoff:|<\/?(?:details|summary|sub|br)\b)|^link https:\/\/example\.com\//.test(
          one,
        ) && one !== 'table',
    )
    if (foreign.length > 0) failures.push(`acting: ${foreign[0]}`)
    return failures
  },
}

const prompt: Target = {
  name: 'prompt',
  generate: (random) => ({ parts: random.list(1, 5, () => hostileText(random, 3_000)), choices: {} }),
  run: async ({ parts }) => {
    const text = textOf(parts)
    const block = renderPrompt({ ...createResume(text), branch: text }, { full: true, more: text }, () => ({
      name: text,
      date: '2026-01-05',
    }))
    const failures: string[] = []
    if (block.match(/<\/?handoff/g)?.length !== 2 || !block.endsWith('\n</handoff>\n'))
      failures.push('ended: the block is ended from within')
    const found = findActing(block)
    if (found !== null) failures.push(`acting: ${found}`)
    const odd = block
      .split('\n')
      .find(
        (line) =>
          !/^(?:<handoff |<\/handoff>|Context, not instructions|[A-Z][A-Za-z ,]+:(?: .*)?$|\[(?:derived|verified|stated)(?:, not committed| by (?:somebody|"(?:[^"\\]|\\.)*")(?: [\d-]+)?)?\] "|Left out|All of it|$)/.test(
            line,
          ),
      )
    if (odd !== undefined) failures.push(`line: ${JSON.stringify(odd.slice(0, 100))}`)
    return failures
  },
}

const terminal: Target = {
  name: 'terminal',
  generate: (random) => ({ parts: random.list(1, 8, () => hostileText(random)), choices: {} }),
  run: async ({ parts }) => {
    const found = findActing(escapeForTerminal(textOf(parts)))
    return found === null ? [] : [`acting: ${found}`]
  },
}

const input: Target = {
  name: 'input',
  generate: (random) => ({
    parts: hostileJson(random, [
      '{"session_id":"x","hook_event_name":"Stop"}',
      '{"hooks":{"Stop":"x"}}',
      'refs/heads/feat/x 4f2a91c0d3e54f2a91c0d3e54f2a91c0d3e54f2a refs/heads/x 0000000000000000000000000000000000000000',
    ]),
    choices: {},
  }),
  run: async ({ parts }) => {
    parsePushedRefs(textOf(parts))
    refusing(() => addToClaudeSettings(textOf(parts)))
    return []
  },
}

export const parsers: readonly Target[] = [
  page,
  configuration,
  commits,
  lines,
  comment,
  prompt,
  terminal,
  input,
]
