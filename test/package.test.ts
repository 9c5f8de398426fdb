/** What npm users get: the packed package, installed and compiled as they do it. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundleDeclarations } from '../scripts/types.js'
import { isFull } from './helpers/counts.js'
import { createFolder, createRepository } from './helpers/repository.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const folder = createFolder()
let tarball = ''
let packed: string[] = []

beforeAll(() => {
  const [found] = JSON.parse(npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder))
  tarball = join(folder, found.filename)
  packed = found.files.map(({ path }: { path: string }) => path)
})

describe('the package', () => {
  it('holds what users run and read', () => {
    expect(packed).toEqual(
      expect.arrayContaining([
        'dist/cli.js',
        'dist/index.js',
        'dist/index.d.ts',
        'hooks/pre-push',
        'LICENSE',
      ]),
    )
    for (const file of manifest.man) expect(packed).toContain(file.replace(/^\.\//, ''))
    for (const file of ['bash', 'zsh', 'fish']) expect(packed).toContain(`completions/git-handoff.${file}`)
  })

  it('holds nothing that only the action or this repository needs', () => {
    const tops = new Set(packed.map((file) => file.split('/')[0]))
    expect([...tops].sort()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'README.md', 'completions', 'dist', 'hooks', 'man', 'package.json'].sort(),
    )
    expect(packed.filter((file) => /action|\.map$|test/.test(file))).toEqual([])
  })

  it('has every file of dist but the action', () => {
    const built = readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('action'))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    expect(packed.filter((file) => file.startsWith('dist/')).sort()).toEqual(built.sort())
  })

  it('compiles in a project that checks its libraries', () => {
    const { project, compile } = createConsumer()
    writeFileSync(join(project, 'consumer.ts'), consumer)
    expect(compile()).toEqual({ status: 0, stdout: '' })
    writeFileSync(join(project, 'consumer.ts'), consumer.replace('report.verdict', 'report.verdikt'))
    expect(compile().stdout).toContain('verdikt')
  })

  it('is a library that returns what the commands print', () => {
    const { project } = createConsumer()
    const { path: cwd, environment: env, ...repository } = createRepository()
    repository.commit({ 'src/a.ts': 'export const a = 1\n' }, 'feat: base')
    repository.branch('feat/login')
    repository.commit({ 'src/a.ts': 'export const a = 2 // TODO: three\n' }, 'feat: change a')
    const run = (...args: string[]) => {
      const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' })
      expect(stderr).toBe('')
      return stdout
    }
    const documentation = readFileSync(join(root, 'docs/library.md'), 'utf8')
    const [, example = ''] = /```js\n(.*?)```/s.exec(documentation) ?? []
    writeFileSync(join(project, 'example.js'), example)
    const said = run(join(project, 'example.js'))
    expect(said).toBe(
      'HANDOFF.md: written, fresh, pass\n1 commits, next: Resolve the TODO in `src/a.ts:1`: three\n',
    )

    const names = {
      create: 'createHandoff',
      check: 'checkHandoff',
      resume: 'resumeHandoff',
      facts: 'readFacts',
    }
    const program = join(project, 'node_modules/git-handoff/dist/cli.js')
    for (const [command, name] of Object.entries(names)) {
      const script = `import { ${name} } from 'git-handoff'\nconsole.log(JSON.stringify(await ${name}()))\n`
      writeFileSync(join(project, `${command}.js`), script)
      const returned = JSON.parse(run(join(project, `${command}.js`)))
      expect({ [command]: returned }).toEqual({ [command]: JSON.parse(run(program, command, '--json')) })
      expect(returned.version).toBe(1)
    }
  })

  it.runIf(isFull)('installs for everybody on a machine, offline, and runs as a command of git', () => {
    const prefix = createFolder()
    npm(folder, 'install', '--global', '--prefix', prefix, ...offline, tarball)
    const bin = process.platform === 'win32' ? prefix : join(prefix, 'bin')
    const env = {
      ...process.env,
      PATH: `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH']}`,
    }
    const { stdout } = spawnSync('git', ['handoff', '--version'], { cwd: folder, env, encoding: 'utf8' })
    expect(stdout).toBe(`${manifest.version}\n`)
    if (process.platform !== 'win32')
      expect(readdirSync(join(prefix, 'share', 'man', 'man1'))).toEqual(['git-handoff.1'])
  })

  it.runIf(isFull)('runs by npx, offline', () => {
    const stdout = npm(
      folder,
      'exec',
      '--yes',
      ...offline,
      `--package=${tarball}`,
      '--',
      'git-handoff',
      '--version',
    )
    expect(stdout).toBe(`${manifest.version}\n`)
  })
})

describe('the public types', () => {
  const bundle = (files: Record<string, string>) =>
    bundleDeclarations('/index.d.ts', async (file) => files[file] ?? '')

  it('are one file that needs no other', () => {
    const types = readFileSync(join(root, 'dist/index.d.ts'), 'utf8')
    expect(types).not.toMatch(/\bimport\b|\bfrom ['"]|mdast|NodeJS/)
  })

  it('take along what they need, and no more', async () => {
    const types = await bundle({
      '/index.d.ts':
        "import type { A } from './a.js';\nexport declare const f: () => A;\nexport type * from './b.js';\n",
      '/a.d.ts':
        '/** Of a. */\nexport interface A {\n    c: C;\n}\ninterface C {\n    d: 1;\n}\nexport type Unused = 1;\n',
      '/b.d.ts': 'export type B = 2;\n',
    })
    expect(types).toBe(
      'export declare const f: () => A;\n/** Of a. */\ninterface A {\n    c: C;\n}\ninterface C {\n    d: 1;\n}\nexport type B = 2;\nexport {};\n',
    )
  })

  it.each([
    [
      'a package that users do not install',
      "import type { Root } from 'mdast';\nexport type A = Root;\n",
      'mdast',
    ],
    ['the types of Node.js', 'export type A = NodeJS.ProcessEnv;\n', 'Node.js'],
  ])('refuse %s', async (_, text, name) => {
    await expect(bundle({ '/index.d.ts': text })).rejects.toThrow(name)
  })

  it('refuse two declarations of one name', async () => {
    const files = {
      '/index.d.ts': "export type { A } from './a.js';\nexport type { B } from './b.js';\n",
      '/a.d.ts': 'interface Same {\n    a: 1;\n}\nexport type A = Same;\n',
      '/b.d.ts': 'interface Same {\n    b: 1;\n}\nexport type B = Same;\n',
    }
    await expect(bundle(files)).rejects.toThrow('two `Same`')
  })
})

