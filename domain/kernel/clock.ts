/** The only way to ask for the time: an argument. Milliseconds since the epoch, UTC. */
export interface Clock {
	now(): number;
}
