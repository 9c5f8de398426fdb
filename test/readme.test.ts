import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createHistory } from './helpers/history.js'

const readmeFile = new URL('../README.md', import.meta.url)
const commandsFile = new URL('../docs/commands.md', import.meta.url)
const readme = readFileSync(readmeFile, 'utf8')
const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

/** Everything a reader could paste: blocks marked as transcripts, with the commands behind `$ `. */
const transcripts = [readmeFile, commandsFile].flatMap((file) =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /<!-- transcript -->\n```console\n(.*?)```\n<!-- \/transcript -->/gs,
    ),
  ].map(([, text = '']) => ({ file, text })),
)

/** `UPDATE_TRANSCRIPTS=1 npx vitest run test/readme.test.ts` writes what the program prints now. */
const isUpdate = process.env['UPDATE_TRANSCRIPTS'] === '1'

describe('the README', () => {
  it('has transcripts', () => expect(transcripts.length).toBeGreaterThan(0))

  it.each(transcripts)('shows what the program prints: $text', ({ file, text: transcript }) => {
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
    if (isUpdate && withoutIds(actual) !== withoutIds(transcript))
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace(transcript, () => actual),
      )
    else expect(withoutIds(actual)).toBe(withoutIds(transcript))
  })

  it('names test commands that are there', () => {
    // Pages and transcripts tell of other projects.
    const ownWords = readme.replace(/```(?:markdown|console)\n.*?```/gs, '')
    const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
    for (const [, script = ''] of ownWords.matchAll(/npm run ([\w-]+)/g))
      expect(scripts).toHaveProperty(script)
  })
})