const offline = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund']

function npm(cwd: string, ...args: string[]): string {
  const env = { ...process.env, npm_config_cache: join(folder, 'cache'), npm_config_update_notifier: 'false' }
  // `shell`: on Windows npm is a script.
  const options = { cwd, env, encoding: 'utf8', shell: process.platform === 'win32' } as const
  const { status, stdout, stderr } = spawnSync('npm', args, options)
  expect(status, stderr).toBe(0)
  return stdout
}

const consumer = `import { checkHandoff, createHandoff, HandoffError, type BranchFacts, readFacts, resumeHandoff } from 'git-handoff'

const facts: BranchFacts = await readFacts({ cwd: '.' })
const report = await checkHandoff({ cwd: '.', base: facts.base.name })
const verdict: 'pass' | 'fail' | 'unknown' = report.verdict
export const fail = new HandoffError('usage', verdict, { hints: [] }).hints
export const created: string = (await createHandoff({ cwd: '.' })).path
export const next: string[] = (await resumeHandoff()).next.map(({ text }) => text)
`

/** A project with the package in it, no types of Node.js, and the strictest settings. */
function createConsumer() {
  const project = createFolder()
  writeFileSync(join(project, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }\n')
  npm(project, 'install', ...offline, tarball)
  const compilerOptions = {
    target: 'ES2022',
    lib: ['ES2022'],
    module: 'NodeNext',
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
  }
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }))
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const compile = () => {
    const { status, stdout } = spawnSync(process.execPath, [compiler], { cwd: project, encoding: 'utf8' })
    return { status, stdout }
  }
  return { project, compile }
}
