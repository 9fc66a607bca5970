/** Everybody's password in the demo firm; the app says so on screen. */
export const DEMO_PASSWORD = 'tagwerk-demo';
