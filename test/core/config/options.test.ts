import { readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { deriveGenerated } from '../../../scripts/generate.js'
import { deriveSchema, renderExample } from '../../../src/core/config/documentation.js'
import { defaultConfig, options } from '../../../src/core/config/options.js'
import { parseConfig } from '../../../src/core/config/parse.js'
import { HandoffError } from '../../../src/core/errors.js'

const root = new URL('../../../', import.meta.url)

describe('generated files', () => {
  it('are what the program generates', async () => {
    for (const [file, content] of await deriveGenerated()) {
      expect(await readFile(new URL(file, root), 'utf8'), `${file}: run \`npm run generate\``).toBe(content)
    }
  })
})

describe('documentation', () => {
  it('has an example of every key that differs from its default', () => {
    const config = parseConfig(renderExample(), 'example')
    for (const { key, property } of options) {
      expect(config[property], key).not.toEqual(defaultConfig[property])
    }
  })

  it('has only examples that parse', async () => {
    const text = await readFile(new URL('docs/configuration.md', root), 'utf8')
    const examples = Array.from(text.matchAll(/^```yaml\n(.*?)^```/gms), ([, example]) => example ?? '')
    expect(examples.length).toBeGreaterThan(1)
    for (const example of examples) parseConfig(example, 'docs/configuration.md')
  })

  it('shows the message that the program gives', async () => {
    const text = await readFile(new URL('docs/configuration.md', root), 'utf8')
    expect(() => parseConfig('ignroe: [a]', '.handoff.yml')).toThrow(
      expect.toSatisfy((error: HandoffError) =>
        text.includes(`error: ${error.message}\nhint: ${error.hints[0]}\n`),
      ),
    )
  })
})

describe('deriveSchema', () => {
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(deriveSchema())

  it.each([
    '',
    'path: .handoff/{branch}.md',
    'rules: { page-size: off, no-secret: { severity: info } }',
    'sections: [gotchas]',
    'verify: [npm test]',
    renderExample(),
  ])('accepts what the program accepts: %j', (text) => {
    parseConfig(text, 'x')
    expect(validate(parse(text))).toBe(true)
  })

  it.each([
    'paht: x',
    'path: -x',
    'path: /x',
    'base: --x',
    'base: 7',
    'ignore: a',
    'ignore: ["!a"]',
    'include_code: "true"',
    'format: xml',
    'verify: [""]',
    'sections: [todo]',
    'sections: [gotchas, gotchas]',
    'rules: { page-sise: off }',
    'rules: { page-size: loud }',
    'rules: { page-size: { level: off } }',
    'fail_on: always',
    '[]',
  ])('refuses what the program refuses: %j', (text) => {
    expect(() => parseConfig(text, 'x')).toThrow(HandoffError)
    expect(validate(parse(text))).toBe(false)
  })
})
