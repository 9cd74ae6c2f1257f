/** What stands for a secret wherever people read. */
export const mask = '•••';
