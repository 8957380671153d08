/** How what a source knows gets here: Takeup asks for it, it sends by itself, or files are brought in. */
export type SourceWay = 'pulled' | 'delivered' | 'brought';
