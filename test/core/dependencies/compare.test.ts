import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareManifests,
  deriveDependencyChanges,
  isManifest,
} from '../../../src/core/dependencies/compare.js'
import type { Dependency, Scope } from '../../../src/core/dependencies/manifest.js'
import { propertyRuns } from '../../helpers/counts.js'

const json = (manifest: object) => JSON.stringify(manifest, null, 2)
const lines = (
  changes: { change: string; scope: string; name: string; from: string | null; to: string | null }[],
) => changes.map((one) => `${one.change} ${one.scope} ${one.name} ${one.from} -> ${one.to}`)

describe('isManifest', () => {
  it.each([
    'package.json',
    'packages/a/package.json',
    'pnpm-workspace.yaml',
    'pyproject.toml',
    'requirements.txt',
    'requirements-dev.txt',
    'dev-requirements.in',
    'requirements/test.txt',
    'constraints.txt',
    'go.mod',
    'crates/a/Cargo.toml',
    'Gemfile',
    'gemfiles/rails_7.gemfile',
    'shop.gemspec',
    'composer.json',
    'pom.xml',
    'src/Shop/Shop.csproj',
    'Directory.Packages.props',
    'packages.config',
    'gradle/libs.versions.toml',
  ])('%s is one', (path) => {
    expect(isManifest(path)).toBe(true)
  })

  it.each([
    'package-lock.json',
    'my-package.json',
    'Cargo.lock',
    'go.sum',
    'Gemfile.lock',
    'docs/requirements.md',
    'notrequirements.txt',
    'requirements/readme.md',
    'src/package.json/index.ts',
    'poetry.lock',
    'build.gradle',
    '',
  ])('%s is none', (path) => {
    expect(isManifest(path)).toBe(false)
  })
})

