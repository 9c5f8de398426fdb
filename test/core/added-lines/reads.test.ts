// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code in the languages that are read
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findVariableReads } from '../../../src/core/added-lines/variables.js'
import type { FileKind } from '../../../src/core/facts.js'
import { cpuTime } from '../../helpers/timing.js'

function find(line: string, language: string, kind: FileKind = 'source') {
  return findVariableReads(line, { path: 'src/a', kind, language })
}

describe('findVariableReads finds', () => {
  it.each([
    ['const url = process.env.REDIS_URL ?? ""', 'typescript', ['REDIS_URL']],
    ["process.env['REDIS_URL']", 'javascript', ['REDIS_URL']],
    ['process.env?.REDIS_URL?.length', 'typescript', ['REDIS_URL']],
    ["const { A_URL, B_URL: b, C_URL = 'x' } = process.env", 'typescript', ['A_URL', 'B_URL', 'C_URL']],
    ['process.env.A_URL || process.env.B_URL || process.env.A_URL', 'tsx', ['A_URL', 'B_URL']],
    ['process.env.A_URL ??= "x"', 'typescript', ['A_URL']],
    ['const { a } = process.env.A_URL ? b : c', 'typescript', ['A_URL']],
    ['if (process.env.A_URL === "x")', 'typescript', ['A_URL']],
    ['import.meta.env.VITE_API', 'vue', ['VITE_API']],
    ['Deno.env.get("REDIS_URL")', 'typescript', ['REDIS_URL']],
    ['Bun.env.REDIS_URL', 'typescript', ['REDIS_URL']],
    ["env('REDIS_URL')", 'typescript', ['REDIS_URL']],
    ["url: <%= ENV['REDIS_URL'] %>", 'yaml', ['REDIS_URL']],
    ['os.environ["REDIS_URL"]', 'python', ['REDIS_URL']],
    ["os.environ.get('REDIS_URL', '')", 'python', ['REDIS_URL']],
    ['getenv("REDIS_URL")', 'python', ['REDIS_URL']],
    ['if "REDIS_URL" in os.environ:', 'python', ['REDIS_URL']],
    ['DEBUG_SQL = env.bool("DEBUG_SQL", False)', 'python', ['DEBUG_SQL']],
    ['os.Getenv("REDIS_URL")', 'go', ['REDIS_URL']],
    ['v, ok := os.LookupEnv("REDIS_URL")', 'go', ['REDIS_URL']],
    ['std::env::var("REDIS_URL")?', 'rust', ['REDIS_URL']],
    ['env::var_os("REDIS_URL")', 'rust', ['REDIS_URL']],
    ['option_env!("REDIS_URL")', 'rust', ['REDIS_URL']],
    ['System.getenv("REDIS_URL")', 'java', ['REDIS_URL']],
    ["ENV['REDIS_URL']", 'ruby', ['REDIS_URL']],
    ['ENV.fetch("REDIS_URL") { "x" }', 'ruby', ['REDIS_URL']],
    ["ENV['REDIS_URL'] ||= 'x'", 'ruby', ['REDIS_URL']],
    ["'url' => env('REDIS_URL', 'x'),", 'php', ['REDIS_URL']],
    ["$_ENV['REDIS_URL']", 'php', ['REDIS_URL']],
    ["getenv('REDIS_URL')", 'php', ['REDIS_URL']],
    ['char *url = getenv("REDIS_URL");', 'c', ['REDIS_URL']],
    ['Environment.GetEnvironmentVariable("REDIS_URL")', 'c#', ['REDIS_URL']],
    ['System.fetch_env!("REDIS_URL")', 'elixir', ['REDIS_URL']],
    [': "${REDIS_URL:?must be set}"', 'shell', ['REDIS_URL']],
    ['url: ${REDIS_URL:?must be set}', 'yaml', ['REDIS_URL']],
  ])('%j in %s', (line, language, names) => {
    expect(find(line, language)).toEqual(names)
  })

  it('a read in a configuration file', () => {
    expect(find('base: process.env.SITE_URL,', 'typescript', 'config')).toEqual(['SITE_URL'])
  })
})

describe('findVariableReads does not find', () => {
  it.each([
    ['process.env.REDIS_URL = "x"', 'typescript'],
    ['delete process.env.REDIS_URL', 'typescript'],
    ['process.env.hasOwnProperty("x")', 'typescript'],
    ['const env = process.env', 'typescript'],
    ['my.process.environment.X', 'typescript'],
    ['// process.env.REDIS_URL', 'typescript'],
    [' * process.env.REDIS_URL', 'typescript'],
    ['x = 1  # os.environ["REDIS_URL"]', 'python'],
    ['os.environ["REDIS_URL"] = "x"', 'python'],
    ["ENV['REDIS_URL'] = 'x'", 'ruby'],
    ["env('driver')", 'php'],
    ["$app->env('REDIS_URL')", 'php'],
    ['os.Setenv("REDIS_URL", "x")', 'go'],
    ['echo "$REDIS_URL ${REDIS_URL:-x}"', 'shell'],
    ['process.env.NODE_ENV', 'typescript'],
    ['os.environ["HOME"], os.environ["CI"]', 'python'],
    ['process.env.npm_package_version', 'typescript'],
    ['process.env.GITHUB_SHA', 'typescript'],
    ['import.meta.env.DEV', 'typescript'],
    ['process.env.REDIS_URL', 'markdown'],
  ])('%j in %s', (line, language) => {
    expect(find(line, language)).toEqual([])
  })

  it('what tests read', () => {
    expect(find('process.env.REDIS_URL', 'typescript', 'test')).toEqual([])
  })
})

describe('findVariableReads', () => {
  const languages = [
    'typescript',
    'python',
    'go',
    'rust',
    'java',
    'ruby',
    'php',
    'c',
    'c#',
    'shell',
    'perl',
    'powershell',
  ]

  it('never throws, and gives names', () => {
    const pieces = fc.array(
      fc.constantFrom(
        'process.env',
        '.',
        'A_B',
        '["',
        '"]',
        'os.environ',
        '{',
        '}',
        ' = ',
        'ENV[',
        "'",
        'env(',
        '//',
      ),
    )
    fc.assert(
      fc.property(pieces, fc.constantFrom(...languages), (parts, language) => {
        for (const name of find(parts.join(''), language)) expect(name).toMatch(/^\w+$/)
      }),
    )
  })

  it('takes linear time', () => {
    const started = cpuTime()
    for (const language of languages) {
      for (const piece of ['process.env.', '{ a, ', '} = ', '"A"', ' in ', 'env("', '${A', 'a', ' ']) {
        find(`${piece.repeat(100_000 / piece.length)} env`, language)
      }
    }
    expect(cpuTime() - started).toBeLessThan(8_000)
  })
})
