/** What a stranger writes: pieces of real pages and files, and between them what has broken programs before. */
import type { Random } from './random.js'

/** Words that only a person can have written: a command that rewrites a page must keep them. */
export function humanWord(random: Random): string {
  return `zq${random.int(1_000_000).toString(36)}kept`
}

const controls = [
  '\0',
  '\u0007',
  '\b',
  '\u000b',
  '\u000c',
  '\r',
  '\u001b[2J',
  '\u001b]0;title\u0007',
  '\u001b]8;;http://evil.example\u001b\\',
  '\u007f',
  '\u0085',
  '\u009b31m',
  '\u2028',
  '\u2029',
]
const invisible = [
  '\u00ad',
  '\u034f',
  '\u061c',
  '\u115f',
  '\u17b4',
  '\u180e',
  '\u200b',
  '\u200d',
  '\u200e',
  '\u202e',
  '\u2066',
  '\u2069',
  '\u206a',
  '\u2800',
  '\u3164',
  '\ufe0f',
  '\ufeff',
  '\ufff9',
  '\u{1d173}',
  '\u{e0041}',
  '\u{e0100}',
]
const broken = ['\ud800', '\udc00', '\ufffd', '\uffff', '\u{10ffff}']
const marks = [
  '`',
  '```',
  '~~~~',
  '<!--',
  '-->',
  '--!>',
  '<!-- git-handoff:1 run=1 attempt=1 head=4f2a91c0d3e54f2a91c0d3e54f2a91c0d3e54f2a -->',
  '</handoff>',
  '<handoff branch="x">',
  '<script>',
  '</details>',
  '<![CDATA[',
  '<?',
  '[',
  ']',
  '[a](',
  '](',
  '![x](y)',
  '[x]: y',
  '[^1]',
  '*a_ ',
  '**',
  '__',
  '~~',
  '|',
  '|-|-|',
  '---',
  '===',
  '$$',
  '\\',
  '&#64;',
  '&lt;',
  '@octocat',
  '#12',
  'http://evil.example',
  '::error::x',
  '::set-output name=a::b',
  '> ',
  '1. ',
  '- ',
  '- [ ] ',
  '- [x] ',
  '\t',
  '    ',
  '$(touch ran)',
  '`touch ran`',
  '$\u007bIFS}',
  '; touch ran',
  '"',
  "'",
  '%s%n',
  '../../etc/passwd',
  '/dev/zero',
  'C:\\x',
  '{branch}',
  '{{',
  '}}',
  '(',
  ')',
  '.',
  'x',
  'a',
  ' ',
]

/** One hostile piece; now and then one of up to 100 kB. */
export function hostilePiece(random: Random, most = 100_000): string {
  const piece = random.pick(random.pick([controls, invisible, broken, marks, marks, marks]))
  if (!random.chance(0.08)) return piece
  const length = random.pick([10, 300, 5_000, 19_000, 60_000, 100_000])
  return piece.repeat(Math.max(1, Math.floor(Math.min(length, most) / piece.length)))
}

/** A few of them, with words between. */
export function hostileText(random: Random, most = 100_000): string {
  const words = [
    'fix',
    'the',
    'login',
    'TODO: later',
    'src/a.ts',
    'because',
    'feat(x)!: y',
    'Redis',
    'null',
    '0',
    '-1',
    '🙂',
  ]
  return random
    .list(1, 6, () => (random.chance(0.5) ? random.pick(words) : hostilePiece(random, most)))
    .join(random.pick(['', ' ', ' ']))
}

/** Text on one line, as subjects and names are. */
export function hostileLine(random: Random, most = 100_000): string {
  return hostileText(random, most).replace(/[\n\r\0]/g, ' ')
}

