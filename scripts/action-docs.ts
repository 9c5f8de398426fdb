import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { outcomes } from '../test/action/outcomes.js'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

interface Described {
  description: string
  default?: string
}

/** What action.yml says of its inputs. */
export async function renderInputTable(): Promise<string> {
  const { inputs } = await readAction()
  const rows = Object.entries(inputs).map(([name, { description, default: preset }]) => [
    `\`${name}\``,
    preset === undefined ? '' : `\`${preset}\``,
    description,
  ])
  return renderTable(['input', 'default', 'means'], rows)
}

export async function renderOutputTable(): Promise<string> {
  const { outputs } = await readAction()
  return renderTable(
    ['output', 'is'],
    Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]),
  )
}

/** What the tests try, told. */
export async function renderOutcomeTable(): Promise<string> {
  return renderTable(
    ['when', 'then', 'requests'],
    outcomes.map(({ when, result, requests }) => [when, result, String(requests)]),
  )
}

/** A workflow to copy, as it lies in docs/workflows. */
export async function renderWorkflow(name: string): Promise<string> {
  const text = await readFile(path.join(root, 'docs/workflows', name), 'utf8')
  return `\`\`\`yaml\n${text}\`\`\``
}

async function readAction(): Promise<Record<'inputs' | 'outputs', Record<string, Described>>> {
  return parse(await readFile(path.join(root, 'action.yml'), 'utf8'))
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}
