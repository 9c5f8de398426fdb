/**
 * The types of the public API as one file: the compiler writes a declaration file for every module, and this puts together
 * what `index.d.ts` leads to. A library that users do not install, or Node's own types, may not be among them.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** `npm run types` checks; this only emits, so it need not check again. */
export async function bundleTypes(): Promise<string> {
  const compiler = path.join(
    path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
    'bin/tsc',
  )
  const folder = await mkdtemp(path.join(tmpdir(), 'git-handoff-types-'))
  try {
    const project = path.join(root, 'tsconfig.types.json')
    const options = ['--project', project, '--noCheck', '--outDir', folder]
    await promisify(execFile)(process.execPath, [compiler, ...options])
    return await bundleDeclarations(path.join(folder, 'index.d.ts'), (file) => readFile(file, 'utf8'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Module {
  /** By name, with the comment above and without `export`. */
  declarations: Map<string, string>
  /** Name here → where it comes from; also names that are only passed on. */
  imported: Map<string, { file: string; name: string }>
  exported: Set<string>
  /** Files of which everything is passed on. */
  stars: string[]
}

/** One text with every declaration that the exports of `entry` need. Throws where that is not possible. */
export async function bundleDeclarations(
  entry: string,
  read: (file: string) => Promise<string>,
): Promise<string> {
  const modules = new Map<string, Module>()
  const load = async (file: string) => {
    const known = modules.get(file) ?? parseModule(file, await read(file))
    modules.set(file, known)
    return known
  }

  const find = async (file: string, name: string): Promise<{ file: string; text: string } | null> => {
    if (!file.endsWith('.d.ts')) throw new Error(`The public types need \`${name}\` of the package ${file}.`)
    const { declarations, imported, stars } = await load(file)
    const text = declarations.get(name)
    if (text !== undefined) return { file, text }
    const from = imported.get(name)
    if (from !== undefined) return find(from.file, from.name)
    for (const star of stars) {
      const found = (await load(star)).exported.has(name) ? await find(star, name) : null
      if (found !== null) return found
    }
    return null
  }

  const publicNames = await listExports(entry, load)
  const parts = new Map<string, { file: string; text: string }>()
  const add = async (file: string, name: string): Promise<void> => {
    const found = await find(file, name)
    if (found === null) return
    const known = parts.get(name)
    if (known !== undefined) {
      if (known.file === found.file) return
      throw new Error(`The public types have two \`${name}\`: rename one (${known.file}, ${found.file}).`)
    }
    if (/\b(?:NodeJS\.|Buffer\b)/.test(withoutComments(found.text)))
      throw new Error(`\`${name}\` is public and needs the types of Node.js, which users may not have.`)
    parts.set(name, found)
    const used = new Set(withoutComments(found.text).match(/[A-Za-z_$][\w$]*/g))
    for (const word of used) if (word !== name) await add(found.file, word)
  }
  for (const name of publicNames) await add(entry, name)

  const isPublic = new Set(publicNames)
  const texts = [...parts].map(([name, { text }]) =>
    isPublic.has(name) ? text.replace(/^(?=(?:declare|interface|type|abstract)\b)/m, 'export ') : text,
  )
  // Without this line, what is not exported would be all the same.
  return `${texts.join('\n')}\nexport {};\n`
}

async function listExports(file: string, load: (file: string) => Promise<Module>): Promise<string[]> {
  const { exported, stars } = await load(file)
  const more = await Promise.all(stars.map((star) => listExports(star, load)))
  return [...new Set([...exported, ...more.flat()])]
}

function parseModule(file: string, text: string): Module {
  const module: Module = {
    declarations: new Map(),
    imported: new Map(),
    exported: new Set(),
    stars: [],
  }
  const resolve = (specifier: string) =>
    specifier.startsWith('.')
      ? path.resolve(path.dirname(file), specifier.replace(/\.js$/, '.d.ts'))
      : specifier
  for (const statement of splitStatements(text)) {
    const code = withoutComments(statement).trim()
    const passed = /^(import|export)\b(?: type)? \{(.*)\} from ['"](.*)['"];$/s.exec(code)
    const star = /^export (?:type )?\* from ['"](.*)['"];$/.exec(code)
    const declared =
      /^(export )?(?:declare )?(?:abstract )?(?:function|class|const|interface|type|enum) ([\w$]+)/.exec(code)
    if (passed !== null) {
      const [, kind, names = '', from = ''] = passed
      for (const part of names.split(',')) {
        const [name = '', local = name] = part
          .trim()
          .replace(/^type /, '')
          .split(' as ')
        if (name === '') continue
        module.imported.set(local, { file: resolve(from), name })
        if (kind === 'export') module.exported.add(local)
      }
    } else if (star !== null) module.stars.push(resolve(star[1] ?? ''))
    else if (declared !== null) {
      const [, isExported, name = ''] = declared
      if (isExported !== undefined) module.exported.add(name)
      const before = module.declarations.get(name)
      const own = statement.replace(/^export (?=\S)/m, '')
      module.declarations.set(name, before === undefined ? own : `${before}\n${own}`)
    } else if (code !== 'export {};' && code !== '')
      throw new Error(`${file} has a declaration of a kind that is not known here: ${code.slice(0, 80)}`)
  }
  return module
}

/** A statement begins in the first column and ends with `;` or `}` once its brackets are closed; comments go with the next. */
function splitStatements(text: string): string[] {
  const statements: string[] = []
  let lines: string[] = []
  for (const line of text.split('\n')) {
    lines.push(line)
    const code = withoutComments(lines.join('\n'))
    const depth = (code.match(/[{([]/g)?.length ?? 0) - (code.match(/[})\]]/g)?.length ?? 0)
    if (depth === 0 && /[;}]\s*$/.test(code) && !/^\s*(?:\/?\*)/.test(line)) {
      statements.push(lines.join('\n'))
      lines = []
    }
  }
  return statements.map((statement) => statement.replace(/^\n+/, ''))
}

function withoutComments(text: string): string {
  return text.replace(/\/\*.*?\*\//gs, '').replace(/^\s*\/\/.*$/gm, '')
}
