/** What the judgement of one language family needs, and says. */
import type { LostSymbol } from './lost-symbols.js'
import type { NamedFile } from './named-file.js'

/** What the tree at head tells of a lost symbol. */
export interface Standing {
  /** A line somewhere declares the name: then only an import of the old place tells which one is meant. */
  declared: boolean
  /** Paths of the files with such lines. */
  declaredIn: readonly string[]
  /** What an import of the old place now reaches still offers the name, or all that another file has. */
  offered: boolean
  /** The class that lost a member may have inherited another of its name. */
  inherited: boolean
  /** Nothing is there any more that an import of the old place could reach. */
  gone: boolean
}

/** Where a file uses the symbol, and how. */
export interface Use {
  /** Offset in the file's text. */
  at: number
  how: 'calls' | 'imports' | 'declares' | 'names'
}

/** How the languages of a family declare, import and use names. */
export interface NamingRules {
  family: string
  /**
   * Matches a line that declares the name, by any means, local ones too; of a member's name only by those that give it
   * to something. `name` comes escaped.
   */
  declaration(name: string, isMember?: boolean): RegExp
  /** Whether a file can name what is not exported; absent: wherever it finds it. */
  sees?(lost: LostSymbol, path: string): boolean
  /** Files that an import of the path could reach, the path itself among them. */
  successors(path: string): readonly string[]
  /** Whether such a file offers the name to others. */
  offers(code: string, name: string): boolean
  /** The first use of the symbol that is certain to be one; null where there is none. */
  findUse(lost: LostSymbol, file: NamedFile, standing: Standing): Use | null
}

/** For languages whose imports name packages, not files. */
export const withoutModules: Pick<NamingRules, 'successors' | 'offers'> = {
  successors: () => [],
  offers: () => false,
}
