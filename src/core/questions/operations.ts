import type { FileChange } from '../facts.js'
import { renderCode } from '../text/code.js'
import { deriveKeptShare, isAside, isOnlyReverted, namesOfFile } from './files.js'
import {
  askTogether,
  type Concern,
  type DeriveRanked,
  type FileSides,
  type Name,
  number,
  renderSubjects,
} from './question.js'

/** What builds, ships and runs the project somewhere else; compose files run it here. */
const pipeline =
  /^\.(?:github|gitea|forgejo)\/(?:workflows|actions)\/.*\.ya?ml$|(?:^|\/)(?:\.gitlab-ci\.yml|Jenkinsfile|azure-pipelines\.yml|bitbucket-pipelines\.yml|\.travis\.yml|appveyor\.yml)$|^\.(?:circleci|buildkite|woodpecker)\//

/** `${{ secrets.NPM_TOKEN }}`, `vars.REGION`; the one that every run is given is left out. */
const granted = /\b(?:secrets|vars)\.(?!GITHUB_TOKEN\b)([A-Za-z_]\w*)/g

/** Lines of a pipeline that was written anew. */
const fewestPipelineLines = 100
const mostKept = 0.5
const mostSubjects = 4
const pipelineWeights = { secrets: 64, rewritten: 28 }

/** Whether both sides of the file have to be read. */
export function isPipeline({ path, kind, status }: FileChange): boolean {
  return pipeline.test(path) && kind !== 'test' && status !== 'deleted'
}

/** Secrets that pipelines ask for now: they are set where no diff shows. And pipelines that were written anew. */
export const derivePipelineChanges: DeriveRanked = ({ facts, sides, isOpen }) => {
  const files = facts.files.filter((file) => isPipeline(file) && !isOnlyReverted(file, facts))
  const secrets = listSecrets(files, sides).slice(0, mostSubjects)
  const rewritten = listRewritten(files, sides).slice(0, mostSubjects)
  return [
    ...askTogether('pipeline', secrets, isOpen, (open) => ({
      weight: pipelineWeights.secrets,
      text: `Who sets ${renderSubjects(open)} for ${renderCode(open[0].subject.path ?? '')}, and to what?`,
      answerWith: 'gotcha',
      statement: renderSubjects(open),
    })),
    ...askTogether('pipeline', rewritten, isOpen, (open) => ({
      weight: pipelineWeights.rewritten,
      text: `Why ${number(open, 'was', 'were')} ${renderSubjects(open)} rewritten, and what depends on the previous jobs?`,
      answerWith: 'decision',
      statement: `Rewrite ${renderSubjects(open)}`,
    })),
  ]
}

/** Names that no pipeline asked for before, as far as the changed ones tell. */
function listSecrets(files: readonly FileChange[], sides: ReadonlyMap<string, FileSides>): Concern[] {
  const before = new Set(files.flatMap(({ path }) => namesIn(sides.get(path)?.before ?? '')))
  const found = new Map<string, Concern>()
  for (const { path } of files) {
    for (const name of namesIn(sides.get(path)?.after ?? '')) {
      if (before.has(name) || found.has(name)) continue
      found.set(name, {
        subject: { id: `pipeline:${name}`, name, path, line: null },
        names: [{ text: name, form: 'code' }],
        message: 'naming',
      })
    }
  }
  return [...found.values()]
}

function namesIn(text: string): string[] {
  return [...text.matchAll(granted)].map(([, name = '']) => name)
}

function listRewritten(files: readonly FileChange[], sides: ReadonlyMap<string, FileSides>): Concern[] {
  return files
    .filter(({ path, status, additions, deletions }) => {
      const both = sides.get(path)
      if (both === undefined || status === 'added' || Math.min(additions, deletions) < fewestPipelineLines)
        return false
      return deriveKeptShare(both) < mostKept
    })
    .map(({ path }) => ({
      subject: { id: `pipeline:${path}`, name: path, path, line: null },
      names: namesOfFile(path),
      message: 'reason',
    }))
}

const mostFiles = 4
/** Changed lines of a migration that was there before: fewer are a linter's. */
const fewestSchemaLines = 4
const schemaWeights = { changed: 86, destructive: 84, additive: 48 }

/**
 * A file that changes a database when it runs: an ordinal or a time stamp in front (`0002_sessions.py`, `V3__x.sql`,
 * `2024_01_05_create_x.php`, `prisma/migrations/15_boards/migration.sql`), SQL, or Alembic's `versions/3f2a91c0d3e5_x.py`.
 */
const migration =
  /^(?=(?:.*\/)?(?:migrations?|migrate)\/).*\/(?:[^/]+\.sql|[VUR]?\d+[^/]*\.(?:ts|js|mjs|cjs|py|rb|php|cs|java|kt|go|xml|ya?ml|exs))$|(?:^|\/)versions\/[0-9a-f]{8,}_[^/]*\.py$/i
/** The whole of a database, declared. */
const schema =
  /(?:^|\/)schema\.prisma$|^(?=(?:.*\/)?(?:db|database|sql)\/).*\/(?:schema|structure)\.(?:rb|sql)$/i
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
  if (isFormer) return `Who has already run the previous ${names}, and what must they do?`
  const [does, itIs] = number(open, ['does', 'it is'], ['do', 'they are'])
  return `What ${does} ${names} need when ${itIs} deployed (order, backfill, rollback)?`
}

function isMigration({ path }: FileChange): boolean {
  return migration.test(path)
}

function isHarmless({ path, status }: FileChange): boolean {
  const name = nameOf(path)
  return status === 'added' && (newTable.test(name) || (anIndex.test(name) && !destructive.test(name)))
}

function weigh(files: readonly FileChange[]): number {
  if (files.some(({ status, path }) => status === 'modified' && migration.test(path)))
    return schemaWeights.changed
  const { additive } = schemaWeights
  return files.some(({ path }) => destructive.test(nameOf(path))) ? schemaWeights.destructive : additive
}

function isOfDatabase({ kind, path, status, additions, deletions }: FileChange): boolean {
  if (kind === 'test' || kind === 'vendored' || isAside(path) || writtenByTool.test(path)) return false
  if (status !== 'added' && status !== 'modified') return false
  if (status === 'modified' && additions + deletions < fewestSchemaLines) return false
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
