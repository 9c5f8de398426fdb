import { describe, expect, it } from 'vitest'
import { deriveEnvironmentItems, isEnvironmentLine } from '../../../src/core/entries/project.js'
import { parseExampleFile } from '../../../src/core/environment/needs.js'
import { deriveFor } from './derive-for.js'

type Variables = Parameters<typeof deriveFor>[1]

async function needsOf(lines: readonly string[], variables: Variables = []): Promise<string[]> {
  const { needs } = await deriveFor({ '.env.example': lines.join('\n') }, variables)
  return needs.map(({ name }) => name)
}

describe('what is needed', () => {
  it('is what the branch reads, then what has only a placeholder, then what has no value', async () => {
    const lines = ['PORT=3000', 'DATABASE_URL=""', 'export API_KEY=your-key-here # from the console', 'A=<a>']
    const read = [{ name: 'SESSION_SECRET' }, { name: 'PORT' }, { name: 'a`b' }]
    expect(await needsOf([...lines, 'not a line', 'BAD-NAME=1'], read)).toEqual([
      'SESSION_SECRET',
      'PORT',
      'API_KEY',
      'A',
      'DATABASE_URL',
    ])
  })

  it.each([
    'REPLACE_ME_NOW!',
    'changeme',
    '"<secret>"',
    'xxx',
    'your aws access key',
    'replace-this',
    '...',
    'sk-…',
    'postgres://me:PASSWORD@db/x',
  ])('is what has the placeholder %s', async (value) =>
    expect(await needsOf([`SECRET=${value}`])).toEqual(['SECRET']),
  )

  it.each([
    'localhost:3000',
    'secret',
    'try-it',
    '"CAFEBABE"',
    'here',
    'false',
    'postgres://me:password@localhost/x',
  ])('is not what has the default %s', async (value) =>
    expect(await needsOf([`SECRET=${value}`])).toEqual([]),
  )

  it.each([
    '# Optional: error reports',
    '# Leave this empty to allow any host.',
    "# Required if you're using S3.",
    '# Uncomment to use another host',
    '# Defaults to 4.',
    '# ==== Optional settings ====\n',
  ])('is not what a comment calls optional: %s', async (comment) => {
    expect(await needsOf([comment, 'KEY=', 'OTHER='])).toEqual([])
  })

  it('is what a comment calls required, and then not what is merely empty elsewhere', async () => {
    const lines = [
      ...[
        '# ==== Required configuration settings ====',
        '',
        '# From "rake secret"',
        'APP_SECRET=REPLACE_ME',
        '',
      ],
      ...[
        'DOMAIN=localhost',
        'APP_KEY=',
        '',
        '# ==== Mail ====',
        '',
        'SMTP_DOMAIN=your-domain',
        'OAUTH_KEY=',
      ],
      ...['', '# REQUIRED: of the queue', 'QUEUE_KEY='],
    ]
    expect(await needsOf(lines)).toEqual(['APP_SECRET', 'APP_KEY', 'QUEUE_KEY', 'SMTP_DOMAIN'])
  })

  it('does not take every word for a mark', async () => {
    expect(
      await needsOf(['KEY=', '', '# User agent. Required by some sites.', 'AGENT=', 'OTHER=']),
    ).toHaveLength(3)
  })

  it('is not what the branch reads and can go on without, or what is commented out', async () => {
    const lines = ['# Leave it alone', '#JSON_COLUMNS=true', 'KEY=']
    const read = [{ name: 'JSON_COLUMNS' }, { name: 'UPDATE', optional: true as const }]
    expect(await needsOf(lines, read)).toEqual(['KEY'])
  })

  it('is told in a line, with the file that names the others', async () => {
    const lines = Array.from({ length: 11 }, (_, at) => `KEY_${at}=`)
    const [item] = deriveEnvironmentItems(await deriveFor({ '.env.example': lines.join('\n') }))
    expect(item?.text).toMatch(/^Needs: `KEY_0`, .*`KEY_7` and 3 more in `\.env\.example`$/)
    expect(isEnvironmentLine(item?.text ?? '')).toBe(true)
    const read = Array.from({ length: 9 }, (_, at) => ({ name: `READ_${at}` }))
    const [mixed] = deriveEnvironmentItems(await deriveFor({ '.env.example': 'KEY=' }, read))
    expect(mixed?.text).toMatch(/`READ_7` and 2 more$/)
  })
})

it('a comment holds until the next blank line', () => {
  const lines = [
    '# Optional',
    'A=',
    'B=',
    '',
    'C=',
    '# optional',
    'D=',
    '',
    '',
    '# alone, optional',
    '',
    'E=',
  ]
  expect(parseExampleFile(lines.join('\n')).map(({ name, said }) => `${name} ${said}`)).toEqual([
    'A optional',
    'B optional',
    'C null',
    'D optional',
    'E optional',
  ])
})
