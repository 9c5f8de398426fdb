/** Which files are searched, as git's pathspecs: unpacking a file takes longer than looking at it. */
import { extensionsByLanguage } from '../../files/languages.js'
import { languagesOf } from './families.js'

const documentLanguages = ['markdown', 'mdx', 'restructuredtext', 'asciidoc']
const testWords = ['test', 'spec', 'e2e', '.cy.']

/** They hold every name there ever was, and count for nothing. */
const chronicles = [
  'fixtures/**',
  '__fixtures__/**',
  '*changelog*.md',
  'changes*.md',
  'changes*.rst',
  'history*.md',
]

/** Files that are no code of the family by their name, and may declare what it uses all the same. */
const declaringElsewhere: Readonly<Record<string, readonly string[]>> = {
  c: ['inc', 'def', 'y', 'l', 'in', 's', 'S', 'asm'],
}

const media =
  'png jpg jpeg gif webp avif ico bmp mp4 mov webm mp3 wav ogg pdf zip gz tgz bz2 xz 7z jar war woff woff2 ttf otf eot wasm so dll exe bin map snap lock'

/** Code of some families; only its tests where no other place counts; and documentation where names may stand in it. */
export function listPathspecs(
  families: readonly string[],
  { tests, documents }: { tests: boolean; documents: boolean },
): string[] {
  const code = families.flatMap((family) => [
    ...languagesOf(family).flatMap(extensionsOf),
    ...(declaringElsewhere[family] ?? []),
  ])
  if (tests) return code.flatMap((extension) => testWords.map((word) => `:(top,icase)*${word}*.${extension}`))
  if (!documents) return code.map(renderAnywhere)
  const prose = documentLanguages.flatMap(extensionsOf)
  return [
    ...[...code, ...prose].map(renderAnywhere),
    ...chronicles.map((glob) => `:(exclude,top,glob,icase)**/${glob}`),
  ]
}

/** Every file that may hold text. */
export const allButMedia: readonly string[] = [
  ':(top)',
  ...media.split(' ').map((extension) => `:(exclude,top,icase)*.${extension}`),
]

function extensionsOf(language: string): string[] {
  return (extensionsByLanguage[language] ?? '').split(' ').filter(Boolean)
}

function renderAnywhere(extension: string): string {
  return `:(top,glob)**/*.${extension}`
}
