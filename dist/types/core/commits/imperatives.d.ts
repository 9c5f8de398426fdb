/** Whether a description names what was broken (`expiry of cookies`) and not what was done about it. */
export declare function isNounPhrase(description: string): boolean;
