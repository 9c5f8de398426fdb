/**
 * Writes what is derived from tables in the code, so that it cannot differ from what the program does:
 * the JSON Schema, the manual page, the completions of shells, and the blocks of the documentation between `<!-- generated:NAME -->` and `<!-- /generated -->`.
 * A test compares the files with this.
 *
 *   npm run generate
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  deriveSchema,
  renderExample,
  renderOptionTable,
  renderRuleTable,
} from '../src/core/config/documentation.js'
import { ruleIds } from '../src/core/config/options.js'
import { renderRulePage } from '../src/core/lint/explanations.js'
import { renderInputTable, renderOutcomeTable, renderOutputTable, renderWorkflow } from './action-docs.js'
import { renderManual } from './manual.js'
import { renderCommandOptions, renderCommandTable, renderExamplePage, renderExitCodes } from './readme.js'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

const blocks: Readonly<Record<string, Readonly<Record<string, () => string | Promise<string>>>>> = {
  'README.md': {
    page: renderExamplePage,
    commands: renderCommandTable,
  },
  'docs/commands.md': {
    commands: renderCommandTable,
    'exit-codes': renderExitCodes,
    options: renderCommandOptions,
  },
  'docs/github-action.md': {
    'workflow-handoff': () => renderWorkflow('handoff.yml'),
    'workflow-forks': () => renderWorkflow('handoff-forks.yml'),
    'workflow-merge-queue': () => renderWorkflow('handoff-merge-queue.yml'),
    'workflow-clean-up': () => renderWorkflow('handoff-clean-up.yml'),
    inputs: renderInputTable,
    outputs: renderOutputTable,
    outcomes: renderOutcomeTable,
  },
  'docs/configuration.md': {
    options: renderOptionTable,
    rules: () => renderRuleTable('rules'),
    example: () => `\`\`\`yaml\n${renderExample()}\`\`\``,
  },
}

/** Path, relative to the root, and content of every generated file. */
export async function deriveGenerated(): Promise<Map<string, string>> {
  const generated = new Map([['docs/handoff.schema.json', `${JSON.stringify(deriveSchema(), null, 2)}\n`]])
  const { version, repository } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'))
  for (const [file, content] of await renderManual(version)) generated.set(file, content)
  const address = { version, repository: repositoryOf(repository.url) }
  for (const file of ['package.json', '.github/CODEOWNERS', workflowSource, ...(await listWorkflows())]) {
    const text = await readFile(path.join(root, file), 'utf8').catch(() => '')
    generated.set(file, applyAddress(file, text, address))
  }
  for (const id of ruleIds) generated.set(`docs/rules/${id}.md`, renderRulePage(id))
  for (const [file, renderers] of Object.entries(blocks)) {
    let text = await readFile(path.join(root, file), 'utf8')
    for (const [name, render] of Object.entries(renderers)) text = replaceBlock(text, name, await render())
    generated.set(file, text)
  }
  return generated
}

interface Address {
  version: string
  /** `owner/name` on GitHub. */
  repository: string
}

const workflowSource = 'src/core/install/workflow.ts'

async function listWorkflows(): Promise<string[]> {
  return (await readdir(path.join(root, 'docs/workflows'))).sort().map((name) => `docs/workflows/${name}`)
}

/** `git+https://github.com/owner/name.git` → `owner/name`. */
export function repositoryOf(url: string): string {
  const found = /github\.com[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(url)?.[1]
  if (found === undefined) throw new Error(`package.json names no repository on GitHub: ${url}`)
  return found
}

/** Everything that names our repository or version takes both from package.json: its `repository.url` is the one to change. */
export function applyAddress(file: string, text: string, { version, repository }: Address): string {
  const page = `https://github.com/${repository}`
  if (file === '.github/CODEOWNERS') return `* @${repository.split('/')[0]}\n`
  if (file === 'package.json') {
    return text
      .replace(/("homepage": )"[^"]*"/, (_, name: string) => `${name}"${page}#readme"`)
      .replace(/("bugs": )"[^"]*"/, (_, name: string) => `${name}"${page}/issues"`)
  }
  // Actions of others are pinned to a commit, ours to a version.
  return text.replace(
    /(uses: )[\w.-]+\/[\w.-]+@v\d\S*/g,
    (_, uses: string) => `${uses}${repository}@v${version}`,
  )
}

function replaceBlock(text: string, name: string, content: string): string {
  const block = new RegExp(`(<!-- generated:${name} -->\\n).*?(<!-- /generated -->)`, 's')
  if (!block.test(text)) throw new Error(`There is no block <!-- generated:${name} --> to fill.`)
  return text.replace(block, (_, start: string, end: string) => `${start}\n${content}\n\n${end}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Twice: documents show workflows, which are generated themselves.
  for (let pass = 0; pass < 2; pass += 1) {
    for (const [file, content] of await deriveGenerated()) {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true })
      await writeFile(path.join(root, file), content)
    }
  }
}
