/** Where somebody goes who has signed in. */
export type SignedIn = 'desk' | 'change-password';
