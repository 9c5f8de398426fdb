import type { Limit, VariableRead } from '../core/facts.js';
import type { FoundVariable } from '../core/lines/scan.js';
import type { BranchRange } from './range.js';
import type { Repository } from './repository.js';
/**
 * Of the variables that added lines read, those that nothing read at the merge base, and whether the documents at
 * the head name them. Costs nothing where the diff holds none.
 */
export declare function readVariables(repository: Repository, range: BranchRange, found: readonly FoundVariable[]): Promise<{
    variables: VariableRead[];
    limits: Limit[];
}>;
