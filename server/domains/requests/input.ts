import type { Static } from 'typebox';
import type { AcceptedRequest, RequestBody } from '#contracts/requests.ts';

/** One request as it comes in, whichever door it takes. */
export type RequestInput = Static<typeof RequestBody>;

/** What is answered when it was accepted. */
export type Accepted = Static<typeof AcceptedRequest>;
