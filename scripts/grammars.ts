/**
 * Puts the grammars into `dist/grammars/`: one WebAssembly module for each language, from its own package, pinned
 * by the checksum of its content, with the licence texts of all. To add one: docs/add-a-language.md.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'

/** A module that is shipped: `name` is what `LanguageTable.grammar` says. */
export interface Grammar {
  name: string
  package: string
  /** In the package's folder. */
  file: string
  sha256: string
}

export const grammars: readonly Grammar[] = [
  {
    name: 'web-tree-sitter',
    package: 'web-tree-sitter',
    file: 'web-tree-sitter.wasm',
    sha256: 'beca80e44cccbf2299ed4d1e3fa6462a9a6fe818aeebf847547a392227ce4acc',
  },
  {
    name: 'typescript',
    package: 'tree-sitter-typescript',
    file: 'tree-sitter-typescript.wasm',
    sha256: '778025db5a8be0e70f8ccc3671e486dfeddd048c25d9e8a70c26de2e1bf6f97d',
  },
  {
    name: 'tsx',
    package: 'tree-sitter-typescript',
    file: 'tree-sitter-tsx.wasm',
    sha256: '79e5da75ea62855a0cd67177685f0164eac87d5f630b3cbe1e0a099751ad30f8',
  },
  {
    name: 'javascript',
    package: 'tree-sitter-javascript',
    file: 'tree-sitter-javascript.wasm',
    sha256: '5fb488d0cabb4775a594bab85682de5ad6ce83c0d6ac997a9f82dd084d571240',
  },
  {
    name: 'python',
    package: 'tree-sitter-python',
    file: 'tree-sitter-python.wasm',
    sha256: '16108b50df4ee9a30168794252ab55e7c93bfc5765d7fa0aa3e335752c515f47',
  },
  {
    name: 'go',
    package: 'tree-sitter-go',
    file: 'tree-sitter-go.wasm',
    sha256: '9504573f352b20be7f2f1911754d710622aedc15afff16d5ed8fb5645681aee7',
  },
  {
    name: 'rust',
    package: 'tree-sitter-rust',
    file: 'tree-sitter-rust.wasm',
    sha256: 'f65f354215611fd94ad34134b3427eb3d58cbb745df7b6509ba722184db73d57',
  },
  {
    name: 'java',
    package: 'tree-sitter-java',
    file: 'tree-sitter-java.wasm',
    sha256: '4fdeac4ca6ca089f06c6f7e562abcac1733cd465728cc7031ebb73c2019122c4',
  },
  {
    name: 'ruby',
    package: 'tree-sitter-ruby',
    file: 'tree-sitter-ruby.wasm',
    sha256: '09a96427d7c72f0613ed470cd9812223fc4a91d6a9c025c0235cc6bd59ff96f4',
  },
  {
    name: 'php',
    package: 'tree-sitter-php',
    file: 'tree-sitter-php.wasm',
    sha256: 'd4df6a6ff08c87c3ec4f9cbb785fe09998a0cb570e03f57d7b19b3acfb146aa7',
  },
  {
    name: 'c',
    package: 'tree-sitter-c',
    file: 'tree-sitter-c.wasm',
    sha256: 'c852c2a85ebf2beb636aa3b0ef7f7e70458684d74f6741b20dcb296885bed9f9',
  },
  {
    name: 'cpp',
    package: 'tree-sitter-cpp',
    file: 'tree-sitter-cpp.wasm',
    sha256: '174eb0deb75b2ec7881bcacda9f995648d8e683956e5c2267e69ab6dc503fcbf',
  },
  {
    name: 'c-sharp',
    package: 'tree-sitter-c-sharp',
    file: 'tree-sitter-c_sharp.wasm',
    sha256: '6f69e1cae44e1c32c1eccc170dc5a9778fb94ff716f71113fe1f8c4299aa2f40',
  },
  {
    name: 'kotlin',
    package: '@tree-sitter-grammars/tree-sitter-kotlin',
    file: 'tree-sitter-kotlin.wasm',
    sha256: '7009d69453bc8735e438b2818a633efb21c88f99782769abba60dffedfab73f7',
  },
]

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/**
 * Fills `directory`/grammars with `NAME.wasm.br` and `licenses.txt`. Throws where a package does not hold what is
 * pinned here. A module that is in dist/ already, with the content that is pinned, is taken as it is: compressors
 * differ between versions of Node, and the folder must come out the same everywhere.
 */
export async function copyGrammars(directory: string): Promise<void> {
  const target = path.join(directory, 'grammars')
  const modules = await Promise.all(
    grammars.map(async (grammar) => ({ name: grammar.name, bytes: await readCompressed(grammar) })),
  )
  await mkdir(target, { recursive: true })
  for (const { name, bytes } of modules) await writeFile(path.join(target, `${name}.wasm.br`), bytes)
  await writeFile(path.join(target, 'licenses.txt'), await collectTexts())
}

async function readCompressed(grammar: Grammar): Promise<Buffer> {
  const file = path.join(root, 'node_modules', grammar.package, grammar.file)
  const content = await readFile(file)
  const found = checksum(content)
  if (found !== grammar.sha256) {
    throw new Error(
      `${grammar.package}/${grammar.file} has the checksum ${found}, expected ${grammar.sha256}.`,
    )
  }
  return (await readCommitted(grammar)) ?? compress(content)
}

async function readCommitted({ name, sha256 }: Grammar): Promise<Buffer | null> {
  try {
    const bytes = await readFile(path.join(root, 'dist/grammars', `${name}.wasm.br`))
    return checksum(brotliDecompressSync(bytes)) === sha256 ? bytes : null
  } catch {
    // Not there yet, or not whole: then it is made anew.
    return null
  }
}

function compress(content: Buffer): Buffer {
  return brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  })
}

function checksum(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

async function collectTexts(): Promise<string> {
  const packages = [...new Set(grammars.map((grammar) => grammar.package))].sort()
  const texts = await Promise.all(packages.map(readLicense))
  return ['The modules in this folder come from these packages.', ...texts].join(separator).concat('\n')
}

const separator = `\n\n${'-'.repeat(80)}\n\n`

async function readLicense(name: string): Promise<string> {
  const folder = path.join(root, 'node_modules', name)
  const { version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))
  const text = await readFile(path.join(folder, 'LICENSE'), 'utf8')
  return `${name} ${version} (${license})\n\n${text.replace(/\r\n/g, '\n').trim()}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await copyGrammars(path.resolve(process.argv[2] ?? path.join(root, 'dist')))
}
