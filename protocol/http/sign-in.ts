import * as v from 'valibot';

/**
 * `POST /api/auth/sign-in/username` { username, password } and `/sign-in/email` { email, password }.
 * 200 sets the session cookie; outside browsers the answer carries `set-auth-token` for
 * `Authorization: Bearer`. 401 `auth.wrong` for a wrong name and a wrong password alike;
 * 429 `request.rate_limited` with Retry-After. `POST /api/auth/sign-out` ends this device's session.
 */
export const signInByUserNameRequestSchema = v.object({ username: v.string(), password: v.string() });
export const signInByEmailRequestSchema = v.object({ email: v.string(), password: v.string() });
