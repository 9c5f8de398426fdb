import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { noSecret } from '../../../src/core/lint/rules/private-text.js'
import { findSecrets, mayHoldSecrets } from '../../../src/core/secrets/find.js'
import { lintInput } from '../lint/input.js'

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz']
const digits = [...'0123456789']
const run = (characters: readonly string[], length: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength: length, maxLength: length })
const word = (length: number) => run([...letters, ...digits], length)

/** Put together here, so that no scanner takes this file for a leak. */
const tokens: Readonly<Record<string, fc.Arbitrary<string>>> = {
  GitHub: word(36).map((rest) => `ghp${'_'}${rest}`),
  GitLab: word(20).map((rest) => `glpat${'-'}${rest}`),
  npm: word(36).map((rest) => `npm${'_'}${rest}`),
  // An access key's id alone is no secret by the recommended rules.
  AWS: word(40).map((rest) => `AWS_SECRET_ACCESS_KEY${'='}${rest}`),
  'Hugging Face': run(letters, 34).map((rest) => `hf${'_'}${rest}`),
  Slack: word(12).map((rest) => `xoxb${'-'}${rest}-${rest}`),
  'basic authentication': word(12).map((rest) => `https://bob:${rest}@git.corp.dev/x`),
  database: word(9).map((rest) => `postgres://bob:${rest}@db.corp.dev:5432/x`),
  Linear: word(40).map((rest) => `lin${'_api_'}${rest}`),
  Vercel: word(24).map((rest) => `vcp${'_'}${rest}`),
  Databricks: run([...'abcdef', ...digits], 32).map((rest) => `dapi${rest}`),
}

test.each(Object.entries(tokens))(
  'the scanner is loaded for every token that it would find: %s',
  async (_, token) => {
    let found = 0
    await fc.assert(
      fc.asyncProperty(token, async (secret) => {
        const text = `- Use ${secret} here\n`
        expect(mayHoldSecrets(text)).toBe(true)
        const spans = await findSecrets(text)
        found += spans.length
        // What the scanner passes, such as a well-known example, is nobody's secret; what it finds is in the text.
        for (const { start, end } of spans) expect(text.slice(start, end)).not.toBe('')
      }),
      { numRuns: 20 },
    )
    expect(found).toBeGreaterThan(0)
  },
)

it('finds a token at its place, and does not repeat it', async () => {
  const secret = `ghp${'_'}${'0aB1'.repeat(9)}`
  const text = `# T\n\n- Token: \`${secret}\`\n`
  const input = lintInput(text, { secrets: await findSecrets(text) })
  const [finding] = noSecret.find(input)
  expect(text.slice(finding?.span?.start, finding?.span?.end)).toBe(secret)
  expect(JSON.stringify(finding)).not.toContain(secret)
  expect(finding?.reason).toContain('GitHub')
})

test.each([
  'covers: 4f2a91c0d3e5',
  'commit 4f2a91c0d3e54f2a91c0d3e54f2a91c0d3e54f2a',
  'see `src/core/open-ends/references.ts` (lines 12-2026)',
  'https://example.com/a/b?c=d',
  'SESSION_SECRET must be set',
])('loads nothing for %j', (text) => {
  expect(mayHoldSecrets(text)).toBe(false)
})

it('reads long lines in time that grows with their length', async () => {
  for (const unit of ['a', 'a1', '-', '://', 'A', '1234-', 'x='])
    mayHoldSecrets(unit.repeat(100_000 / unit.length))
  await findSecrets('ab1'.repeat(33_000))
})
