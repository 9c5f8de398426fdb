/** Language → extensions, without dots, separated by spaces. */
export declare const extensionsByLanguage: Readonly<Record<string, string>>;
/** Language → whole file names in lower case, separated by spaces. */
export declare const namesByLanguage: Readonly<Record<string, string>>;
/** Interpreter on the shebang line, without its version → language. */
export declare const languageByInterpreter: Readonly<Record<string, string>>;
