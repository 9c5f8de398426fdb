import type { FileChange } from '../facts.js'
import { renderCode } from '../text/code.js'
import { askTogether } from './ask.js'
import { isOnlyReverted, namesOfFile } from './files.js'
import { deriveKeptShare } from './kept-share.js'
import type { Concern, DeriveRanked, FileSides } from './question.js'
import { number, renderSubjects } from './wording.js'

/** What builds, ships and runs the project somewhere else; compose files run it here. */
const pipeline =
  /^\.(?:github|gitea|forgejo)\/(?:workflows|actions)\/.*\.ya?ml$|(?:^|\/)(?:\.gitlab-ci\.yml|Jenkinsfile|azure-pipelines\.yml|bitbucket-pipelines\.yml|\.travis\.yml|appveyor\.yml)$|^\.(?:circleci|buildkite|woodpecker)\//

/** `${{ secrets.NPM_TOKEN }}`, `vars.REGION`; the one that every run is given is left out. */
const granted = /\b(?:secrets|vars)\.(?!GITHUB_TOKEN\b)([A-Za-z_]\w*)/g

/** Lines of a pipeline that was written anew. */
const fewestLines = 100
const mostKept = 0.5
const mostSubjects = 4
const weights = { secrets: 64, rewritten: 28 }

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
      weight: weights.secrets,
      text: `Who sets ${renderSubjects(open)} for ${renderCode(open[0].subject.path ?? '')}, and to what?`,
      answerWith: 'gotcha',
      statement: renderSubjects(open),
    })),
    ...askTogether('pipeline', rewritten, isOpen, (open) => ({
      weight: weights.rewritten,
      text: `Why ${number(open, 'was', 'were')} ${renderSubjects(open)} rewritten, and what else depends on the former jobs?`,
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
      if (both === undefined || status === 'added' || Math.min(additions, deletions) < fewestLines)
        return false
      return deriveKeptShare(both) < mostKept
    })
    .map(({ path }) => ({
      subject: { id: `pipeline:${path}`, name: path, path, line: null },
      names: namesOfFile(path),
      message: 'reason',
    }))
}