describe('compareManifests', () => {
  it('tells added, removed and changed, by name', async () => {
    const before = json({ dependencies: { zod: '^3', jsonwebtoken: '^9' } })
    const after = json({ dependencies: { zod: '^4', 'express-session': '^1.18.0' } })
    expect(await compareManifests('api/package.json', before, after)).toEqual({
      changes: [
        {
          manifest: 'api/package.json',
          name: 'express-session',
          change: 'added',
          from: null,
          to: '^1.18.0',
          scope: 'runtime',
        },
        {
          manifest: 'api/package.json',
          name: 'jsonwebtoken',
          change: 'removed',
          from: '^9',
          to: null,
          scope: 'runtime',
        },
        {
          manifest: 'api/package.json',
          name: 'zod',
          change: 'changed',
          from: '^3',
          to: '^4',
          scope: 'runtime',
        },
      ],
      limit: null,
    })
  })

  it('takes a missing file for one without dependencies', async () => {
    const { changes } = await compareManifests('go.mod', null, 'require a.b/c v1.0.0\n')
    expect(lines(changes)).toEqual(['added runtime a.b/c null -> v1.0.0'])
    const gone = await compareManifests('go.mod', 'require a.b/c v1.0.0\n', null)
    expect(lines(gone.changes)).toEqual(['removed runtime a.b/c v1.0.0 -> null'])
  })

  it('tells a move between scopes once, in the new scope', async () => {
    const before = json({ devDependencies: { tsx: '^4' } })
    const after = json({ dependencies: { tsx: '^4' } })
    const { changes } = await compareManifests('package.json', before, after)
    expect(lines(changes)).toEqual(['changed runtime tsx ^4 -> ^4'])
  })

  it('keeps apart the scopes that a package stands in on both sides', async () => {
    const before = json({ peerDependencies: { react: '>=18' }, devDependencies: { react: '^18' } })
    const after = json({ peerDependencies: { react: '>=18' }, devDependencies: { react: '^19' } })
    const { changes } = await compareManifests('package.json', before, after)
    expect(lines(changes)).toEqual(['changed development react ^18 -> ^19'])
  })

  it('tells one package from several spellings', async () => {
    const python = await compareManifests('requirements.txt', 'Flask_Login==1\n', 'flask-login==1\n')
    expect(python.changes).toEqual([])
    const crate = '[dependencies]\nserde_json = "1"\n'
    expect((await compareManifests('Cargo.toml', crate, crate.replace('_', '-'))).changes).toEqual([])
  })

  it('tells only the requirement that differs where a package stands several times', async () => {
    const before = 'contourpy==1.3.2; python_version < "3.11"\ncontourpy==1.3.3; python_version >= "3.11"\n'
    const { changes } = await compareManifests('requirements.txt', before, before.replace('1.3.3', '1.4.0'))
    expect(lines(changes)).toEqual([
      'changed runtime contourpy ==1.3.3; python_version >= "3.11" -> ==1.4.0; python_version >= "3.11"',
    ])
    const swapped = before.trim().split('\n').reverse().join('\n')
    expect((await compareManifests('requirements.txt', before, swapped)).changes).toEqual([])
  })

  it('reads past a byte order mark', async () => {
    const { changes, limit } = await compareManifests(
      'package.json',
      null,
      '\uFEFF{"dependencies":{"a":"1"}}',
    )
    expect(limit).toBeNull()
    expect(changes).toHaveLength(1)
  })

  it.each([
    ['package.json', '{"dependencies": {'],
    ['package.json', '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> x\n'],
    ['Cargo.toml', '[dependencies\na = 1'],
    ['pyproject.toml', 'a = '],
    ['pom.xml', '<project><dependencies>'],
    ['pnpm-workspace.yaml', 'catalog: {a: [}'],
    ['pnpm-workspace.yaml', '{'.repeat(2000)],
    ['pnpm-workspace.yaml', '- '.repeat(2000)],
    ['composer.json', ''],
    ['package.json', `${'['.repeat(200_000)}`],
    ['go.mod', 'x'.repeat(1_000_001)],
  ])('gives a limit and no changes for a broken %s', async (path, text) => {
    for (const [before, after, side] of [
      [null, text, 'head'],
      [text, null, 'merge base'],
    ] as const) {
      const { changes, limit } = await compareManifests(path, before, after)
      expect(changes).toEqual([])
      expect(limit?.path).toBe(path)
      expect(limit?.reason).toMatch(new RegExp(`^dependencies not compared: .* at the ${side}$`))
      expect(limit?.reason.length).toBeLessThan(350)
    }
  })

  it('gives a limit for what is no manifest', async () => {
    expect((await compareManifests('README.md', 'a', 'b')).limit?.path).toBe('README.md')
  })

  it('lets through no name with control characters, and no long or several-line requirement', async () => {
    const after = json({
      dependencies: { 'a\u001b[31m': '1', 'b`c': '1', 'd\ne': '1', good: `1\n${'2'.repeat(500)}` },
    })
    const { changes, limit } = await compareManifests('package.json', null, after)
    expect(changes.map((one) => one.name)).toEqual(['good'])
    expect(changes[0]?.to).toHaveLength(200)
    expect(changes[0]?.to).not.toMatch(/\p{C}/u)
    expect(limit).toEqual({
      kind: 'dependencies-left-out',
      path: 'package.json',
      reason: '3 entries left out: not names of packages',
    })
  })

  it('does not pollute prototypes', async () => {
    await compareManifests(
      'package.json',
      null,
      '{"__proto__":{"polluted":1},"dependencies":{"__proto__":{"polluted":1}}}',
    )
    await compareManifests('Cargo.toml', null, '[dependencies.__proto__]\npolluted = "1"\n')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})

describe('properties', () => {
  const manifests = [
    'package.json',
    'pnpm-workspace.yaml',
    'pyproject.toml',
    'requirements.txt',
    'go.mod',
    'Cargo.toml',
    'Gemfile',
    'a.gemspec',
    'composer.json',
    'pom.xml',
    'a.csproj',
    'libs.versions.toml',
  ]
  const fragments = [
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '\n',
    '\\\n',
    '#',
    '=',
    ':',
    ' ',
    '<',
    '>',
    '</',
    'a',
    'require',
    'gem ',
    'do',
    'end',
    'dependencies',
    '__proto__',
    '1.0',
    ';',
    '@',
    '=>',
    '(',
    ')',
    '\r\n',
    '`',
    '&a',
    '*a',
    '- ',
  ]
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.constantFrom(...fragments), { maxLength: 80 }).map((parts) => parts.join('')),
  )

  it.each(manifests)('%s: never throws, whatever the text', async (path) => {
    await fc.assert(
      fc.asyncProperty(text, text, async (before, after) => {
        const { changes, limit } = await compareManifests(path, before, after)
        expect(limit === null || changes.length === 0 || limit.reason.includes('left out')).toBe(true)
      }),
      { numRuns: propertyRuns(150) },
    )
  })

  type Entry = [name: string, version: string]
  const rows = (entries: Entry[], row: (name: string, version: string) => string) =>
    entries.map(([name, version]) => row(name, version)).join('\n')
  const written: [path: string, render: (entries: Entry[]) => string][] = [
    ['package.json', (entries) => json({ devDependencies: Object.fromEntries(entries) })],
    ['composer.json', (entries) => json({ require: Object.fromEntries(entries) })],
    [
      'pnpm-workspace.yaml',
      (entries) => `catalog:\n${rows(entries, (name, version) => `  ${name}: '${version}'`)}`,
    ],
    [
      'pyproject.toml',
      (entries) =>
        `[project]\ndependencies = [\n${rows(entries, (name, version) => `  "${name}>=${version}",`)}\n]`,
    ],
    ['requirements.txt', (entries) => rows(entries, (name, version) => `${name}==${version}`)],
    ['go.mod', (entries) => `require (\n${rows(entries, (name, version) => `\t${name} v${version}`)}\n)`],
    [
      'Cargo.toml',
      (entries) =>
        `[dependencies]\n${rows(entries, (name, version) => `${name} = { version = "${version}" }`)}`,
    ],
    ['Gemfile', (entries) => rows(entries, (name, version) => `gem '${name}', '~> ${version}'`)],
    [
      'a.gemspec',
      (entries) => rows(entries, (name, version) => `s.add_dependency "${name}", "~> ${version}"`),
    ],
    [
      'pom.xml',
      (entries) =>
        `<project><dependencies>\n${rows(entries, (name, version) => `<dependency><groupId>g</groupId><artifactId>${name}</artifactId><version>${version}</version></dependency>`)}\n</dependencies></project>`,
    ],
    [
      'a.csproj',
      (entries) =>
        `<Project><ItemGroup>\n${rows(entries, (name, version) => `<PackageReference Include="${name}" Version="${version}"/>`)}\n</ItemGroup></Project>`,
    ],
    [
      'libs.versions.toml',
      (entries) => `[libraries]\n${rows(entries, (name, version) => `${name} = "g:${name}:${version}"`)}`,
    ],
  ]

  it.each(written)(
    '%s: tells every entry of a new file, and nothing against itself',
    async (path, render) => {
      const entries = fc.uniqueArray(
        fc.tuple(fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/), fc.stringMatching(/^[1-9](\.[0-9]{1,2}){1,2}$/)),
        { selector: ([name]) => name, minLength: 1, maxLength: 12 },
      )
      await fc.assert(
        fc.asyncProperty(entries, async (list) => {
          const manifest = render(list)
          const added = await compareManifests(path, null, manifest)
          expect(added.limit).toBeNull()
          expect(added.changes.map((one) => one.name.replace(/^g:/, ''))).toEqual(
            list.map(([name]) => name).sort(),
          )
          for (const [at, [name, version]] of [...list].sort().entries())
            expect(`${name} ${added.changes[at]?.to}`).toContain(version)
          const same = await compareManifests(path, manifest, `${manifest}\n`)
          expect(same).toEqual({ changes: [], limit: null })
        }),
        { numRuns: 60 },
      )
    },
  )

  it('applying the changes to the old side gives the new side', () => {
    const scope = fc.constantFrom<Scope>('runtime', 'development', 'optional', 'peer', 'build')
    const side = fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c', 'd'),
        requirement: fc.constantFrom('1', '2', '3'),
        scope,
      }),
      { selector: (one) => `${one.name} ${one.scope}` },
    )
    fc.assert(
      fc.property(side, side, (before, after) => {
        const places = (list: readonly Dependency[]) => new Set(list.map((one) => `${one.name} ${one.scope}`))
        const changes = deriveDependencyChanges('m', before, after, (name) => name)
        const added = changes.filter((one) => one.change === 'added').length
        const removed = changes.filter((one) => one.change === 'removed').length
        expect(places(before).size + added - removed).toBe(places(after).size)
        for (const change of changes.filter((one) => one.change !== 'removed'))
          expect(after).toContainEqual({ name: change.name, requirement: change.to, scope: change.scope })
        for (const one of after.filter(
          (two) =>
            !before.some(
              (three) =>
                three.name === two.name && three.scope === two.scope && three.requirement === two.requirement,
            ),
        ))
          expect(changes.some((change) => change.name === one.name && change.scope === one.scope)).toBe(true)
      }),
    )
  })
})
