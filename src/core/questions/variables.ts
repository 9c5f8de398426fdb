import type { BranchFacts, VariableRead } from '../facts.js'
import { askTogether } from './ask.js'
import { isAside } from './files.js'
import type { Concern, DeriveRanked } from './question.js'
import { renderSubjects } from './wording.js'

const mostVariables = 5
const weights = { undocumented: 80, documented: 26 }

/** Values that somebody has to be given: naming them in an example file is not enough. */
const granted =
  /(?:^|_)(?:SECRET|TOKEN|KEY|PASSWORD|PASS|CREDENTIALS?|CERT|DSN|ACCOUNT|CLIENT_ID|TENANT)(?:_|$)/

/** Environment variables that the code reads now. Of those that a document names, only where a value comes from. */
export const deriveNewVariables: DeriveRanked = ({ facts, isOpen }) => {
  const read = listOwn(facts)
  const undocumented = read.filter(({ documented }) => !documented)
  const documented = read.filter((variable) => variable.documented && granted.test(variable.name))
  const concerns = (variables: readonly VariableRead[]) => variables.slice(0, mostVariables).map(concernOf)
  return [
    ...askTogether('variable', concerns(undocumented), isOpen, (open) => ({
      weight: weights.undocumented,
      text: `What must ${renderSubjects(open)} hold, and what happens without?`,
      answerWith: 'gotcha',
      statement: renderSubjects(open),
    })),
    ...askTogether('variable', concerns(documented), isOpen, (open) => ({
      weight: weights.documented,
      text: `Where does one get a value for ${renderSubjects(open)}?`,
      answerWith: 'gotcha',
      statement: renderSubjects(open),
    })),
  ]
}

function concernOf({ name, path, line }: VariableRead): Concern {
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
