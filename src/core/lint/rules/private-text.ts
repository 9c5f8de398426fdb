import type { Rule } from '../lint.js'

/** Accounts that containers, runners and examples have: they name nobody. */
const nobody =
  '(?:runner|ubuntu|node|vscode|codespace|app|user|username|you|yourname|your[-_]?name|me|name|admin|ec2-user|deploy|git|www|jovyan|circleci|gitpod|shared|public|guest|test|example)'
const name = `(?!${nobody}(?![\\w.-]))[A-Za-z][\\w.-]{0,60}`
/** The rest of a path. */
const rest = '(?:[/\\\\][^\\s`"\'<>|()\\[\\]]{0,300})?'

/** More of it: `/home/feed` may well be a route. */
const segments = '[^\\s`"\'<>|()\\[\\]]{1,300}'

const patterns: readonly { pattern: RegExp; why: string }[] = [
  {
    pattern: new RegExp(`(?<![\\w.~/:-])/(?:home|Users)/${name}/${segments}`, 'g'),
    why: "in someone's home folder",
  },
  {
    pattern: new RegExp(`(?<![\\w.~/:-])/mnt/[a-z]/Users/${name}${rest}`, 'g'),
    why: "in someone's home folder",
  },
  { pattern: /(?<![\w/-])file:\/\/\/?[^\s`"'<>]{1,300}/g, why: 'only on one machine' },
  {
    pattern: new RegExp(`(?<![\\w/-])[A-Za-z]:[\\\\/]{1,2}Users[\\\\/]{1,2}${name}${rest}`, 'g'),
    why: "in someone's home folder",
  },
  { pattern: /(?<![\w/:-])[A-Z]:\\{1,2}[\w.-]{1,60}(?:\\[^\s`"'<>|]{0,300})?/g, why: 'only on one machine' },
  // `~/.config/x` is everybody's own; `~/projects/x` is where one person keeps it.
  {
    pattern:
      /(?<![\w/:~-])~\/(?:projects?|code|src|dev|work|workspace|repos?|git|Documents|Desktop|Downloads)\/[^\s`"'<>|()[\]]{1,300}/g,
    why: 'only on one machine',
  },
]

/** Warns of paths that exist on one machine only, and tell whose. One finding a line. */
export const noAbsolutePath: Rule = {
  id: 'no-absolute-path',
  find({ page }) {
    if (page === null) return []
    const { text } = page.source
    const lines = new Set<number>()
    return patterns
      .flatMap(({ pattern, why }) =>
        Array.from(text.matchAll(pattern), (match) => ({ start: match.index, path: match[0], why })),
      )
      .sort((a, b) => a.start - b.start)
      .filter(({ start }) => {
        const line = text.lastIndexOf('\n', start)
        return !lines.has(line) && lines.add(line)
      })
      .map(({ start, path, why }) => ({
        span: { start, end: start + path.replace(/(?<![.,;:])[.,;:]+$/, '').length },
        cause: 'absolute-path',
        reason: `This path is ${why}`,
        hint: 'Write the path from the root of the repository, such as `src/x.ts`.',
      }))
  },
}

/** Errors on keys and tokens: a page is pushed, and what was pushed once is public. The secret itself is not repeated. */
export const noSecret: Rule = {
  id: 'no-secret',
  find({ secrets }) {
    return secrets.map(({ start, end, what }) => ({
      span: { start, end },
      cause: 'secret',
      reason: `This line contains a secret (${what})`,
      hint: 'Revoke it, and write the name of the variable that holds it instead. A committed secret stays in history.',
      data: { what },
    }))
  },
}
