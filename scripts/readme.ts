import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { OptionSpec } from '../src/cli/command.js'
import { commands } from '../src/cli/commands.js'
import { exitCodes } from '../src/cli/help.js'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** The page that the README shows, as a test of the program expects it to the byte. */
export async function renderExamplePage(): Promise<string> {
  const page = await readFile(path.join(root, 'test/fixtures/histories/session-auth/expected.md'), 'utf8')
  return `\`\`\`markdown\n${page}\`\`\``
}

export async function renderCommandTable(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  const rows = all.map(({ name, summary }) => [`\`git handoff ${name}\``, summary])
  return renderTable(['command', 'does'], rows)
}

/** The options of one command, as its help tells them. */
export async function renderOptionTable(name: string): Promise<string> {
  const command = await commands[name]?.()
  if (command === undefined) throw new Error(`There is no command ${name}.`)
  return renderTable(
    [`option of \`${name}\``, 'does'],
    command.options.map((option) => [`\`${renderOption(option)}\``, option.summary]),
  )
}

export function renderExitCodes(): string {
  return renderTable(['code', 'means'], exitCodes)
}

function renderOption({ name, value }: OptionSpec): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}
