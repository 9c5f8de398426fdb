import type { FileChange } from '../facts.js'
import { isOnlyReverted, namesOfFile } from './files.js'
import type { Concern, DeriveRanked, Subject } from './question.js'
import { renderNames } from './wording.js'

/** What builds, ships and runs the project somewhere else; compose files run it here. */
const pipeline =
  /^\.github\/workflows\/[^/]+\.ya?ml$|(?:^|\/)(?:\.gitlab-ci\.yml|Jenkinsfile|azure-pipelines\.yml|bitbucket-pipelines\.yml|\.travis\.yml|appveyor\.yml)$|^\.(?:circleci|buildkite|woodpecker)\/|(?:^|\/)(?:fly\.toml|vercel\.json|netlify\.toml|render\.yaml|Procfile|serverless\.ya?ml)$|\.tf$|(?:^|\/)(?:k8s|kubernetes|helm|charts|terraform|deploy)\/.*\.(?:ya?ml|tpl|tf)$/

/** Lines: of a file that came, and of all that changed. */
const fewestNew = 30
const fewestChanged = 250
const mostFiles = 4

/** A wide change of what runs elsewhere: what it needs there, no diff shows. */
export const derivePipelineChanges: DeriveRanked = ({ facts, isOpen }) => {
  const files = facts.files
    .filter((file) => isPipeline(file) && !isOnlyReverted(file, facts))
    .sort((a, b) => sizeOf(b) - sizeOf(a))
  const came = files.filter(({ status, additions }) => status === 'added' && additions >= fewestNew)
  const isWide = files.reduce((sum, file) => sum + sizeOf(file), 0) >= fewestChanged
  const asked = came.length > 0 ? came : isWide ? files : []
  const open = asked.slice(0, mostFiles).filter((file) => isOpen(concernOf(file)))
  const about = open.map((file) => concernOf(file).subject)
  const [first] = about
  if (first === undefined) return []
  const names = renderNames(about.map(({ name }) => name))
  return [
    {
      weight: 30,
      question: {
        id: first.id,
        kind: 'pipeline',
        text: `What ${about.length === 1 ? 'does' : 'do'} ${names} need that is not in the repository: secrets, permissions, runners?`,
        about,
        answerWith: 'gotcha',
        statement: names,
        place: null,
      },
    },
  ]
}

function isPipeline({ path, kind, status }: FileChange): boolean {
  return pipeline.test(path) && kind !== 'test' && status !== 'deleted'
}

function sizeOf({ additions, deletions }: FileChange): number {
  return additions + deletions
}

function concernOf({ path }: FileChange): Concern & { subject: Subject } {
  return {
    subject: { id: `pipeline:${path}`, name: path, path, line: null },
    names: namesOfFile(path),
    message: 'naming',
  }
}
