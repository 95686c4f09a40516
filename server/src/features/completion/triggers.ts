/** Characters behind which something can be meant at once. */
export const TRIGGER_CHARACTERS = [':', ' ', '-', '{', '[', ',', '"', "'", '\n'];
