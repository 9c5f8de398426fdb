import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { applyAddress, repositoryOf } from '../scripts/generate.js'
import { channelOf, findSection, listReleaseFaults, releaseSection, run } from '../scripts/release.js'
import { createFolder } from './helpers/repository.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const files = [
  'package.json',
  'package-lock.json',
  'CHANGELOG.md',
  'man/git-handoff.1',
  'docs/github-action.md',
]
const workflows = readdirSync(join(root, 'docs/workflows')).map((name) => `docs/workflows/${name}`)

/** A copy of what a release looks at, prepared for a version as `npm run generate` would leave it. */
function prepared(version: string) {
  const folder = createFolder()
  for (const file of [...files, ...workflows]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(root, file), join(folder, file))
  }
  const call = (...args: string[]) => {
    let printed = ''
    const code = run(folder, args, (text) => (printed += text), '2026-12-01')
    return { code, printed }
  }
  expect(call('prepare', version).code).toBe(0)
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')))
  edit('man/git-handoff.1', (text) =>
    text.replace(/"git-handoff [^"]*"/, `"git-handoff ${version.replaceAll('-', '\\-')}"`),
  )
  for (const file of ['docs/github-action.md', ...workflows])
    edit(file, (text) =>
      text.replace(/@v\d+\.\d\S*$/gm, (used) => (text.includes(`# ${used}`) ? used : `@v${version}`)),
    )
  return { folder, call, edit }
}

describe('a release', () => {
  it.each(['0.2.0', '1.0.0', '1.2.3-rc.1'])(
    'of %s is prepared so that it passes its own check',
    (version) => {
      const { folder, call } = prepared(version)
      expect(listReleaseFaults(folder, `v${version}`)).toEqual([])
      expect(call('check', `v${version}`)).toEqual({ code: 0, printed: '' })
      const notes = call('notes', `v${version}`)
      expect(notes.code).toBe(0)
      expect(notes.printed).toMatch(/^### Added\n/)
      expect(notes.printed).not.toMatch(/^## /m)
    },
  )

  it('changes nothing but the version in the files of npm', () => {
    const { folder } = prepared('7.8.9')
    const { version: before, ...rest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toEqual({
      ...rest,
      version: '7.8.9',
    })
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    expect(lock.packages[''].version).toBe(before)
    lock.version = lock.packages[''].version = '7.8.9'
    expect(JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'))).toEqual(lock)
  })

  it('is refused where anything has another version', () => {
    const { folder, edit } = prepared('0.2.0')
    expect(listReleaseFaults(folder, 'v0.3.0').length).toBeGreaterThan(5)
    edit('docs/workflows/handoff.yml', (text) => text.replace('@v0.2.0', '@v0.1.9'))
    expect(listReleaseFaults(folder, 'v0.2.0').join()).toContain(
      'handoff.yml uses the action of version 0.1.9',
    )
    edit('CHANGELOG.md', (text) => text.replace('## [0.2.0] - ', '## [0.2.0] '))
    expect(listReleaseFaults(folder, 'v0.2.0').join()).toContain('CHANGELOG.md has no section')
  })

  it.each(['0.2.0', 'v0.2', 'v01.2.3', 'v1.2.3+x', 'release-1', 'v1.2.3 ', 'v1.2.3-'])(
    'is refused for the tag %j',
    (tag) => {
      expect(listReleaseFaults(root, tag)).toEqual([expect.stringContaining('The tag is')])
    },
  )

  it('goes to `next` where it is a pre-release', () => {
    expect([channelOf('v1.2.3'), channelOf('v1.2.3-rc.1')]).toEqual(['latest', 'next'])
  })
})

describe('a section of the changelog', () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- B.\n\n## [1.0.0] - 2026-01-02\n\n- A.\n\n[1.0.0]: https://example.com\n'

  it('ends at the next one, or at the links', () => {
    expect(findSection(changelog, '1.0.0')).toBe('- A.')
    expect(findSection(changelog.replaceAll('\n', '\r\n'), '1.0.0')).toBe('- A.')
    expect(findSection(changelog, '1.0')).toBeNull()
    expect(findSection(changelog, '1.0.0-rc.1')).toBeNull()
  })

  it('is made of what was unreleased', () => {
    const released = releaseSection(changelog, '1.1.0', '2026-02-03')
    expect(findSection(released, '1.1.0')).toBe('### Added\n\n- B.')
    expect(findSection(released, '1.0.0')).toBe('- A.')
    expect(released).toContain('## [Unreleased]\n\n## [1.1.0] - 2026-02-03\n')
  })

  it('is not made twice, nor of nothing', () => {
    expect(() => releaseSection(changelog, '1.0.0', '2026-02-03')).toThrow('already has a section')
    const released = releaseSection(changelog, '1.1.0', '2026-02-03')
    expect(() => releaseSection(released, '1.2.0', '2026-02-03')).toThrow('nothing under')
    expect(() => releaseSection('# Changelog\n', '1.2.0', '2026-02-03')).toThrow('no section')
  })
})

describe('the address of the repository', () => {
  const address = { repository: 'ada/handoff', version: '1.2.3' }

  it('comes from package.json alone', () => {
    const placeholder = repositoryOf(
      JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).repository.url,
    )
    for (const file of ['.github/CODEOWNERS', 'src/core/install/workflow.ts', ...workflows]) {
      const text = applyAddress(file, readFileSync(join(root, file), 'utf8'), address)
      expect(text, file).not.toContain(placeholder)
      if (text.includes('uses: ada/handoff')) expect(text).toContain('uses: ada/handoff@v1.2.3\n')
      // Actions of others stay.
      expect(text.match(/uses: actions\/.*/g)).toEqual(
        readFileSync(join(root, file), 'utf8').match(/uses: actions\/.*/g),
      )
    }
    const manifest = JSON.parse(
      applyAddress('package.json', readFileSync(join(root, 'package.json'), 'utf8'), address),
    )
    expect(manifest.homepage).toBe('https://github.com/ada/handoff#readme')
    expect(manifest.bugs).toBe('https://github.com/ada/handoff/issues')
  })

  it.each([
    ['git+https://github.com/a-b/c.d.git', 'a-b/c.d'],
    ['https://github.com/a/b', 'a/b'],
    ['git@github.com:a/b.git', 'a/b'],
  ])('of %s is %s', (url, expected) => expect(repositoryOf(url)).toBe(expected))

  it('is refused where it is none', () =>
    expect(() => repositoryOf('https://example.com/a/b')).toThrow('no repository'))
})
