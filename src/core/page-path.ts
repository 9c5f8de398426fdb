import { HandoffError } from './errors.js'
import { describeExtension, describeToolPlace, isToolName, type PageFormatName } from './page-places.js'

/**
 * The path of a branch's page, relative to the root, `/` between folders: the configured `path` with `{branch}`
 * filled in. A branch keeps its slashes, so `feat/login` gives folders; what a file system cannot hold, or
 * what could lead out of the repository, is percent-encoded. Two branches never get the same path.
 * Throws a `config` error where the template itself is not a path inside the repository.
 */
export function pagePath(template: string, branch: string): string {
  const trimmed = template.replace(/^(?:\.\/)+/, '')
  const parts = trimmed.split('/')
  for (const part of parts) assertPart(template, part)
  return parts.map((part) => fill(part, branch)).join('/')
}

/** Throws a `config` error where `pagePath` does, for a place whose files tools run or obey, and for a name of another kind of file. */
export function assertPageTemplate(template: string, format: PageFormatName): void {
  pagePath(template, 'branch')
  const why = describeExtension(template, format) ?? describeToolPlace(template.replace(/^(?:\.\/)+/, ''))
  if (why !== null) throw unfit(template, why)
}

function unfit(template: string, why: string): HandoffError {
  return new HandoffError('config', `\`path: ${template}\` cannot be a page: ${why}.`, {
    hints: ['Use a separate file, such as `docs/HANDOFF.md` or `.handoff/{branch}.md`.'],
  })
}

/** Whether each branch has a path of its own. */
export function isPathPerBranch(template: string): boolean {
  return template.includes(placeholder)
}

const placeholder = '{branch}'

// Windows: reserved characters, and names that are devices in every folder, whatever their extension.
const reservedCharacter = /[\u0000-\u001f\u007f<>:"|?*\\]/
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?: *(?:\.|$))/i
// macOS ignores these in names, so that `.g<U+200C>it` is `.git` there: see core.protectHFS in git-config(1).
const ignoredOnMac = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g
// `git~1` is the short name of `.git` on Windows: see core.protectNTFS.
const gitFolder = /^(?:\.git|git~\d+)[. ]*$/i

function assertPart(template: string, part: string): void {
  const why = describeFault(part)
  if (why === null) return
  throw new HandoffError('config', `\`path: ${template}\` is not a path inside the repository: ${why}.`, {
    hints: [
      'Use a path relative to the repository root with `/` between folders, such as `docs/HANDOFF.md`.',
    ],
  })
}

function describeFault(part: string): string | null {
  if (part === '') return 'it is empty, starts or ends with `/`, or contains `//`'
  if (part === '.' || part === '..') return `it contains \`${part}\``
  const unknown = part.replaceAll(placeholder, '').match(/\{[^{}]*\}/)
  if (unknown !== null) return `the only placeholder is \`${placeholder}\`, not \`${unknown[0]}\``
  const reserved = part.match(reservedCharacter)
  if (reserved !== null) return `Windows does not allow ${JSON.stringify(reserved[0])} in file names`
  if (/[. ]$/.test(part)) return 'Windows does not allow file names that end with a dot or a space'
  if (deviceName.test(part)) return `\`${part}\` is the name of a device on Windows`
  if (gitFolder.test(part.replace(ignoredOnMac, ''))) return `\`${part}\` belongs to git`
  return null
}

function fill(part: string, branch: string): string {
  if (!part.includes(placeholder)) return part
  // `%` goes first, so that what is encoded here cannot be mistaken for what was there.
  const readable = branch.replaceAll('%', '%25')
  return part
    .replaceAll(placeholder, () => readable)
    .split('/')
    .map(encodePart)
    .join('/')
}

function encodePart(part: string): string {
  if (part === '') return '%' // only from something that is no branch name: git refuses `a//b`
  const encoded = part
    .replace(/^\./, percent) // also `..` and `.git`
    .replace(/[\u0000-\u001f\u007f<>:"|?*\\\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g, percent)
    .replace(/[. ]$/, percent)
  return deviceName.test(encoded) || gitFolder.test(encoded) || isToolName(encoded)
    ? encoded.replace(/^./, percent)
    : encoded
}

function percent(character: string): string {
  return encodeURIComponent(character) === character
    ? `%${character.charCodeAt(0).toString(16)}`
    : encodeURIComponent(character)
}
