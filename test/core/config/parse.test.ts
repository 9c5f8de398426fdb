import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { defaultConfig, options } from '../../../src/core/config/options.js'
import { parseConfig } from '../../../src/core/config/parse.js'
import { HandoffError } from '../../../src/core/errors.js'
import { propertyRuns } from '../../helpers/counts.js'
import { cpuTime } from '../../helpers/timing.js'

function failure(text: string): { message: string; hints: readonly string[] } {
  try {
    parseConfig(text, '.handoff.yml')
  } catch (error) {
    if (!(error instanceof HandoffError)) throw error
    expect(error.kind).toBe('config')
    return { message: error.message, hints: error.hints }
  }
  throw new Error('Expected the configuration to be refused.')
}

describe('parseConfig', () => {
  it.each(['', '\n', '# nothing yet\n', '---\n', '\uFEFF', 'null'])('takes %j as the default', (text) => {
    expect(parseConfig(text, '.handoff.yml')).toEqual(defaultConfig)
  })

  it('reads every key', () => {
    const text = [
      'path: .handoff/{branch}.md',
      'base: origin/develop',
      'ignore:',
      '  - docs/**',
      "  - '**/*.snap'",
      'detail_level: summary',
      'include_code: true',
      'include_env: false',
      'format: markdown',
      'prompt: never',
      'publish: block',
      'verify: [npm test, "npm run lint -- --fix"]',
      'sections: [gotchas, environment]',
      'rules:',
      '  page-size: off',
      '  no-secret: { severity: warning }',
      '  own-branch: {}',
      'fail_on: never',
    ].join('\r\n')
    expect(parseConfig(text, '.handoff.yml')).toEqual({
      path: '.handoff/{branch}.md',
      base: 'origin/develop',
      ignore: ['docs/**', '**/*.snap'],
      detailLevel: 'summary',
      includeCode: true,
      includeEnv: false,
      format: 'markdown',
      prompt: 'never',
      publish: 'block',
      verify: ['npm test', 'npm run lint -- --fix'],
      sections: ['gotchas', 'environment', 'context', 'completed', 'remaining', 'decisions'],
      rules: {
        ...defaultConfig.rules,
        'page-size': { severity: 'off' },
        'no-secret': { severity: 'warning' },
      },
      failOn: 'never',
    })
  })

  it('names a JSON page by its format', () => {
    expect(parseConfig('format: json', 'x').path).toBe('HANDOFF.json')
    expect(parseConfig('format: json\npath: a.md', 'x').path).toBe('a.md')
  })

  it('does not change the default', () => {
    const before = structuredClone(defaultConfig)
    parseConfig('rules: { page-size: off }\nignore: [a]\nsections: [gotchas]', 'x')
    expect(defaultConfig).toEqual(before)
  })

  it.each<[string, string, string?]>([
    ['ignroe: [a]', '1:1: Unknown key `ignroe`.', 'Did you mean `ignore`?'],
    ['a: 1\n  # x\ndetailLevel: full', '3:1: Unknown key `detailLevel`', 'Did you mean `detail_level`?'],
    ['xyz: 1', '1:1: Unknown key `xyz`', 'Known are `path`, `base`'],
    ['1: x', '1:1: Unknown key `1`'],
    ['? [a]\n: b', 'A key must be a name, not a list or mapping.'],
    ['<<: { path: x }', '1:1: Unknown key `<<`'],
    ['"a\\u202eb\\n": x', '1:1: Unknown key `a\\u202eb\\n`'],
    ['base: a\nbase: b', '2:1: Key `base` appears twice.'],
    ['- path', '1:1: The file must contain keys such as `path: HANDOFF.md`.'],
    ['HANDOFF.md', '1:1: The file must contain keys such as'],
    ['path: x\n---\nbase: y', '2:1: This is not YAML: Source contains multiple documents.'],
    ['base: "x', '1:9: This is not YAML: Missing closing "quote.'],
    ['rules:\n\tx: off', '2:1: This is not YAML: Tabs are not allowed as indentation.'],
    ['base: a: b', '1:7: This is not YAML: Nested mappings are not allowed in compact mappings.'],
    ['base: !secret x', '1:7: This is not YAML: Unresolved tag: !secret.'],
    ['base: &x y', '1:10: Anchors and aliases are not supported. Write the value out.'],
    ['base: *x', '1:7: Anchors and aliases are not supported'],
    ['path:', '1:6: `path` must be a file inside the repository'],
    ['path: ""', '1:7: `path` must be … not empty text'],
    ['path: [a]', '1:7: `path` must be … not list'],
    ['path: { a: b }', '1:7: `path` must be … not mapping'],
    ['path: /etc/passwd', '1:7: `path` must be … not `/etc/passwd`'],
    ['path: ../x.md', '1:7: `path: ../x.md` is not a path inside the repository'],
    ['path: .git/x', 'is not a path inside the repository'],
    ['path: "{user}.md"', 'is not a path inside the repository'],
    ['path: -x.md', '1:7: `path` must be … not `-x.md`'],
    ['path: ~/x.md', '1:7: `path` must be … not `~/x.md`'],
    ['path: "C:\\\\x.md"', '1:7: `path` must be … not `C:\\x.md`'],
    ['path: ":(top)x"', '`path` must be … not `:(top)x`'],
    ['base: --upload-pack=x', '1:7: `base` must be the name of a branch'],
    ['base: 1.0', '1:7: `base` must be … not number `1`', 'Quote it: `"1.0"`.'],
    ['base: two words', '1:7: `base` must be … not `two words`'],
    ['ignore: "*.lock"', '1:9: `ignore` must be a list', 'Write `["*.lock"]`.'],
    ['ignore: [a, 7]', '1:13: An item of `ignore` must be … not number `7`'],
    ['ignore: ["!a"]', '1:10: An item of `ignore` must be … not `!a`'],
    ['ignore: ["/a"]', '1:10: An item of `ignore` must be … not `/a`'],
    ['ignore: ["a/../b"]', '1:10: An item of `ignore` must be … not `a/../b`'],
    ['ignore:\n  - a\n  -', '3:4: An item of `ignore` must be … not nothing'],
    [
      'detail_level: ful',
      '1:15: `detail_level` must be `full` or `summary`, not `ful`.',
      'Did you mean `full`?',
    ],
    ['include_code: yes', '1:15: `include_code` must be `true` or `false`, not `yes`.', 'Write `true`.'],
    ['include_env: Off', '1:14: `include_env` must be … not `Off`', 'Write `false`.'],
    ['include_env: 0', '1:14: `include_env` must be … not number `0`'],
    ['verify: [" "]', '1:10: An item of `verify` must be a command on one line'],
    ['verify: ["a\\nb"]', '1:10: An item of `verify` must be … not `a\\nb`'],
    ['sections: [gotchas, todo]', '1:21: An item of `sections` must be `context`,'],
    ['sections: [gotchas, gotchas]', '1:21: Section `gotchas` appears twice.'],
    ['rules: off', '1:8: `rules` must be rules and their severities'],
    ['rules:\n  work-coverd: off', '2:3: Unknown key `work-coverd`', 'Did you mean `work-covered`?'],
    [
      'rules:\n  page-size: warn',
      '2:14: `page-size` must be `off`, `info`, `warning` or `error`, not `warn`.',
    ],
    ['rules:\n  page-size: { severity: 2 }', '2:26: The severity of `page-size` must be … not number `2`'],
    ['rules:\n  page-size: { level: off }', '2:16: Unknown key `level`', 'Known are `severity`.'],
    ['rules:\n  page-size: off\n  page-size: info', '3:3: Key `page-size` appears twice'],
    ['fail_on: always', '1:10: `fail_on` must be … not `always`'],
  ])('refuses %j', (text, message, hint) => {
    const found = failure(text)
    for (const part of message.split(' … ')) expect(found.message).toContain(part)
    expect(found.message).toMatch(/^\.handoff\.yml:\d+:\d+: /)
    if (hint !== undefined) expect(found.hints.join('\n')).toContain(hint)
  })

  it('names every mistake, in the order of the file, ten at most', () => {
    expect(failure('fail_on: no\nbase: [a]\npaht: x').message.split('\n')).toEqual([
      '.handoff.yml:1:10: `fail_on` must be `error`, `warning`, `info` or `never`, not `no`.',
      '.handoff.yml:2:7: `base` must be the name of a branch, a tag or a commit, not list.',
      '.handoff.yml:3:1: Unknown key `paht`.',
    ])
    const many = failure(Array.from({ length: 30 }, (_, index) => `key${index}: x`).join('\n'))
    expect(many.message.split('\n')).toHaveLength(11)
    expect(many.message).toMatch(/\.handoff\.yml: and 20 more\.$/)
  })

  it.each([
    ['brackets', '['.repeat(50_000)],
    ['braces', '{a: '.repeat(25_000)],
    // Each of these would end the process: 'RegExpCompiler Allocation failed - process out of memory'.
    ['dashes', '- '.repeat(40_000)],
    ['question marks', '? '.repeat(40_000)],
    ['indentation', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('refuses deep nesting by %s', (_, text) => {
    expect(failure(text).message).toContain('nested more than 20 levels deep')
  })

  it('does not resolve what an alias multiplies', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
    for (let level = 1; level < 20; level++) bomb.push(`k${level}: &k${level} [${'*a, '.repeat(9)}]`)
    expect(failure(bomb.join('\n')).message).toContain('Anchors and aliases are not supported')
  })

  it('takes time in proportion to the length', () => {
    const hostile = ['a: ', 'a:\n', '"', '&a ', '- a: ', '-\n', 'path: "\\x', 'ignore: [', 'a/', '../']
    const start = cpuTime()
    for (const text of hostile) {
      const whole = text.repeat(90_000 / text.length)
      expect(failure(whole).message).toMatch(/^\.handoff\.yml:1:/)
    }
    expect(failure('x'.repeat(200_000)).message).toContain('The file has 200000 characters')
    expect(cpuTime() - start).toBeLessThan(20_000)
  })

  it('answers any text with a configuration or with a config error', () => {
    const piece = fc.constantFrom(
      ...options.map(({ key }) => key),
      ':',
      ' ',
      '\n',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      '&',
      '*',
      '!',
      '#',
      '|',
      '>',
      '\t',
      'true',
      'off',
      '7',
      'a',
      '%',
      '\0',
      '\ud800',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 20 }).map((parts) => parts.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          try {
            parseConfig(text, 'x')
          } catch (error) {
            expect(error).toMatchObject({ name: 'HandoffError', kind: 'config' })
          }
        },
      ),
      { numRuns: propertyRuns(1000) },
    )
  })

  it('reads back what YAML writes', () => {
    const config = fc.record(
      {
        base: fc.stringMatching(/^[a-z0-9][a-z0-9./_]{0,9}$/),
        ignore: fc.array(fc.stringMatching(/^[a-z*][a-z*/{},]{0,9}$/)),
        include_code: fc.boolean(),
        fail_on: fc.constantFrom('error', 'warning', 'info', 'never'),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(config, (value) => {
        const { base, ignore, includeCode, failOn } = parseConfig(
          stringify(value, { aliasDuplicateObjects: false }),
          'x',
        )
        const expected = { base: null, ignore: [], include_code: false, fail_on: 'error', ...value }
        expect({ base, ignore, include_code: includeCode, fail_on: failOn }).toEqual(expected)
      }),
    )
  })
})
