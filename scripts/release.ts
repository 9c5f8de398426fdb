/**
 * What a release needs: version, tag, changelog and everything that names the version agree.
 *
 *   npx tsx scripts/release.ts prepare 1.2.3   writes the version, and dates the section of CHANGELOG.md
 *   npx tsx scripts/release.ts check v1.2.3    fails where something does not agree with the tag
 *   npx tsx scripts/release.ts notes v1.2.3    prints the section of CHANGELOG.md
 *   npx tsx scripts/release.ts channel v1.2.3  prints the tag for npm: `latest`, or `next` for a pre-release
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const versionForm = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/

/** What does not agree with a tag, in the working tree at `root`: sentences; none where it can be released. */
export function listReleaseFaults(root: string, tag: string): string[] {
  const version = tag.replace(/^v/, '')
  if (!tag.startsWith('v') || !versionForm.test(version))
    return [`The tag is \`${tag}\`, not \`v\` and a version such as \`v1.2.3\`.`]
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
  const lock = JSON.parse(read('package-lock.json'))
  const versions: [string, unknown][] = [
    ['package.json', JSON.parse(read('package.json')).version],
    ['package-lock.json', lock.version],
    ['package-lock.json, its root package', lock.packages?.['']?.version],
    [
      'man/git-handoff.1',
      /^\.TH .*"git-handoff ([^"]*)"/m.exec(read('man/git-handoff.1'))?.[1]?.replaceAll('\\-', '-'),
    ],
  ]
  const faults = versions
    .filter(([, found]) => found !== version)
    .map(([file, found]) => `${file} has the version ${String(found)}, not ${version}.`)
  for (const file of ['docs/github-action.md', ...listFiles(root, 'docs/workflows')]) {
    for (const [, used = ''] of read(file).matchAll(/uses: (?!actions\/)[\w.-]+\/[\w.-]+@v(\S+)/g))
      if (used !== version) faults.push(`${file} uses the action of version ${used}, not ${version}.`)
  }
  const section = findSection(read('CHANGELOG.md'), version)
  if (section === null) faults.push(`CHANGELOG.md has no section \`## [${version}] - YYYY-MM-DD\`.`)
  else if (section === '') faults.push(`The section of ${version} in CHANGELOG.md is empty.`)
  return faults
}

/** The text below the heading of a version; null where it has none with a date. */
export function findSection(changelog: string, version: string): string | null {
  const lines = changelog.split(/\r?\n/)
  const isHeading = (line: string) => /^## /.test(line)
  const at = lines.findIndex(
    (line) => line.startsWith(`## [${version}] - `) && /^\d{4}-\d{2}-\d{2}$/.test(line.split(' - ')[1] ?? ''),
  )
  if (at < 0) return null
  const rest = lines.slice(at + 1)
  const end = rest.findIndex((line) => isHeading(line) || /^\[[^\]]+\]: /.test(line))
  return rest
    .slice(0, end < 0 ? undefined : end)
    .join('\n')
    .trim()
}

/** The changelog with what was unreleased as the section of a version. Throws where there is nothing to release. */
export function releaseSection(changelog: string, version: string, day: string): string {
  if (changelog.includes(`## [${version}]`))
    throw new Error(`CHANGELOG.md already has a section of ${version}.`)
  const unreleased = /^## \[Unreleased\]\n(.*?)(?=^## |(?![\s\S]))/ms.exec(changelog)
  if (unreleased === null) throw new Error('CHANGELOG.md has no section `## [Unreleased]`.')
  if ((unreleased[1] ?? '').trim() === '')
    throw new Error('CHANGELOG.md has nothing under `## [Unreleased]`.')
  return changelog.replace(/^## \[Unreleased\]\n/m, () => `## [Unreleased]\n\n## [${version}] - ${day}\n`)
}

/** Pre-releases are not what `npm install` gets. */
export function channelOf(tag: string): 'latest' | 'next' {
  return tag.includes('-') ? 'next' : 'latest'
}

function listFiles(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`)
}

function prepare(root: string, version: string, day: string): void {
  if (!versionForm.test(version)) throw new Error(`\`${version}\` is no version such as \`1.2.3\`.`)
  const changelog = path.join(root, 'CHANGELOG.md')
  writeFileSync(changelog, releaseSection(readFileSync(changelog, 'utf8'), version, day))
  // Only the version changes: the rest of both files stays as npm and people wrote it.
  for (const [file, times] of [
    ['package.json', 1],
    ['package-lock.json', 2],
  ] as const) {
    const text = readFileSync(path.join(root, file), 'utf8')
    let left = times
    const changed = text.replace(/"version": "[^"]*"/g, (found) =>
      left-- > 0 ? `"version": "${version}"` : found,
    )
    writeFileSync(path.join(root, file), changed)
  }
}

/** Prints; returns the exit code. */
export function run(
  root: string,
  args: readonly string[],
  print: (text: string) => void,
  day: string,
): number {
  const [command, name = ''] = args
  if (command === 'check') {
    const faults = listReleaseFaults(root, name)
    for (const fault of faults) print(`${fault}\n`)
    return faults.length === 0 ? 0 : 1
  }
  if (command === 'notes') {
    const notes = findSection(readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8'), name.replace(/^v/, ''))
    print(notes === null ? `CHANGELOG.md has no section of ${name}.\n` : `${notes}\n`)
    return notes === null ? 1 : 0
  }
  if (command === 'channel') {
    print(`${channelOf(name)}\n`)
    return 0
  }
  if (command === 'prepare') {
    prepare(root, name, day)
    print(`Now run: npm run generate && npm run build && npm test, commit, and tag the commit v${name}.\n`)
    return 0
  }
  print('Usage: tsx scripts/release.ts prepare VERSION | check TAG | notes TAG | channel TAG\n')
  return 2
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
  const today = new Date().toISOString().slice(0, 10)
  process.exitCode = run(root, process.argv.slice(2), (text) => process.stdout.write(text), today)
}
