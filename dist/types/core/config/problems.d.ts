import { HandoffError } from '../errors.js';
/** One mistake in a configuration file: UTF-16 offset, message (Markdown, without its full stop), what to do. */
export interface Problem {
    offset: number;
    message: string;
    hint: string | null;
}
/** Notes a mistake. */
export type Report = (offset: number, message: string, hint?: string) => void;
/** The first mistakes of a file as one error: `.handoff.yml:3:1: Unexpected …, expected …`, one to a line. */
export declare function configError(file: string, text: string, problems: readonly Problem[]): HandoffError;
