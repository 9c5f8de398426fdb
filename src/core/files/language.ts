import type { FileKind } from '../facts.js'
import { extensionsByLanguage, languageByInterpreter, namesByLanguage } from './languages.js'

/** A path taken apart once, so that every table can be asked without splitting again. All in lower case but `name`. */
export interface PathParts {
  /** Folders from the root down, without the file's name. */
  folders: readonly string[]
  /** The file's name as written: `UserTest.java`, where case tells. */
  name: string
  lowerName: string
  /** After the last dot, without it; empty for `Makefile` and for dotfiles without a second dot. */
  extension: string
  /** After the last dot but one: `min.js` of `app.min.js`, `blade.php`; empty where there are not two. */
  lastTwo: string
}

/** What the finders know of the file that a line belongs to. */
export interface ScannedFile {
  /** Relative to the root, with `/`. */
  path: string
  kind: FileKind
  /** As `languageOf` gives it. */
  language: string | null
}

const languageByExtension = derivePlaces(extensionsByLanguage)
const languageByName = derivePlaces(namesByLanguage)
const languageByProgram = new Map(Object.entries(languageByInterpreter))

/** `Dockerfile.dev`, `Makefile.am`, `.env.production`, `Jenkinsfile-nightly`. */
const variantName = /^(dockerfile|containerfile|makefile|jenkinsfile|\.env)[.-]/

/** By file name, extension, then shebang (`firstLine`), as github-linguist names it, in lower case; null if none tells. */
export function languageOf(path: string, firstLine?: string): string | null {
  const parts = parsePath(path)
  return (
    languageByName.get(parts.lowerName) ??
    languageByDots(parts) ??
    languageByName.get(variantName.exec(parts.lowerName)?.[1] ?? '') ??
    (firstLine === undefined ? null : parseShebang(firstLine))
  )
}

/** `home.blade.php` is Blade before it is PHP. */
function languageByDots({ lastTwo, extension }: PathParts): string | undefined {
  return languageByExtension.get(lastTwo) ?? languageByExtension.get(extension)
}

/** `#!/usr/bin/env -S node --no-warnings`, `#!/usr/bin/python3.12`. */
function parseShebang(line: string): string | null {
  if (!line.startsWith('#!')) return null
  const words = line.slice(2, 200).trim().split(/\s+/)
  const command = words[0]?.split('/').at(-1) ?? ''
  const program =
    command === 'env' ? words.slice(1).find((word) => !word.startsWith('-') && !word.includes('=')) : command
  const interpreter = (program?.split('/').at(-1) ?? '').toLowerCase()
  return (
    languageByProgram.get(interpreter) ??
    languageByProgram.get(interpreter.replace(/-?(?<![\d.])[\d.]+$/, '')) ??
    null
  )
}

function derivePlaces(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(table).flatMap(([language, places]) =>
      places.split(' ').map((place) => [place, language] as const),
    ),
  )
}

/** The folder that holds a path; empty at the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Takes a repository-relative path with `/` apart. */
export function parsePath(path: string): PathParts {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  const lowerName = name.toLowerCase()
  const dot = lowerName.lastIndexOf('.')
  const before = dot > 0 ? lowerName.lastIndexOf('.', dot - 1) : -1
  return {
    folders: parts.slice(0, -1).map((folder) => folder.toLowerCase()),
    name,
    lowerName,
    extension: dot > 0 ? lowerName.slice(dot + 1) : '',
    lastTwo: before > 0 ? lowerName.slice(before + 1) : '',
  }
}
