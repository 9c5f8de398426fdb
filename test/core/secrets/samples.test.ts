import { describe, expect, it, test } from 'vitest'
import { findKnownSecrets, findSecrets, mayHoldSecrets } from '../../../src/core/secrets/find.js'
import { maskKnownSecrets } from '../../../src/core/secrets/mask.js'
import { createMaker, samples } from './samples.js'

/** How a secret comes to a page: bare, in code, in a sentence, in a list, escaped by a formatter. */
const frames: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `- Use \`${text}\` here\n`,
  (text) => `the staging host takes ${text}, ask Ann\n`,
  (text) => `# T\n\n> | a | ${text} |\n`,
  (text) => `- ${text.replaceAll('_', '\\_')}\n`,
]

describe.each(Object.entries(samples))('%s', (_, made) => {
  test.each(made.map((sample, index) => ({ sample, index })))(
    'is found wherever it is: $index',
    async ({ sample }) => {
      for (const [seed, frame] of frames.entries()) {
        const [text, secret] = sample(createMaker(seed + 1))
        const framed = frame(text)
        expect(mayHoldSecrets(framed)).toBe(true)
        expect(findKnownSecrets(framed), framed).not.toEqual([])
        expect((await findSecrets(framed)).length).toBeGreaterThan(0)
        const masked = maskKnownSecrets(framed)
        expect(masked).toContain('[secret removed: ')
        // Nothing of it that could be used is left.
        expect(masked.replaceAll('\\', '')).not.toContain(secret.slice(4, 24))
      }
    },
  )
})

it('are many, of many kinds', () => {
  expect(Object.keys(samples).length).toBeGreaterThanOrEqual(30)
  expect(Object.values(samples).flat().length).toBeGreaterThanOrEqual(60)
})

const maker = createMaker(7)
test.each([
  'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  'ghp_xxxxxxxx',
  '<token>',
  '$TOKEN',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
  'Authorization: Bearer ${{ secrets.GITHUB_TOKEN }}',
  'Authorization: Bearer <your token>',
  'Authorization: Bearer $GITHUB_TOKEN',
  'password = "changeme"',
  'password: "password123"',
  'postgres://user:password@localhost:5432/db',
  'postgres://postgres:postgres@db:5432/app',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of a shell
  'https://${USER}:${PASS}@git.corp.dev/x',
  'https://$USER:$PASS@git.corp.dev/x',
  'https://user:pass@host/x',
  'https://<user>:<password>@host/x',
  'AKIAIOSFODNN7EXAMPLE',
  'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'covers: 4f2a91c0d3e5',
  'commit 4f2a91c0d3e54f2a91c0d3e54f2a91c0d3e54f2a',
  `"integrity": "sha512-${maker('base64', 86)}=="`,
  '123e4567-e89b-12d3-a456-426614174000',
  `![x](data:image/png;base64,iVBORw0KGgo${maker('base64', 300)})`,
  'see `src/core/open-ends/references/languages/javascript-imports.ts:120`',
  'test/fixtures/secrets/token_refresh_rotation_2024_11_30.json',
  'SESSION_SECRET must be set',
  'const token = process.env.GITHUB_TOKEN',
  'secret: config.sessionSecret',
  'The password is hashed with bcrypt (cost 12)',
  'token: string | null',
  'password_hash = "4f2a91c0d3e54f2a91c0d3e5"',
  'apiKey: getApiKey("stripe-2024")',
  'the sk-loader-spinner-container-element class',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of a shell
  'api_key: ${STRIPE_API_KEY_2}',
  '-----BEGIN PRIVATE KEY----- is what the file begins with',
  'git@github.com:corp/x.git',
  'http://localhost:3000/@vite/client',
  'TOKEN_TTL=3600',
  'secrets.DEPLOY_TOKEN_2',
])('no secret is seen in %j', async (text) => {
  expect(await findSecrets(text)).toEqual([])
})

it('sees long random strings in the protocol of a session only', async () => {
  const secret = `q7${maker('word', 40)}`
  expect(await findSecrets(`got ${secret} back`)).toEqual([])
  expect(await findSecrets(`got ${secret} back`, { isLog: true })).toMatchObject([{ what: 'random string' }])
  const harmless = `${'4f2a91c0d3e5'.repeat(3)} src/core/open-ends/references/x1.ts 123e4567-e89b-12d3-a456-426614174000`
  expect(await findSecrets(harmless, { isLog: true })).toEqual([])
})

test.each([
  'ghp_',
  'a',
  '://',
  'a:b@',
  'eyJ',
  'eyJa.',
  'password=',
  'password="',
  'secret ',
  'key: ',
  '-----BEGIN PRIVATE KEY-----',
  '\\',
  '\\_',
  '1:',
  'bearer ',
  '?key=',
  'xoxb-1',
  'AKIA',
  '_auth',
  ' ',
  '\n',
  '"',
  'M1234567890123456789012.',
  'https://a:',
  'aws ',
  'SG.a',
  'key',
  '_',
])('reads 100 kB of %j in time that grows with their length', (unit) => {
  const timeOf = (size: number) => {
    const text = unit.repeat(Math.ceil(size / unit.length))
    const times = Array.from({ length: 5 }, () => {
      // Of the processor: the machine may do other work meanwhile.
      const start = process.cpuUsage()
      findKnownSecrets(text)
      return process.cpuUsage(start).user / 1000
    })
    return Math.min(...times)
  }
  const [half, whole] = [timeOf(50_000), timeOf(100_000)]
  expect(whole).toBeLessThan(500)
  // What takes less than this is noise.
  expect(whole / Math.max(half, 20)).toBeLessThan(3)
})
