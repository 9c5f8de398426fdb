/** The program as it ships, on what a stranger can put into a repository, and what is said to it. */
import {
  hostileCode,
  hostileConfig,
  hostileJson,
  hostileLine,
  hostileMessage,
  hostileName,
  hostilePage,
  hostileText,
} from './hostile.js'
import type { Random } from './random.js'
import { type Expectation, onStage, type Stage, Unusable } from './stage.js'
import type { Case, Target } from './target.js'

interface Command {
  args: readonly string[]
  expectation: Expectation
}

const reading = (output: Expectation['output'], ...args: string[]): Command => ({
  args,
  expectation: { writes: null, output },
})
const writing = (...args: string[]): Command => ({
  args,
  expectation: { writes: 'HANDOFF.md', output: 'terminal' },
})

const reads: readonly Command[] = [
  reading('terminal', 'check'),
  reading('json', 'check', '--json'),
  reading('terminal', 'resume'),
  reading('terminal', 'resume', '--full'),
  reading('terminal', 'resume', '--prompt', '--full'),
  reading('json', 'resume', '--json'),
  reading('terminal', 'questions'),
  reading('terminal', 'status', '--all'),
  reading('json', 'status', '--all', '--json'),
  reading('json', 'facts', '--json'),
  reading('terminal', 'log'),
  reading('data', 'create', '--stdout'),
]

const writes: readonly Command[] = [
  writing('create'),
  writing('note', 'gotcha', 'zqgotcha'),
  writing('note', 'decision', 'zqdecision', '--because', 'zqreason'),
  writing('check', '--fix'),
]

const choose = (random: Random, commands: readonly Command[]) =>
  JSON.stringify(commands.map((_, at) => at).filter(() => random.chance(2 / commands.length)))
const chosen = (commands: readonly Command[], choice: string | undefined) =>
  (JSON.parse(choice ?? '[]') as number[]).flatMap((at) => commands[at] ?? [])

/** Reads with some commands what `prepare` has made of the input. */
function readingTarget(
  name: string,
  generate: (random: Random) => Case,
  prepare: (stage: Stage, input: Case) => void,
): Target {
  return {
    name,
    generate: (random) => {
      const input = generate(random)
      return { ...input, choices: { ...input.choices, reads: choose(random, reads) } }
    },
    run: async (input) =>
      onStage((stage) => {
        try {
          prepare(stage, input)
        } catch (error) {
          if (error instanceof Unusable || (error instanceof Error && 'code' in error)) return []
          throw error
        }
        return chosen(reads, input.choices['reads']).flatMap(({ args, expectation }) =>
          stage.run(args, expectation),
        )
      }),
  }
}

const page: Target = {
  name: 'program-page',
  generate: (random) => {
    const { parts, words } = hostilePage(random, 'feat/x', '4f2a91c0d3e5')
    return {
      parts,
      choices: {
        words: words.join(' '),
        reads: choose(random, reads),
        writes: choose(random, writes),
        committed: random.pick(['yes', '']),
      },
    }
  },
  run: async ({ parts, choices }) =>
    onStage((stage) => {
      const text = parts.join('').replace('4f2a91c0d3e5', stage.covers)
      stage.write('HANDOFF.md', text)
      if (choices['committed'] === 'yes') {
        stage.git(['add', 'HANDOFF.md'])
        stage.git(['commit', '--quiet', '--message=docs: page'])
      }
      const failures = chosen(reads, choices['reads']).flatMap(({ args, expectation }) =>
        stage.run(args, expectation),
      )
      const words = (choices['words'] ?? '').split(' ').filter((word) => word !== '' && text.includes(word))
      for (const { args, expectation } of chosen(writes, choices['writes'])) {
        failures.push(...stage.run(args, expectation))
        const now = stage.read('HANDOFF.md')
        failures.push(
          ...words.filter((word) => !now.includes(word)).map((word) => `lost: ${word} by ${args.join(' ')}`),
        )
      }
      return failures
    }),
}

const configuration = readingTarget(
  'program-configuration',
  (random) => ({ parts: hostileConfig(random), choices: {} }),
  (stage, { parts }) => stage.write('.handoff.yml', parts.join('')),
)

const commit = readingTarget(
  'program-commit',
  (random) => ({
    parts: hostileMessage(random),
    choices: {
      author: hostileLine(random, 2_000).replace(/[<>]/g, ''),
      encoding: random.pick(['', '', 'latin1']),
    },
  }),
  (stage, { parts, choices }) => {
    const [tree, parent] = [stage.git(['rev-parse', 'HEAD^{tree}']), stage.git(['rev-parse', 'HEAD'])]
    const who = `${choices['author']} <a@b.example> 1767603600 +0000`
    const object = `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n\n${parts.join('')}\n`
    const bytes = Buffer.from(
      object.replaceAll('\0', ' '),
      choices['encoding'] === 'latin1' ? 'latin1' : 'utf8',
    )
    const oid = stage.git(['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'], bytes)
    stage.git(['update-ref', 'refs/heads/feat/x', oid])
  },
)

