import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { OptionSpec } from '../src/cli/arguments.js'
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

/** Every command that people run, with its usage and options, as its help lists them. */
export async function renderCommandOptions(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  const sections = all.map(({ name, usage, options }) => {
    const head = `### ${name}\n\n\`git handoff ${usage}\``
    if (options.length === 0) return head
    const rows = options.map((option) => [`\`${renderOption(option)}\``, option.summary])
    return `${head}\n\n${renderTable(['option', 'does'], rows)}`
  })
  return sections.join('\n\n')
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
