import { type Config } from './config.js';
import { type RuleId } from './rules.js';
/**
 * The values an option takes. Texts match `pattern` (ECMAScript, `u`), which also stands in the JSON Schema;
 * `expected` says in words, as Markdown, what one value is; `assert` throws a HandoffError for what no pattern can
 * tell.
 */
export type ValueType = {
    kind: 'boolean';
} | {
    kind: 'choice';
    values: readonly string[];
} | {
    kind: 'text';
    expected: string;
    pattern: RegExp;
    assert?: (value: string) => void;
} | {
    kind: 'texts';
    expected: string;
    pattern: RegExp;
} | {
    kind: 'choices';
    expected: string;
    values: readonly string[];
} | {
    kind: 'rules';
};
/** One key of `.handoff.yml`: its check, its documentation and its part of the schema come from here. */
export interface Option<Property extends keyof Config = keyof Config> {
    readonly key: string;
    readonly property: Property;
    readonly type: ValueType;
    readonly default: Config[Property];
    /** Markdown, whole sentences. */
    readonly description: string;
    /** YAML of a value that is not the default. */
    readonly example: string;
}
/** Every key of `.handoff.yml`, in the order of the documentation. */
export declare const options: readonly Option[];
/** What holds where there is no `.handoff.yml`. */
export declare const defaultConfig: Config;
export declare const ruleIds: readonly RuleId[];