const pageParts = [
  '# Handoff: Sessions\n\n',
  '**Status:** In progress (0 of 1 must-do tasks done)\n\n',
  '## Context\n\nTokens must be revoked.\n\n',
  '## Completed Work\n\n',
  '### Changes\n\n- feat: take a number\n\n',
  '### Files Modified\n\n1. `src/a.ts` (lines 1-3)\n   - Changed `a` (signature)\n',
  '2. `src/new.ts` (new file, 1 line)\n\n',
  '## Remaining Work\n\n### Must Complete\n\n- [ ] Update `src/a.ts:2`: it still returns a string\n',
  '- [x] Test `src/new.ts`\n',
  '- [ ] after: Update `src/a.ts:2`, then delete `src/gone.ts`\n',
  '### Nice to Have\n\n- [ ] Rename `a()`\n\n',
  '## Key Decisions\n\n1. Redis, not memory (`src/a.ts#a`)\n   - Reason: several instances\n\n',
  '## Gotchas\n\n- `SESSION_SECRET` must be set (`src/a.ts:1`)\n\n',
  '## Environment\n\n- Test: `npm test` · Needs: `REDIS_URL`\n\n',
  '```ts src/a.ts 1\nexport function a()\n```\n\n',
  '| a | b |\n|---|---|\n| c | d |\n\n',
  '<!-- a remark -->\n\n',
  'Next steps\n----------\n\n* one\n* two\n\n',
  '<details><summary>More</summary>\n\nx\n\n</details>\n\n',
]

/** A page in pieces: front matter, sections of a real one, people's lines with words to keep, and hostile text between. */
export function hostilePage(
  random: Random,
  branch: string,
  covers: string,
): { parts: string[]; words: string[] } {
  const words: string[] = []
  const header = [
    '---\n',
    'handoff: 1\n',
    `branch: ${branch}\n`,
    'base: main\n',
    `covers: ${covers}\n`,
    'work: 9b1f6c2e7a40\n',
    'updated: 2026-11-22\n',
    '---\n',
  ]
  if (random.chance(0.3))
    header.splice(1 + random.int(header.length - 1), random.int(2), `${hostileLine(random, 2_000)}\n`)
  const parts = random.chance(0.8) ? header : []
  const body = random.chance(0.8) ? [...pageParts] : random.list(0, 12, () => random.pick(pageParts))
  for (const part of body) {
    if (random.chance(0.1)) continue
    parts.push(part)
    if (random.chance(0.25)) {
      const word = humanWord(random)
      words.push(word)
      parts.push(
        `${random.pick(['', '- ', '- [ ] ', '   - ', '> ', '1. ', '\n'])}Words of mine ${word} here\n${random.pick(['', '\n'])}`,
      )
    }
    if (random.chance(0.3)) parts.push(`${hostileText(random)}${random.pick(['\n', '\n\n', '', '\r\n'])}`)
  }
  return { parts, words }
}

const configLines = [
  'path: HANDOFF.md\n',
  'base: main\n',
  'ignore: ["docs/**"]\n',
  'detail_level: summary\n',
  'include_code: true\n',
  'include_env: true\n',
  'format: markdown\n',
  'prompt: never\n',
  'publish: local\n',
  'verify: ["true"]\n',
  'sections: [remaining, context]\n',
  'rules: { page-size: "off" }\n',
  'fail_on: never\n',
]
const yamlTricks = [
  '&a [*a]',
  '*a',
  '!!js/function x',
  '? a',
  '{a: {b: {c: ',
  '[[[[',
  '<<: *x',
  '|\n  x\n',
  '>-\n',
  '%YAML 1.1\n---\n',
  '---\n',
  '...\n',
  '"\\ud800"',
  '"\\x00"',
  '0x1F',
  '1e999',
  '2001-01-01',
  '~',
  '__proto__: x',
  'constructor: x',
  "'",
  '"',
  '\t',
  '# x\n',
  '(a+)+b',
  '*a*a*a*a*a*a*a*a*a*a*b',
  '**/**/**/**/x',
  '{a,{b,{c,{d,e}}}}',
  '[!a-z]',
  '../x',
  '/etc/passwd',
  '.git/config',
  '$(touch ran)',
]

