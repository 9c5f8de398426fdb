import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderCommand } from '../../../src/core/text/command.js'

describe('renderCommand', () => {
  it.each([
    [`r1/a$(touch$\{IFS}X)`, `git handoff resume 'r1/a$(touch$\{IFS}X)'`],
    ['a`id`', "git handoff resume 'a`id`'"],
    ['wow!!', "git handoff resume 'wow!!'"],
    ["it's", "git handoff resume 'it'\\''s'"],
    ['-evil', 'git handoff resume -- "-evil"'],
    ['--output=x', 'git handoff resume -- "--output=x"'],
    ['a\nb; touch X', "git handoff resume 'a\\nb; touch X'"],
    ['~root', "git handoff resume '~root'"],
    ['#12', 'git handoff resume "#12"'],
    ['a b', 'git handoff resume "a b"'],
    ['a\u200bb', "git handoff resume 'a{U+200B}b'"],
    ['', 'git handoff resume ""'],
    ['feat/login-2', 'git handoff resume feat/login-2'],
  ])('renders the name %j', (name, expected) => {
    expect(renderCommand(['git', 'handoff', 'resume'], [name])).toBe(expected)
  })

  it('reaches a program word by word, as it was meant', () => {
    const safe = fc.string({ unit: 'grapheme-ascii', maxLength: 20 })
    const names = fc.array(safe, { minLength: 20, maxLength: 20 })
    fc.assert(
      fc.property(names, (words) => {
        const line = `printf '%s\\n' ${renderCommand(['x'], words)}`
        const { stdout } = spawnSync('sh', ['-c', line], { encoding: 'utf8', cwd: '/' })
        const end = words.some((word) => word.startsWith('-')) ? ['--'] : []
        expect(stdout.split('\n').slice(0, -1)).toEqual(['x', ...end, ...words])
      }),
      { numRuns: 30 },
    )
  })
})

/** A text that begins `git …`, or has it behind a mark that ends a sentence or opens code, and then something filled in. */
const filledIn = [/(?:[`'"]|: )git [^`'"\n]*\$\{/g, /['"`]git [^'"`\n]*['"`]\s*\+/g]

function findCommands(text: string): string[] {
  // A comment is printed nowhere.
  const code = text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '')
  return filledIn.flatMap((pattern) => code.match(pattern) ?? [])
}

describe('commands in the sources', () => {
  it('are rendered by renderCommand wherever something is filled in', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    )
    expect(files.length).toBeGreaterThan(200)
    const found = files.flatMap((name) =>
      // The program's own usage line: its words are ours.
      findCommands(readFileSync(join('src', name), 'utf8')).map((text) => `${name}: ${text}`),
    )
    expect(found.filter((one) => !one.startsWith(join('cli', 'help.ts')))).toEqual([])
  })

  it.each([
    'const a = `git show §{b}`',
    'const a = `See \\`git switch §{b}\\` for more`',
    "const a = 'git fetch ' + b",
    'const a = `Run: git log §{b}`',
  ])('would be found in %s', (text) => expect(findCommands(text.replace('§', '$'))).toHaveLength(1))
})
