import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createHistory } from './helpers/history.js'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

/** Everything a reader could paste: blocks marked as transcripts, with the commands behind `$ `. */
const transcripts = [
  ...readme.matchAll(/<!-- transcript -->\n```console\n(.*?)```\n<!-- \/transcript -->/gs),
].map(([, text = '']) => text)

describe('the README', () => {
  it('has transcripts', () => expect(transcripts.length).toBeGreaterThan(0))

  it.each(transcripts)('shows what the program prints: %s', (transcript) => {
    const { path: cwd, environment: env } = createHistory('session-auth')
    const commands = [...transcript.matchAll(/^\$ ((?:.*\\\n)*.*)$/gm)].map(([, command = '']) => command)
    let actual = ''
    for (const command of commands) {
      // A reader has the program on the PATH; so does this shell, for the length of the command.
      const script = `handoff() { "${process.execPath}" "${program}" "$@"; }\n${command.replace(/^git handoff/, 'handoff')}`
      const { stdout, stderr } = spawnSync('sh', ['-c', script], { cwd, env, encoding: 'utf8' })
      actual += `$ ${command}\n${stdout}${stderr}`
    }
    // The commit's id depends on the day.
    const withoutIds = (text: string) => text.replace(/\b[0-9a-f]{7}\b/g, '<id>')
    expect(withoutIds(actual)).toBe(withoutIds(transcript))
  })

  it('names test commands that are there', () => {
    // Pages and transcripts tell of other projects.
    const ownWords = readme.replace(/```(?:markdown|console)\n.*?```/gs, '')
    const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
    for (const [, script = ''] of ownWords.matchAll(/npm run ([\w-]+)/g))
      expect(scripts).toHaveProperty(script)
  })
})