/** A `.handoff.yml`; a part of them is right but for one value. */
export function hostileConfig(random: Random): string[] {
  const lines = random.list(1, 6, () => random.pick(configLines))
  return lines.flatMap((line) => {
    if (random.chance(0.5)) return [line]
    const key = line.slice(0, line.indexOf(':') + 1)
    const value = random.chance(0.6) ? random.pick(yamlTricks) : hostilePiece(random)
    return random.chance(0.7) ? [key, ' ', value, '\n'] : [line, value, '\n']
  })
}

/** A commit message: subject, body and trailers. */
export function hostileMessage(random: Random): string[] {
  const subject = random.pick([
    'feat: ',
    'fix(a): ',
    'fixup! ',
    'Revert "',
    'Merge branch ',
    'WIP',
    'feat!: ',
    '',
  ])
  const bodies = [
    'This is needed because ',
    'Closes #12\n',
    '- a\n- b\n',
    'This reverts commit 4f2a91c0d3e5.\n',
    '\n\n',
  ]
  const trailers = [
    'Decision: ',
    'Signed-off-by: ',
    'Co-authored-by: a <b@c>',
    'BREAKING CHANGE: ',
    'Refs: #1',
    'Gotcha: ',
    ':',
    '=: ',
  ]
  return [
    `${subject}${hostileLine(random)}`,
    '\n\n',
    ...random.list(0, 4, () => (random.chance(0.5) ? random.pick(bodies) : hostileText(random))),
    '\n\n',
    ...random.list(0, 3, () => `${random.pick(trailers)}${hostileLine(random, 5_000)}\n`),
  ]
}

/** The bytes of a name of a file: anything but `/` and NUL. */
export function hostileName(random: Random): Buffer {
  const extension = random.pick(['.ts', '.md', '.py', '.json', '', '.test.ts', '.lock'])
  const text = `${hostileLine(random, 120)}`.replaceAll('/', '_').replace(/^\.+(?:git)?$/i, 'x')
  const bytes = Buffer.concat([
    Buffer.from(text).subarray(0, 200),
    random.chance(0.15) ? Buffer.from([0xff, 0xe9]) : Buffer.alloc(0),
    Buffer.from(extension),
  ])
  return Buffer.from(bytes.filter((byte) => byte !== 0))
}

/** Lines of code, with what is looked for in them. */
export function hostileCode(random: Random): string[] {
  const lines = [
    'export function a() {',
    '}',
    'it.skip("x", () => {',
    '// TODO: ',
    '/* FIXME ',
    '*/',
    'process.env.SECRET',
    'console.log(',
    '`${',
    '"""',
    "'''",
    '<<<<<<< ours',
    '>>>>>>> theirs',
    'class A { ',
    'import x from "./gone.js"',
    '#if 0',
    '=begin',
    '<<~EOS',
  ]
  return random.list(
    1,
    12,
    () => `${random.chance(0.6) ? random.pick(lines) : ''}${random.chance(0.6) ? hostileText(random) : ''}\n`,
  )
}

/** JSON with the wrong types, depths and texts; `known` are the shapes that are expected there. */
export function hostileJson(random: Random, known: readonly string[]): string[] {
  const values = [
    'null',
    '[]',
    '{}',
    '1e999',
    '-0',
    'true',
    '"\\u0000"',
    '"\\ud800"',
    `${'['.repeat(20_000)}`,
    `${'{"a":'.repeat(5_000)}`,
    '"__proto__"',
    '{"__proto__":{"x":1}}',
    '9007199254740993',
  ]
  return random.list(1, 4, () => {
    const text = random.pick(known)
    const kind = random.int(5)
    if (kind === 0) return `${text.slice(0, random.int(text.length))}\n`
    if (kind === 1) return `${random.pick(values)}\n`
    if (kind === 2) return `${hostileText(random)}\n`
    const value = random.chance(0.5) ? random.pick(values) : JSON.stringify(hostileText(random))
    return `${kind === 3 ? text : text.replace(/"x"/, () => value)}\n`
  })
}
