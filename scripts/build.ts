/**
 * Builds `dist/`: what a user runs, with no `node_modules` beside it. The same sources give the same bytes on
 * every machine, because the folder is committed and a test compares it with a fresh build.
 *
 *   npm run build [-- DIRECTORY]
 */
import { createHash } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type InputOptions, type OutputChunk, type PreRenderedChunk, rolldown } from 'rolldown'
import { copyGrammars } from './grammars.js'
import { collectLicenses } from './licenses.js'
import { bundleTypes } from './types.js'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

const entries = {
  cli: 'src/cli/main.ts',
  index: 'src/index.ts',
  'symbols-worker': 'src/symbols-host/worker.ts',
}

/** One chunk for each library and what it brings along, so that a command loads only what it uses. */
const libraries = [
  { name: 'yaml', test: /node_modules[\\/]yaml[\\/]/ },
  { name: 'toml', test: /node_modules[\\/]smol-toml[\\/]/ },
  {
    name: 'columns',
    test: /node_modules[\\/](?:string-width|get-east-asian-width|strip-ansi|ansi-regex)[\\/]/,
  },
  { name: 'jsonc', test: /node_modules[\\/]jsonc-parser[\\/]/ },
  { name: 'xml', test: /node_modules[\\/]fast-xml-parser[\\/]/ },
  { name: 'web-tree-sitter', test: /node_modules[\\/]web-tree-sitter[\\/]/ },
  {
    name: 'clack',
    test: /node_modules[\\/](?:@clack|sisteransi|fast-(?:string-width|string-truncated-width|wrap-ansi))[\\/]/,
  },
  { name: 'markdown', test: /node_modules[\\/](?:mdast-util-|micromark)/ },
  { name: 'mcp-sdk', test: /node_modules[\\/](?:@modelcontextprotocol|zod|zod-to-json-schema)[\\/]/ },
]

/**
 * What `facts` runs, in as few files as it has steps: what parses the command line, what starts git, and what reads its
 * answers, loaded while git works. Each takes along what it imports; everything else is shared as it comes.
 */
const steps = [
  { name: 'base', test: isOneOf('src/cli/run.ts') },
  { name: 'facts', test: isOneOf('src/cli/commands/facts.ts', 'src/commands/facts.ts') },
  { name: 'answers', test: isOneOf('src/git/answers.ts') },
  // Without the command that calls it: that is there to say so where this cannot be loaded.
  { name: 'pre-push', test: isOneOf('src/hook/pre-push.ts') },
]

/**
 * Modules of our own that several chunks use: few chunks, because each costs a third of a millisecond to load. But
 * those with different users are not merged, however small: one that brings a parser along would cost ten times that.
 */
const shared = {
  name: 'shared',
  test: (id: string) => id.startsWith(path.join(root, 'src', path.sep)),
  minShareCount: 2,
  entriesAware: true,
  entriesAwareMergeThreshold: 0,
}

/**
 * Fills `directory` with the bundle, its types, the grammars and the licences of all of them, and with nothing else.
 * Until everything is there, the folder stays as it was.
 */
export async function build(directory: string): Promise<void> {
  const fresh = `${directory}.new`
  await rm(fresh, { recursive: true, force: true })
  const [chunks, types] = await Promise.all([buildProgram(fresh), bundleTypes()])
  await writeFile(path.join(fresh, 'index.d.ts'), types)
  const licenses = await collectLicenses(chunks.flatMap((chunk) => chunk.moduleIds))
  await writeFile(path.join(fresh, 'licenses.txt'), licenses)
  await rm(directory, { recursive: true, force: true })
  await rename(fresh, directory)
}

/** Puts what runs into a folder, and no more: for tests that run it. */
export async function buildProgram(directory: string): Promise<OutputChunk[]> {
  await mkdir(path.join(directory, 'chunks'), { recursive: true })
  const sources = await hashSources()
  const [program, action] = await Promise.all([
    bundle(sources),
    bundleAction(sources),
    copyGrammars(directory),
  ])
  const chunks = [...program, ...action]
  for (const { fileName, code } of chunks) await writeFile(path.join(directory, fileName), code)
  await chmod(path.join(directory, 'cli.js'), 0o755)
  // Node.js asks the nearest package.json what a `.js` is: no other one, broken or not, is to matter.
  await writeFile(path.join(directory, 'package.json'), '{ "type": "module" }\n')
  return chunks
}

function isOneOf(...files: readonly string[]): (id: string) => boolean {
  const ids = files.map((file) => path.join(root, file))
  return (id) => ids.includes(id)
}

