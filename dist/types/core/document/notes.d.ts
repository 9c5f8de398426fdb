/** What a person states on the command line; texts are inline Markdown. */
export interface Notes {
    decisions: {
        text: string;
        reason: string | null;
        at: string | null;
    }[];
    gotchas: string[];
    context: string[];
    tasks: {
        text: string;
        priority: 'must' | 'nice';
    }[];
}
/** The page with the notes at the end of their sections; a note that stands there already is not written again. */
export declare function addNotes(raw: string, notes: Notes): string;