const files = readingTarget(
  'program-files',
  (random) => ({
    parts: hostileCode(random),
    choices: { names: JSON.stringify(random.list(1, 5, () => hostileName(random).toString('latin1'))) },
  }),
  (stage, { parts, choices }) => {
    const oid = stage.git(['hash-object', '-w', '--stdin'], parts.join(''))
    const names = JSON.parse(choices['names'] ?? '[]') as string[]
    const entries = [...new Set(names)].map((name) => Buffer.from(`100644 blob ${oid}\t${name}\0`, 'latin1'))
    const tree = stage.git(['mktree', '-z'], Buffer.concat(entries))
    const kept = stage.git(['ls-tree', 'HEAD'])
    const top = stage.git(['mktree'], `${kept}\n040000 tree ${tree}\tlib\n`)
    const head = stage.git(['commit-tree', '-p', 'HEAD', '-m', 'feat: files', top])
    stage.git(['update-ref', 'refs/heads/feat/x', head])
    stage.git(['reset', '--quiet', '--hard'])
  },
)

const branch = readingTarget(
  'program-branch',
  (random) => ({
    parts: random.list(1, 3, () => hostileLine(random, 200).replace(/[\s~^:?*[\\]/g, '')),
    choices: {},
  }),
  (stage, { parts }) => {
    const name = `refs/heads/${Buffer.from(parts.join('')).subarray(0, 200).toString()}`
    stage.git(['check-ref-format', name])
    stage.git(['update-ref', name, 'HEAD'])
    stage.git(['symbolic-ref', 'HEAD', name])
    stage.git(['branch', '--quiet', '-D', 'feat/x'])
  },
)

/** A hook that gets hostile words on its standard input: it ends with 0, or stops the push where it was told to. */
function hookTarget(
  name: string,
  args: readonly string[],
  shapes: readonly string[],
  codes: readonly number[],
): Target {
  return {
    name,
    generate: (random) => ({
      parts: hostileJson(random, shapes),
      choices: { page: random.pick(['', 'yes']) },
    }),
    run: async ({ parts, choices }) =>
      onStage((stage) => {
        if (choices['page'] === 'yes') stage.write('HANDOFF.md', '# Handoff: x\n\n## Context\n\nx\n')
        return stage.run(args, { writes: null, output: 'terminal', input: parts.join(''), codes })
      }),
  }
}

const zeros = '0'.repeat(40)
const prePush = hookTarget(
  'program-pre-push',
  ['hook', 'pre-push', 'origin', 'file:///nowhere'],
  [
    `refs/heads/x ${zeros} refs/heads/x ${zeros}`,
    `(delete) ${zeros} refs/heads/feat/x ${zeros}`,
    `HEAD~1 ${'a'.repeat(40)} "x" ${zeros}`,
  ],
  [0],
)
const agentStop = hookTarget(
  'program-agent-stop',
  ['hook', 'agent-stop'],
  ['{"session_id":"x","hook_event_name":"Stop","stop_hook_active":false,"transcript_path":"x"}'],
  [0],
)

const initialize =
  '{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"f","version":"1"}}}\n'
const call = (tool: string, given: string) =>
  `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"${tool}","arguments":${given}}}`
const mcp: Target = {
  name: 'program-mcp',
  generate: (random) => ({
    parts: hostileJson(random, [
      call('resume', '{"branch":"x"}'),
      call('status', '{"directory":"x"}'),
      call('check', '{"x":"x"}'),
      call('note', '{"kind":"gotcha","text":"x"}'),
      call('note', '{"kind":"decision","text":"x","reason":"x","at":"x"}'),
      call('checkpoint', '{"message":"x"}'),
      '{"jsonrpc":"2.0","id":2,"method":"resources/read","params":{"uri":"x"}}',
      '{"jsonrpc":"2.0","method":"x"}',
      '{"jsonrpc":"2.0","id":"x","method":"tools/list"}',
    ]),
    choices: {},
  }),
  run: async ({ parts }) =>
    onStage((stage) =>
      stage.run(['mcp'], {
        writes: 'HANDOFF.md',
        commits: true,
        output: 'json',
        input: `${initialize}${parts.join('')}`,
        codes: [0],
      }),
    ),
}

const words: Target = {
  name: 'program-words',
  generate: (random) => ({
    parts: random.list(1, 3, () => hostileText(random, 20_000).replaceAll('\0', ' ')),
    choices: {
      kind: random.pick(['gotcha', 'context', 'task', 'decision', 'checkpoint', 'resume', 'explain', 'base']),
    },
  }),
  run: async ({ parts, choices }) =>
    onStage((stage) => {
      const text = parts.join('')
      const kind = choices['kind'] ?? ''
      if (kind === 'resume' || kind === 'explain')
        return stage.run([kind, text], { writes: null, output: 'terminal' })
      if (kind === 'base') return stage.run(['check', '--base', text], { writes: null, output: 'terminal' })
      const args =
        kind === 'checkpoint'
          ? [kind, '-m', text]
          : ['note', kind, text, ...(kind === 'decision' ? ['--because', text] : [])]
      stage.write('HANDOFF.md', '# Handoff: x\n\n## Context\n\nWords zqkept\n')
      const failures = stage.run(args, {
        writes: 'HANDOFF.md',
        commits: kind === 'checkpoint',
        output: 'terminal',
      })
      if (!stage.read('HANDOFF.md').includes('zqkept')) failures.push(`lost: zqkept by ${kind}`)
      return [
        ...failures,
        ...stage.run(['resume', '--prompt', '--full'], { writes: null, output: 'terminal' }),
      ]
    }),
}

export const programs: readonly Target[] = [
  page,
  configuration,
  commit,
  files,
  branch,
  prePush,
  agentStop,
  mcp,
  words,
]