async function bundle(sources: string): Promise<OutputChunk[]> {
  const build = await rolldown({ ...bundling(sources), input: entries })
  const { output } = await build.generate({
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: (chunk) => `chunks/${nameChunk(chunk)}.js`,
    codeSplitting: { groups: [...libraries, ...steps, shared] },
    banner: (chunk) => (chunk.name === 'cli' ? '#!/usr/bin/env node' : ''),
    minify,
  })
  await build.close()
  return output.filter((part) => part.type === 'chunk')
}

/**
 * The action is two files that share no chunk with the command line, whose chunks they would split: `action.js`, which keeps
 * the deadline and starts at once, and `action-checking.js`, which holds everything else.
 */
async function bundleAction(sources: string): Promise<OutputChunk[]> {
  const files = { action: 'src/action/main.ts', 'action-checking': 'src/action/checking.ts' }
  const chunks = Object.entries(files).map(async ([name, file]) => {
    const build = await rolldown({ ...bundling(sources), input: { [name]: file } })
    const { output } = await build.generate({
      format: 'esm',
      entryFileNames: '[name].js',
      codeSplitting: false,
      minify,
    })
    await build.close()
    return output.filter((part) => part.type === 'chunk')
  })
  return (await Promise.all(chunks)).flat()
}

// Names of functions and classes are kept for stack traces.
const minify = { compress: true, mangle: { keepNames: true }, codegen: true }

function bundling(sources: string): InputOptions {
  return {
    cwd: root,
    platform: 'node',
    transform: { define: { __SOURCES__: JSON.stringify(sources) } },
    // These are the ESM builds of the packages: the ones for Node are CommonJS, slower to load.
    resolve: {
      alias: {
        yaml: path.join(root, 'node_modules/yaml/browser/index.js'),
        'jsonc-parser': path.join(root, 'node_modules/jsonc-parser/lib/esm/main.js'),
      },
    },
    plugins: [withoutValidator],
    onLog(level, log) {
      // Emscripten's own, for code that a grammar could bring along; the grammars are pinned and bring none.
      const isKnown = log.code === 'EVAL' && /[\\/]web-tree-sitter[\\/]/.test(log.message)
      if (level === 'warn' && !isKnown) throw new Error(`The bundler warns: ${log.message}`)
    },
  }
}

/**
 * The SDK's server brings a validator of JSON Schema along, 40 kB compressed, for forms that a server sends; ours sends
 * none, and gives it a validator of its own.
 */
const withoutValidator = {
  name: 'without-validator',
  load(id: string) {
    const isValidator =
      /[\\/]@modelcontextprotocol[\\/]sdk[\\/]dist[\\/]esm[\\/]validation[\\/]ajv-provider\.js$/
    return isValidator.test(id) ? 'export class AjvJsonSchemaValidator {}' : null
  },
}

/** Identity of what the bundle is made of: what other sources derived is not to be taken for what these would. */
async function hashSources(): Promise<string> {
  const hash = createHash('sha256')
  const folder = path.join(root, 'src')
  const files = (await readdir(folder, { recursive: true, encoding: 'utf8' })).filter((file) =>
    file.endsWith('.ts'),
  )
  for (const file of [...files.map((name) => path.join('src', name)).sort(), 'package-lock.json']) {
    const text = (await readFile(path.join(root, file), 'utf8')).replaceAll('\r\n', '\n')
    hash.update(`${file.replaceAll('\\', '/')}\0${text}\0`)
  }
  return hash.digest('hex').slice(0, 12)
}

/**
 * No hash of the content: a name that stays makes a readable history of the committed folder. Where two chunks would get the same
 * name the bundler numbers them in an order that depends on the place of `node_modules`, so none may.
 */
function nameChunk({ name, facadeModuleId, moduleIds }: PreRenderedChunk): string {
  // A library that is imported dynamically: its entry, `dist/index.js`, in front of its chunk.
  const library = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(facadeModuleId ?? '')?.[1]
  if (library !== undefined) return `${library.replace(/[@\\/]+/g, '-')}-entry`
  if (facadeModuleId !== null && moduleIds.length === 0) return `${name}-entry`
  // `shared~cli~index~create` names the entries that share it; they are many, and two may have the same name.
  const [title = name, ...sharers] = name.split('~')
  if (sharers.length === 0) return name
  const [first = ''] = moduleIds.map((id) => path.relative(root, id).replaceAll('\\', '/')).sort()
  const key = [...sharers.sort(), first].join()
  return `${title}-${createHash('sha256').update(key).digest('hex').slice(0, 4)}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build(path.resolve(process.argv[2] ?? path.join(root, 'dist')))
}
