import type { FileChange } from '../facts.js'
import { askTogether } from './ask.js'
import { isAside, isOnlyReverted, namesOfFile } from './files.js'
import type { Concern, DeriveRanked, Name } from './question.js'
import { number, renderSubjects } from './wording.js'

const mostFiles = 4
/** Changed lines of a migration that was there before: fewer are a linter's. */
const fewestLines = 4
const weights = { changed: 86, destructive: 84, additive: 48 }

/**
 * A file that changes a database when it runs: an ordinal or a time stamp in front (`0002_sessions.py`, `V3__x.sql`,
 * `2024_01_05_create_x.php`, `prisma/migrations/15_boards/migration.sql`), SQL, or Alembic's `versions/3f2a91c0d3e5_x.py`.
 */
const migration =
  /(?:^|\/)(?:migrations?|migrate)\/(?:.*\/)?(?:[^/]+\.sql|[VUR]?\d+[^/]*\.(?:ts|js|mjs|cjs|py|rb|php|cs|java|kt|go|xml|ya?ml|exs))$|(?:^|\/)versions\/[0-9a-f]{8,}_[^/]*\.py$/i
/** The whole of a database, declared. */
const schema =
  /(?:^|\/)schema\.prisma$|(?:^|\/)(?:db|database|sql)\/(?:.*\/)?(?:schema|structure)\.(?:rb|sql)$/i
/** EF Core writes these beside its migrations. */
const writtenByTool = /\.designer\.cs$|ModelSnapshot\.cs$/i
/** Tables that were not there and indexes: nothing has to be known to run these. */
const newTable = /^[\d_.VUR-]*create_/i
const anIndex = /(?:^|_)(?:index|indexes|indices)(?:_|\.|$)/i
/** What a name tells of rows that change or go; `add_x` leaves them alone. */
const destructive =
  /(?:^|[\d_.-])(?:drop|remove|delete|rename|change|alter|fix|back-?fill|populate|migrate|convert|split|merge|move|update|unique|not_?null)/i

/** Migrations that came, else those that were changed; without any, a schema that changed. */
export const deriveSchemaChanges: DeriveRanked = ({ facts, isOpen }) => {
  const files = facts.files.filter((file) => isOfDatabase(file) && !isOnlyReverted(file, facts))
  const migrations = files.filter(isMigration)
  const came = migrations.filter(({ status }) => status === 'added')
  const told = came.length > 0 ? came : migrations.length > 0 ? migrations : files
  const asked = told.filter((file) => !isHarmless(file)).slice(-mostFiles)
  return askTogether('schema', asked.map(concernOf), isOpen, (open) => ({
    weight: weigh(open.map(({ file }) => file)),
    text: ask(open),
    answerWith: 'gotcha',
    statement: `${migrations.length > 0 ? 'Migration' : 'Schema'} ${renderSubjects(open)}`,
  }))
}

function ask(open: readonly OwnConcern[]): string {
  const names = renderSubjects(open)
  const isFormer = open.every(({ file }) => file.status === 'modified' && isMigration(file))
  if (isFormer) return `Who has run the former ${names} already, and what must they do?`
  const [does, itIs] = number(open, ['does', 'it is'], ['do', 'they are'])
  return `What ${does} ${names} need when ${itIs} deployed: an order, a back-fill, a way back?`
}

function isMigration({ path }: FileChange): boolean {
  return migration.test(path)
}

function isHarmless({ path, status }: FileChange): boolean {
  const name = nameOf(path)
  return status === 'added' && (newTable.test(name) || (anIndex.test(name) && !destructive.test(name)))
}

function weigh(files: readonly FileChange[]): number {
  if (files.some(({ status, path }) => status === 'modified' && migration.test(path))) return weights.changed
  const { additive } = weights
  return files.some(({ path }) => destructive.test(nameOf(path))) ? weights.destructive : additive
}

function isOfDatabase({ kind, path, status, additions, deletions }: FileChange): boolean {
  if (kind === 'test' || kind === 'vendored' || isAside(path) || writtenByTool.test(path)) return false
  if (status !== 'added' && status !== 'modified') return false
  if (status === 'modified' && additions + deletions < fewestLines) return false
  return migration.test(path) || schema.test(path)
}

type OwnConcern = Concern & { file: FileChange }

function concernOf(file: FileChange): OwnConcern {
  const { path } = file
  const name = nameOf(path)
  const own: Name = { text: name, form: 'path' }
  return {
    file,
    subject: { id: `schema:${path}`, name, path, line: null },
    names: [...namesOfFile(path), ...(name === path ? [] : [own])],
    message: 'naming',
  }
}

/** What people call it: `15_boards` of `prisma/migrations/15_boards/migration.sql`; a schema goes by its path. */
function nameOf(path: string): string {
  const [folder = '', name = path] = path.split('/').slice(-2)
  if (!migration.test(path)) return path
  return /^(?:migration|up|down)\.sql$/i.test(name) ? folder : name
}
