import { tableAt, valueAt } from '../dependencies/manifest.js'
import { wordList } from '../text/words.js'
import { isPlainName, type Need, type Offer, offerOf } from './environment.js'
import type { Project } from './project.js'

/** An environment variable that the branch newly reads; optional where the code goes on without it. */
export interface ReadVariable {
  name: string
  optional?: true
}

/** In the order in which projects are likely to mean it. */
const examples = wordList('.env.example .env.sample .env.template .env.dist .env.local.example env.example')

/** What somebody has to set: what the branch newly reads, then what the example file requires, or gives no real value for. */
export function deriveNeeds(project: Project, variables: readonly ReadVariable[]): Need[] {
  const file = project.first(...examples)
  const rows = parseExampleFile(project.text(file ?? ''))
  const isOptional = new Set(rows.filter(({ said }) => said === 'optional').map(({ name }) => name))
  const declares = rows.some(({ said }) => said === 'required')
  const open = rows.filter(({ value, said }) => value !== 'filled' && said !== 'optional')
  const namesOf = (wanted: (row: ExampleRow) => boolean) => open.filter(wanted).map(({ name }) => name)
  const read = variables
    .filter(({ name, optional }) => optional !== true && !isOptional.has(name))
    .map(({ name }) => name)
    .filter((name) => /^[A-Za-z_][A-Za-z0-9_]{0,99}$/.test(name))
  const asked = new Set([
    ...namesOf(({ said }) => said === 'required'),
    ...namesOf(({ value }) => value === 'placeholder'),
    ...namesOf(() => !declares),
  ])
  const own = new Set(read)
  return [
    ...[...own].map((name) => ({ name, from: null })),
    ...[...asked].filter((name) => !own.has(name)).map((name) => ({ name, from: file })),
  ]
}

/** A variable in an example file such as `.env.example`. */
interface ExampleRow {
  name: string
  value: 'filled' | 'empty' | 'placeholder'
  /** As the comment or the heading above says; what is commented out is optional. */
  said: 'required' | 'optional' | null
}

const assignment = /^\s*(?:(#)\s*)?(?:export\s+)?([A-Za-z_][A-Za-z0-9_]{0,99})\s*=(.*)$/
/** `# ==== Required ====`, `# [[AUTH]]`, `## Mail`, `# --- Optional ---`. */
const heading = /^#+\s*[=~*[-]{2}.*\w|^#{2,}\s*\w/

/** A comment holds until the next blank line; a heading, or a comment that stands alone, until the next one. */
export function parseExampleFile(text: string): ExampleRow[] {
  const rows: ExampleRow[] = []
  let section: ExampleRow['said'] = null
  let comment = ''
  let isAlone = true
  for (const line of `${text}\n`.split('\n').map((each) => each.trim().slice(0, 500))) {
    const [, mark = '', name, value = ''] = assignment.exec(line) ?? []
    if (line === '') {
      if (isAlone && comment !== '') section = judge(comment)
      comment = ''
      isAlone = true
    } else if (name !== undefined && (mark === '' || /^[A-Z0-9_]+$/.test(name))) {
      isAlone = false
      const said = mark === '#' ? 'optional' : (judge(`${comment} ${value}`) ?? section)
      rows.push({ name, value: judgeValue(value), said })
    } else if (heading.test(line)) {
      section = judge(line)
      comment = ''
    } else if (line.startsWith('#')) comment += `${line}\n`
  }
  return rows
}

const optional =
  /\boptional(?:ly)?\b|\bleave (?:it |this |them |these )?(?:empty|blank|unset|commented)\b|\bif (?:empty|unset|blank|omitted|not set|not provided)\b|\bif you(?:'re| are| want| use| need| prefer| don't)\b|\b(?:required|needed|used|necessary) (?:only )?(?:if|when|for)\b|\bonly (?:needed|required|used|if|when)\b|\buncomment\b|\bdefaults? (?:to|is)\b|\bnot required\b|\binstead\b/i

/** As a mark of its own (`REQUIRED: …`, `(required)`) or in a heading; `required by the proxy` marks nothing. */
const required =
  /(?:^|\n)(?:[#[(*=~-]|[^\S\n])*(?:required|mandatory)\b(?! (?:by|to|in))|\((?:required|mandatory)\)|\brequired[:!]/i

function judge(comment: string): ExampleRow['said'] {
  if (optional.test(comment)) return 'optional'
  return required.test(comment) || (heading.test(comment) && /\brequired\b/i.test(comment))
    ? 'required'
    : null
}

/** A placeholder only says where a value belongs: `<key>`, `your-key-here`, `changeme`, `REPLACE_ME_NOW!`, `xxx`. */
function judgeValue(value: string): ExampleRow['value'] {
  const bare = value
    .replace(/(?:^|[ \t])#.*$/, '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
  if (bare === '') return 'empty'
  const placeholder =
    /<[\w .-]+>|(?:\.\.\.|…|x{3,})$|\byour[-_]|^(?:your|my|insert|enter|replace)[-_ ]|(?:change|replace)[-_ ]?(?:me|this|it)\b|(?:change|replace)_me_|[-_]here$|^(?:todo|tbd)$/i
  // In lower case that is the password of a database on one's own machine.
  return placeholder.test(bare) || /:PASSWORD@/.test(bare) ? 'placeholder' : 'filled'
}

/** Names of the services in the compose file that `docker compose` would take. */
export function deriveServices(project: Project): string[] {
  return Object.keys(services(project)).filter(isPlainName)
}

/** `docker compose up` runs the project where one of the services is built from the repository. */
export function deriveCompose(project: Project): Offer {
  const isBuilt = Object.values(services(project)).some((service) => valueAt(service, 'build') !== undefined)
  return offerOf('usual', { run: isBuilt ? 'docker compose up' : null })
}

function services(project: Project): object {
  const file = project.first('compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml')
  return file === null ? {} : tableAt(project.table(file), 'services')
}
