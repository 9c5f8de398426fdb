/** Takes leading emoji off a subject; `breaking` for 💥. */
export declare function typeOfGitmoji(text: string): {
    type: string | null;
    breaking: boolean;
    rest: string;
};
