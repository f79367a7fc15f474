/** Where the pictures go; ignored by git. */
export const SCREENS = 'screens';
