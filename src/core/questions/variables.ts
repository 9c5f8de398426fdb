import type { BranchFacts, VariableRead } from '../facts.js'
import { isAside } from './files.js'
import type { Concern, DeriveRanked, Subject } from './question.js'
import { renderNames } from './wording.js'

const mostVariables = 5
const weights = { undocumented: 80, documented: 26 }

/** Values that somebody has to be given: naming them in an example file is not enough. */
const granted =
  /(?:^|_)(?:SECRET|TOKEN|KEY|PASSWORD|PASS|CREDENTIALS?|CERT|DSN|URL|URI|ENDPOINT|ACCOUNT|BUCKET|CLIENT_ID|TENANT|REALM)(?:_|$)/

/** Environment variables that the code reads now. Of those that a document names, only where a value comes from. */
export const deriveNewVariables: DeriveRanked = ({ facts, isOpen }) => {
  const read = listOwn(facts)
  const undocumented = read.filter(({ documented }) => !documented)
  const isUnknown = undocumented.length > 0
  const asked = isUnknown ? undocumented : read.filter(({ name }) => granted.test(name))
  const open = asked.slice(0, mostVariables).filter((variable) => isOpen(concernOf(variable)))
  const about = open.map((variable) => concernOf(variable).subject)
  const [first] = about
  if (first === undefined) return []
  const names = renderNames(about.map(({ name }) => name))
  return [
    {
      weight: isUnknown ? weights.undocumented : weights.documented,
      question: {
        id: first.id,
        kind: 'variable',
        text: isUnknown
          ? `What must ${names} hold, and what happens without?`
          : `Where does one get a value for ${names}?`,
        about,
        answerWith: 'gotcha',
        statement: names,
        place: first.path,
      },
    },
  ]
}

function concernOf({ name, path, line }: VariableRead): Concern & { subject: Subject } {
  return {
    subject: { id: `variable:${name}`, name, path, line },
    names: [{ text: name, form: 'code' }],
    message: 'naming',
  }
}

/** A variable of a test or a tool is for who writes the code. */
function listOwn({ variables, files }: BranchFacts): VariableRead[] {
  return variables.filter(
    ({ path }) => !isAside(path) && files.find((file) => file.path === path)?.kind !== 'test',
  )
}
