import type { SectionKind } from '../handoff.js'

export interface TemplateSection {
  kind: SectionKind
  heading: string
  /** Lists of this section are numbered. */
  ordered: boolean
  /** Stands on every page, filled or not; the others only where the branch gives them something to say. */
  required: boolean
  /** What stands there while nobody has said anything. */
  placeholder: string | null
  sections: readonly TemplateSection[]
}

/** The page's sections in their order. */
export const template: readonly TemplateSection[] = [
  section('context', 'Context', { placeholder: 'Not recorded.' }),
  section('completed', 'Completed Work', {
    sections: [
      section('changes', 'Changes', { required: false }),
      section('done-must', 'Tasks Done', { required: false }),
      section('done-nice', 'Nice to Have, Done', { required: false }),
      section('files', 'Files Modified', { required: false, ordered: true }),
    ],
  }),
  section('remaining', 'Remaining Work', {
    placeholder: 'None recorded.',
    sections: [
      section('must', 'Must Complete', { required: false }),
      section('nice', 'Nice to Have', { required: false }),
    ],
  }),
  section('decisions', 'Key Decisions', { ordered: true, placeholder: 'None recorded.' }),
  section('gotchas', 'Gotchas', { placeholder: 'None recorded.' }),
  section('architecture', 'Architecture', { required: false }),
  section('dependencies', 'Dependencies', { required: false }),
  section('environment', 'Environment', { required: false }),
]

const placeholders = new Set(['Not recorded.', 'None recorded.'])

/** Whether a section's text is only our own word for "nothing yet". */
export function isPlaceholder(text: string): boolean {
  return placeholders.has(text.trim())
}

/** Whether a heading is one of ours, in these words. */
export function isTemplateHeading(heading: string, among: readonly TemplateSection[] = template): boolean {
  return among.some((one) => one.heading === heading || isTemplateHeading(heading, one.sections))
}

/** A section of the template, wherever it stands. */
export function findTemplate(
  kind: SectionKind,
  among: readonly TemplateSection[] = template,
): TemplateSection | undefined {
  for (const candidate of among) {
    const found = candidate.kind === kind ? candidate : findTemplate(kind, candidate.sections)
    if (found !== undefined) return found
  }
  return undefined
}

function section(
  kind: SectionKind,
  heading: string,
  options: Partial<Omit<TemplateSection, 'kind' | 'heading'>>,
): TemplateSection {
  return { kind, heading, ordered: false, required: true, placeholder: null, sections: [], ...options }
}
